"""Measures of the printed tables, shared by Word and PDF: widths of columns and size of type."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..statute.layout import Grid

TEXT_WIDTH = 156.0  # mm: A4 less the side margins of GB/T 9704-2012
TEXT_HEIGHT = 225.0  # mm: the width of a table that lies sideways
POINT = 25.4 / 72  # mm
WIDE = 8  # columns; a table of more is set in small type
LARGE_TYPE, SMALL_TYPE = 12.0, 9.0  # points: 小四, 小五
LEAST_TYPE = 8.0
DIGIT = 0.57  # a digit's share of the size of its type
PADDING = 3.0  # points on both sides of a figure together

# The share of the table that each column of row headings takes, by how many there are.
HEAD_SHARES: dict[int, tuple[float, ...]] = {0: (), 1: (0.34,), 3: (0.085, 0.115, 0.30)}


@dataclass(frozen=True)
class Setting:
    """How a table is set: each printed column's share of the width, the size of its type in
    points, and whether it lies sideways on a page of its own."""

    shares: tuple[float, ...]
    size: float
    sideways: bool = False


def setting(grid: Grid, figures: Iterable[str]) -> Setting:
    """Upright if its longest figure then fits its column in 8 points or more, else sideways."""
    longest = longest_of(figures)
    set_in = upright(grid, longest)
    if set_in.size >= LEAST_TYPE:
        return set_in
    return _setting(grid, longest, width=TEXT_HEIGHT, sideways=True)


def longest_of(figures: Iterable[str]) -> int:
    return max(map(len, figures), default=1)


def upright(grid: Grid, longest: int) -> Setting:
    """Upright, in the size of type in which a figure of so many digits fits its column."""
    return _setting(grid, longest, width=TEXT_WIDTH)


def _setting(grid: Grid, longest: int, *, width: float, sideways: bool = False) -> Setting:
    head = tuple(share * TEXT_WIDTH / width for share in HEAD_SHARES[grid.head_columns])
    columns = grid.width - grid.head_columns
    figure = (1 - sum(head)) / columns
    room = figure * width / POINT - PADDING
    largest = SMALL_TYPE if small(grid) else LARGE_TYPE
    size = min(largest, room / (max(longest, 1) * DIGIT))
    return Setting((*head, *([figure] * columns)), round(size, 2), sideways)


def small(grid: Grid) -> bool:
    """Whether a table is set in 小五 (9 pt) instead of 小四 (12 pt)."""
    return grid.width > WIDE
