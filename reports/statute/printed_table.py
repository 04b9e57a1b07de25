"""A statutory table with its figures, as the page prints it.

The grid says where each cell stands; this adds what each figure reads, which are totals, and
which rows are the head and which a body.
"""

from __future__ import annotations

from dataclasses import dataclass

from . import labels
from .document import Document, printed
from .layout import CellRole, Grid, GridCell, grid
from .schema import Cell

NOT_STATED = "未填"


@dataclass(frozen=True)
class PrintedCell:
    """One cell of the page: where it stands, what it reads, and how it looks.

    ``stated`` is False for a figure that the report leaves open (未填), which is not 0. ``was`` is
    what it read in the content that the report is compared with, empty where it reads the same.
    """

    at: GridCell
    text: str
    stated: bool = True
    total: bool = False
    was: str = ""

    @property
    def is_figure(self) -> bool:
        return self.at.role is CellRole.VALUE

    @property
    def is_heading(self) -> bool:
        return self.at.role not in (CellRole.VALUE, CellRole.CORNER)

    @property
    def kind(self) -> str:
        """The class names of the cell: its role, and the column in which a row heading stands."""
        names = [self.at.role.value]
        if self.at.role is CellRole.ROW:
            names.append(f"at-{self.at.column}")
        if self.total:
            names.append("total")
        if not self.stated:
            names.append("not-stated")
        if self.was:
            names.append("changed")
        return " ".join(names)


@dataclass(frozen=True)
class PrintedRow:
    """One line of the table; ``total`` when every figure in it is one."""

    cells: tuple[PrintedCell, ...]

    @property
    def total(self) -> bool:
        figures = [cell for cell in self.cells if cell.is_figure]
        return bool(figures) and all(cell.total for cell in figures)


@dataclass(frozen=True)
class PrintedTable:
    """A statutory table of one report; ``bodies`` has one entry for each block."""

    grid: Grid
    year: int
    head: tuple[PrintedRow, ...]
    bodies: tuple[tuple[PrintedRow, ...], ...]

    @property
    def key(self) -> str:
        return self.grid.table.key

    @property
    def name(self) -> str:
        """The heading of the part without its number: the name of the table."""
        return labels.bare(self.grid.table.heading)

    @property
    def unit(self) -> str:
        """The unit of every figure, empty if they differ (the headings then tell)."""
        units = {cell.measure.unit for cell in self.grid.table.cells}
        return units.pop() if len(units) == 1 else ""

    @property
    def is_wide(self) -> bool:
        """Whether a phone shows only a part of it, so that the page says how to see the rest."""
        return self.grid.width > 5

    @property
    def has_gaps(self) -> bool:
        """Whether a figure is not stated, so that the page explains the mark."""
        return any(not cell.stated for body in self.bodies for row in body for cell in row.cells)


def printed_table(document: Document, key: str, before: Document | None = None) -> PrintedTable:
    """Part two, three or four of a report by table key; KeyError if the format has none such. With
    ``before``, the cells that read otherwise there say so."""
    sheet = grid(document.form.tables[key])
    rows = [PrintedRow(tuple(_cell(document, at, before) for at in cells)) for cells in sheet.rows]
    return PrintedTable(
        grid=sheet,
        year=document.year,
        head=tuple(rows[: sheet.head_rows]),
        bodies=tuple(tuple(rows[max(start, sheet.head_rows) : end]) for start, end in sheet.groups),
    )


def _cell(document: Document, at: GridCell, before: Document | None) -> PrintedCell:
    if at.cell is None:
        return PrintedCell(at, at.label)
    text = _reads(document, at.cell)
    was = text if before is None else _reads(before, at.cell)
    return PrintedCell(
        at,
        text,
        stated=document.stated(at.cell) is not None,
        total=at.cell.place in document.form.totals,
        was=was if was != text else "",
    )


def _reads(document: Document, cell: Cell) -> str:
    figure = document.stated(cell)
    return NOT_STATED if figure is None else printed(figure) + document.units.get(cell.place, "")
