"""A succession: one cell of this year's report that follows from last year's (衔接)."""

from __future__ import annotations

from dataclasses import dataclass

from .equations import CellKey, Figures


@dataclass(frozen=True)
class Succession:
    """The cell ``place`` = the cell ``before`` of last year, both of one table; or that plus the
    first and minus the second cell of this year's ``change``.

    ``message`` has slots for the figures: ``{stated}``, ``{before}``, ``{added}``, ``{removed}``,
    what is ``{due}``, and last ``{year}``.
    """

    rule: str
    table: str
    place: CellKey
    before: CellKey
    message: str
    change: tuple[CellKey, CellKey] | None = None

    def broken(self, figures: Figures, last: Figures, *, year: int) -> str:
        """What is wrong, in a sentence; empty if the cells agree or one of them is not stated."""
        stated, before = figures.get(self.place), last.get(self.before)
        added, removed = map(figures.get, self.change) if self.change else (0, 0)
        if stated is None or before is None or added is None or removed is None:
            return ""
        if stated == (due := before + added - removed):
            return ""
        return self.message.format(
            stated=stated, before=before, added=added, removed=removed, due=due, year=year
        )
