"""What a printed label of a table stands for (表头): a row, a column, a branch, a block.

The marks of a format derive from its trees. Some labels stand in several places, so that a label
gives several marks; the reader of the table chooses by where it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from reports.statute import FORMATS
from reports.statute.headings import Heading
from reports.statute.labels import bare, normalise
from reports.statute.schema import Block, Table

from .closeness import closest


class Axis(StrEnum):
    """What a label heads. BRANCH groups other headings; CAPTION stands over a whole block."""

    ROW = "row"
    COLUMN = "column"
    BRANCH = "branch"
    CAPTION = "caption"


@dataclass(frozen=True)
class Mark:
    """One meaning of a printed label."""

    label: str
    axis: Axis
    table: Table
    block: Block
    heading: Heading | None = None


@dataclass(frozen=True)
class LabelMeaning:
    """The meanings of one printed label; ``drifted`` if its wording is not the official one."""

    marks: tuple[Mark, ...] = ()
    drifted: bool = False


NOTHING = LabelMeaning()


class Marks:
    """The labels of one format, by their wording."""

    def __init__(self, tables: tuple[Table, ...]) -> None:
        self.exact: dict[str, list[Mark]] = {}
        self.bare: dict[str, list[Mark]] = {}
        for mark in _marks(tables):
            self.exact.setdefault(normalise(mark.label), []).append(mark)
            self.bare.setdefault(bare(mark.label), []).append(mark)
        self._close: dict[str, LabelMeaning] = {}

    def read(self, printed: str) -> LabelMeaning:
        """What a label stands for if its wording is official but for spaces, widths, numbering."""
        exact = self.exact.get(normalise(printed), [])
        alike = self.bare.get(bare(printed), [])
        return LabelMeaning((*exact, *(mark for mark in alike if mark not in exact)))

    def guess(self, printed: str) -> LabelMeaning:
        """What a label of drifted wording stands for, by measured closeness."""
        if printed not in self._close:
            if len(self._close) > 5000:  # a hostile file of unknown labels
                self._close.clear()
            official = closest(printed, self.bare)
            marks = self.bare.get(official, []) if official else []
            self._close[printed] = LabelMeaning(tuple(marks), drifted=bool(marks))
        return self._close[printed]


def _marks(tables: tuple[Table, ...]) -> Iterator[Mark]:
    for table in tables:
        for block in table.blocks:
            for axis, headings in ((Axis.ROW, block.rows), (Axis.COLUMN, block.columns)):
                for heading in (h for top in headings for h in top.walk()):
                    kind = Axis.BRANCH if heading.children else axis
                    yield Mark(heading.label, kind, table, block, heading)
            for caption in filter(None, (block.label, block.corner)):
                yield Mark(caption, Axis.CAPTION, table, block)


@lru_cache
def marks_of(form: str) -> Marks:
    """The marks of a format, by its key."""
    return Marks(tuple(FORMATS[form].tables.values()))


@lru_cache(maxsize=4096)
def is_label(printed: str) -> bool:
    """Whether a text is a label of any format, but for spaces, widths and numbering."""
    if len(printed) > 120:
        return False
    return any(marks_of(form).read(printed).marks for form in FORMATS)
