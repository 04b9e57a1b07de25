"""Measures of the printed tables, shared by Word and PDF: widths of columns and size of type."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reports.statute.layout import Grid

TEXT_WIDTH = 156.0  # mm: A4 less the side margins of GB/T 9704-2012
TEXT_HEIGHT = 225.0  # mm: the width of a table that lies sideways
POINT = 25.4 / 72  # mm
WIDE = 8  # columns; a table of more is set in small type
LARGE_TYPE, SMALL_TYPE = 12.0, 9.0  # points: 小四, 小五
LEAST_TYPE = 8.0
DIGIT = 0.57  # a digit's share of the size of its type
PADDING = 3.0  # points on both sides of a figure together

# The shares of the table that the columns of row headings take: a single one; of several together
# half of it, of which the outermost and those between take little. Sideways the innermost labels
# are given more, for there is less height.
ONE_HEAD, HEADS = 0.34, 0.5
OUTER_HEADS, SIDEWAYS_OUTER_HEADS = (0.085, 0.115), (0.07, 0.10)


@dataclass(frozen=True)
class Setting:
    """How a table is set: each printed column's share of the width, the size of its type, the
    room for a figure (both in points), and whether it lies sideways on a page of its own."""

    shares: tuple[float, ...]
    size: float
    room: float
    sideways: bool = False

    def size_of(self, figure: str) -> float:
        """The size of type in which a figure fits its column: the table's own, if it can be."""
        return min(self.size, round(self.room / (max(len(figure), 1) * DIGIT), 1))


def setting(grid: Grid, figures: Iterable[str]) -> Setting:
    """Upright if every figure then fits its column in 8 points or more, else sideways."""
    longest = max(figures, key=len, default="")
    set_in = upright(grid)
    return set_in if set_in.size_of(longest) >= LEAST_TYPE else _sideways(grid)


def upright(grid: Grid) -> Setting:
    return _setting(grid, OUTER_HEADS, TEXT_WIDTH)


def _sideways(grid: Grid) -> Setting:
    return replace(_setting(grid, SIDEWAYS_OUTER_HEADS, TEXT_HEIGHT), sideways=True)


def _setting(grid: Grid, outer: tuple[float, float], width: float) -> Setting:
    head = _head_shares(grid.head_columns, *outer)
    columns = grid.width - grid.head_columns
    figure = (1 - sum(head)) / columns
    return Setting(
        shares=(*head, *([figure] * columns)),
        size=SMALL_TYPE if small(grid) else LARGE_TYPE,
        room=figure * width / POINT - PADDING,
    )


def _head_shares(columns: int, outermost: float, between: float) -> tuple[float, ...]:
    if columns < 2:
        return (ONE_HEAD,) * columns
    outer = (outermost, *[between] * (columns - 2))
    return (*outer, HEADS - sum(outer))


def small(grid: Grid) -> bool:
    """Whether a table is set in 小五 (9 pt) instead of 小四 (12 pt)."""
    return grid.width > WIDE
