"""Measures of the printed tables, shared by Word and PDF: widths of columns and size of type."""

from __future__ import annotations

from ..statute.layout import Grid

TEXT_WIDTH = 156.0  # mm: A4 less the side margins of GB/T 9704-2012
WIDE = 8  # columns; a table of more is set in small type

# The share of the table that each column of row headings takes, by how many there are.
HEAD_SHARES: dict[int, tuple[float, ...]] = {
    0: (),
    1: (0.34,),
    3: (0.085, 0.115, 0.30),
}


def shares(grid: Grid) -> tuple[float, ...]:
    """Each printed column's share of the table's width; columns of figures are equally wide."""
    head = HEAD_SHARES[grid.head_columns]
    figures = grid.width - grid.head_columns
    return (*head, *([(1 - sum(head)) / figures] * figures))


def small(grid: Grid) -> bool:
    """Whether a table is set in 小五 (9 pt) instead of 小四 (12 pt)."""
    return grid.width > WIDE
