"""What of a sheet follows from the form alone and not from the report: where every figure stands,
how high the rows are, the formulas of the totals, what may be typed, what turns red. Planned once
for each table of a form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from xlsxwriter.utility import xl_rowcol_to_cell

from reports.statute import FORMATS
from reports.statute.equations import CellKey
from reports.statute.layout import Grid, GridCell, grid
from reports.statute.schema import Format, Table

from .book import LINE
from .formulas import Place, Places, alike, broken, runs, total
from .validation import validation

TOP = 1  # the heading of the part stands over the table
ONE_HEAD = 32.0  # the width of the only column of row headings
OUTERMOST, BETWEEN, INNERMOST = 10.0, 12.0, 34.0  # and of several


@dataclass(frozen=True)
class Plan:
    """``totals`` gives the cells that a total adds up, and its formula; ``allowed`` and ``red``
    the first cell of a run of rules and their options for XlsxWriter."""

    layout: Grid
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    places: Places
    totals: dict[CellKey, tuple[tuple[CellKey, ...], str]]
    allowed: tuple[tuple[Place, dict[str, object]], ...]
    red: tuple[tuple[Place, dict[str, object]], ...]


@lru_cache(maxsize=32)
def plan(form: str, table: str) -> Plan:
    """The plan of one table of a form, by their keys."""
    form_, part = FORMATS[form], FORMATS[form].tables[table]
    layout = grid(part)
    widths = _widths(layout)
    places = {cell.cell.key: (TOP + cell.row, cell.column) for cell in layout.cells if cell.cell}
    sums = [one for one in form_.totals.values() if one.table == table]
    return Plan(
        layout,
        widths,
        tuple(_height(row, widths) for row in layout.rows),
        places,
        {one.place: (one.left, total(places, one.left)) for one in sums},
        tuple(_allowed(part, places)),
        tuple(_red(form_, part, places)),
    )


def _widths(layout: Grid) -> tuple[float, ...]:
    heads = layout.head_columns
    several = (OUTERMOST, *[BETWEEN] * (heads - 2), INNERMOST)
    head = several if heads > 1 else (ONE_HEAD,) * heads
    return (*head, *[8.5 if layout.width > 5 else 22.0] * (layout.width - len(head)))


def _height(row: tuple[GridCell, ...], widths: tuple[float, ...]) -> float:
    needed = max(_lines(cell, widths) for cell in row if cell.row_span == 1)
    return LINE * (needed + 0.4)


def _lines(cell: GridCell, widths: tuple[float, ...]) -> int:
    width = sum(widths[cell.column : cell.column + cell.column_span])
    return max(1, ceil(2.1 * len(cell.label) / width))


def _allowed(part: Table, places: Places) -> Iterator[tuple[Place, dict[str, object]]]:
    """One validation for each measure, over all its cells; totals are locked or may be mended."""
    for measure in dict.fromkeys(cell.measure for cell in part.cells):
        cells = [places[cell.key] for cell in part.cells if cell.measure is measure]
        yield cells[0], {**validation(measure), "multi_range": " ".join(runs(cells))}


def _red(form: Format, part: Table, places: Places) -> Iterator[tuple[Place, dict[str, object]]]:
    """Where a relation fails, its cell turns red."""
    equations = [equation for equation in form.equations if equation.table == part.key]
    for group in alike(places, equations):
        cells = [places[equation.place] for equation in group]
        yield (
            cells[0],
            {
                "type": "formula",
                "criteria": broken(places, group[0]),
                "multi_range": " ".join(xl_rowcol_to_cell(*cell) for cell in cells),
            },
        )
