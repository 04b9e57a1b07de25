"""What a reviewer has to look at, in one list in printed order: what the rules found, what was
remarked, what changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from reports.statute.differences import CellChange, Differences, TextChange
from reports.statute.places import TITLE, name_of, part_of
from reports.statute.schema import Format, Narrative

from .findings import JudgedFinding
from .remark_list import Noted


@dataclass(frozen=True)
class TitleChange:
    """The title differs."""

    before: str
    after: str


@dataclass(frozen=True)
class Point:
    """One of them; exactly one of the three is given. ``place`` is where it stands."""

    place: str
    judged: JudgedFinding | None = None
    noted: Noted | None = None
    change: CellChange | TextChange | TitleChange | None = None

    @property
    def alone(self) -> list[JudgedFinding]:
        """The finding as the list that the template of findings prints."""
        return [self.judged] if self.judged else []


@dataclass(frozen=True)
class PointGroup:
    """The points of one part; ``heading`` is its printed one. Many changed figures fold away."""

    heading: str
    points: tuple[Point, ...]

    @property
    def shown(self) -> list[Point]:
        return [point for point in self.points if point not in self.folded]

    @cached_property
    def folded(self) -> list[Point]:
        cells = [point for point in self.points if isinstance(point.change, CellChange)]
        return cells if len(cells) > FEW else []


FEW = 6  # changed figures of one table that the list still names one by one


@dataclass(frozen=True)
class Points:
    """All of them: findings, remarks, changes."""

    form: Format
    findings: list[JudgedFinding]
    remarks: list[Noted]
    differences: Differences | None

    @cached_property
    def groups(self) -> list[PointGroup]:
        order = {place: n for n, place in enumerate(_printed_order(self.form))}
        points = sorted(self._points(), key=lambda point: _position(point.place, order))
        parts = groupby(points, key=lambda point: part_of(self.form, _key(point.place)))
        return [
            PointGroup(name_of(self.form, part) if part else "整份报告", tuple(found))
            for part, found in parts
        ]

    @property
    def findings_open(self) -> int:
        return sum(one.is_open for one in self.findings)

    @property
    def remarks_open(self) -> int:
        return sum(one.is_open for one in self.remarks)

    @property
    def changes(self) -> int:
        return sum(point.change is not None for point in self._points())

    def _points(self) -> Iterator[Point]:
        yield from (Point(one.finding.place, judged=one) for one in self.findings)
        yield from (Point(one.remark.place, noted=one) for one in self.remarks)
        if self.differences:
            if title := self.differences.title:
                yield Point(TITLE, change=TitleChange(*title))
            yield from (Point(one.cell.place, change=one) for one in self.differences.cells)
            yield from (Point(one.passage.key, change=one) for one in self.differences.texts)


def _printed_order(form: Format) -> Iterator[str]:
    """Every place, as one comes upon it reading."""
    yield from ("", TITLE)
    for part in (form.preamble, *form.parts):
        yield part.key
        if isinstance(part, Narrative):
            yield from (text.key for text in part.passages)
        else:
            yield from (cell.place for cell in part.cells)


def _position(place: str, order: dict[str, int]) -> tuple[int, int]:
    """A place that is no cell, as that of a row, comes with its table; characters in their text."""
    key, _, characters = place.partition(":")
    while key and key not in order:
        key = key.rpartition("/")[0]
    return order[key], int(characters.partition("-")[0] or 0)


def _key(place: str) -> str:
    return place.partition(":")[0]
