"""What two people may be asked: whose version of one place counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..schema import Cell


class Side(StrEnum):
    """Whose version: what was saved meanwhile, what I wrote, or first theirs and then mine."""

    THEIRS = "theirs"
    MINE = "mine"
    BOTH = "both"


ONE_OF_TWO = (Side.THEIRS, Side.MINE)
ANY = tuple(Side)


@dataclass(frozen=True)
class Contested:
    """One place that both changed, each otherwise: what stood there when I opened the report, what
    was saved, and what I wrote; all as printed. ``cell`` is None for a text."""

    name: str
    opened: str
    theirs: str
    mine: str
    cell: Cell | None = None


@dataclass(frozen=True)
class Question:
    """What has to be chosen, as one: a text, a figure, or figures that hold together only as one
    of the two wrote them. ``key`` names the choice; nothing is chosen beforehand."""

    key: str
    about: tuple[Contested, ...]
    sides: tuple[Side, ...] = ONE_OF_TWO

    @property
    def is_figures(self) -> bool:
        return self.about[0].cell is not None
