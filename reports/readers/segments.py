"""A row of cells cut into segments: labels, and what stands after the last of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from .figure import blank, figure
from .marks import NOTHING, Axis, LabelMeaning, Marks
from .source import Row


@dataclass
class Segment:
    """Labels, and the fields after the last of them; ``start`` is that label's position."""

    labels: list[tuple[str, LabelMeaning]] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    start: int = 0

    @property
    def stated(self) -> bool:
        return not all(map(blank, self.fields))


def segments_of(row: Row, marks: Marks) -> Iterator[Segment]:
    """The segments of a row: a label after a figure begins another."""
    segment, named = Segment(), False
    for position, text in enumerate(row.cells):
        meaning = _label(text, marks, named)
        if meaning is None:
            segment.fields.append(text)
            continue
        if segment.stated:
            yield segment
            segment, named = Segment(), False
        segment.labels.append((text, meaning))
        segment.fields, segment.start = [], position
        named = named or _names_a_row(meaning)
    yield segment


@lru_cache(maxsize=8192)  # reports print the same labels, and most other cells say 0
def _label(text: str, marks: Marks, named: bool) -> LabelMeaning | None:
    """What a cell says as a label, or None if it is a field. After the name of a row only an
    official label is one: any other text stands where a figure is due."""
    if blank(text) or figure(text):
        return None
    meaning = marks.read(text)
    if meaning.marks:
        return meaning
    meaning = NOTHING if named else marks.guess(text)
    return meaning if meaning.marks or not named else None


def _names_a_row(meaning: LabelMeaning) -> bool:
    """Whether a label can only be the name of a row with figures after it."""
    first = meaning.marks[0] if meaning.marks else None
    return bool(first) and first.axis is Axis.ROW and not first.block.across  # type: ignore[union-attr]
