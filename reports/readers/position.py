"""Where in the format the reading of the tables stands: labels are understood from there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reports.statute.headings import Heading, leaves
from reports.statute.schema import Block, Table

from .marks import Axis, LabelMeaning, Mark


@dataclass
class Position:
    """The present table, block and branch; ``columns`` in the order printed over the figures;
    ``across`` what of the rows is printed as headings of columns and not yet filled (part four),
    branches among them; ``units`` those printed in headings, by column."""

    table: Table | None = None
    block: Block | None = None
    branch: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    across: list[Heading] = field(default_factory=list)
    units: dict[str, str] = field(default_factory=dict)

    def choose(self, meaning: LabelMeaning, *, row: bool) -> Mark:
        """The meaning that fits: of the present block, table, branch; of rows if figures follow,
        else of headings."""
        if len(meaning.marks) == 1:
            return meaning.marks[0]
        wanted = Axis.ROW if row else Axis.COLUMN

        def fit(mark: Mark) -> tuple[bool, ...]:
            inside = bool(mark.heading) and mark.heading.path[:-1] == self.branch  # type: ignore[union-attr]
            return (
                mark.table is self.table,
                mark.axis is wanted and not mark.block.across,
                mark.block is self.block,
                inside,
            )

        return max(meaning.marks, key=fit)

    def enter(self, mark: Mark) -> None:
        if mark.axis is Axis.CAPTION and not mark.heading and mark.label != mark.block.label:
            # The corner 信息内容 stands in every block of part two: it does not say which.
            if mark.table is not self.table:
                self.table, self.block, self.branch = mark.table, None, ()
            return
        if mark.block is not self.block:
            self.table, self.block, self.branch = mark.table, mark.block, ()
            self.across = []
            columns = tuple(leaf.key for leaf in leaves(mark.block.columns))
            if set(columns) != set(self.columns):  # else the heading over them still holds
                self.columns, self.units = columns, {}
        if mark.axis is Axis.COLUMN or not mark.heading:
            return
        self.branch = mark.heading.path[: None if mark.axis is Axis.BRANCH else -1]
        if mark.block.across and mark.heading not in self.across:
            self.across.append(mark.heading)

    @property
    def rows_across(self) -> tuple[Heading, ...]:
        """The rows printed as headings of columns, from left to right: a file may list headings
        level by level, so each branch stands where its first heading does."""
        seen = {heading: number for number, heading in enumerate(self.across)}

        def first(heading: Heading) -> int:
            return min((seen[one] for one in heading.walk() if one in seen), default=len(seen))

        def printed(headings: tuple[Heading, ...]) -> Iterator[Heading]:
            for heading in sorted(headings, key=first):
                if heading.children:
                    yield from printed(heading.children)
                elif heading in seen:
                    yield heading

        return tuple(printed(self.block.rows)) if self.block else ()

    def note_order(self, printed: list[str]) -> None:
        """Columns of one heading are read in the order in which one line prints their labels.
        Of different headings the order says nothing: a copied heading lists them level by level."""
        if self.block is None or self.block.across or len(printed) < 2:
            return
        if len(set(printed)) != len(printed):
            return
        order = [leaf.key for leaf in leaves(self.block.columns)]
        for siblings in _groups(self.block.columns):
            seen = [key for key in printed if key in siblings]
            places = sorted(order.index(key) for key in seen)
            for place, key in zip(places, seen, strict=True):
                order[place] = key
        self.columns = tuple(order)

    def note_unit(self, mark: Mark, text: str) -> None:
        unit = next((u for u in ("万元", "亿元", "元") if u in text), "")
        if unit and mark.heading:
            self.units[mark.heading.key] = unit


def _groups(headings: tuple[Heading, ...]) -> Iterator[frozenset[str]]:
    """The keys of innermost headings that stand side by side with nothing but such."""
    if not any(heading.children for heading in headings):
        yield frozenset(heading.key for heading in headings)
    for heading in headings:
        if heading.children:
            yield from _groups(heading.children)
