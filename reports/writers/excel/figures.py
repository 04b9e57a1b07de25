"""A statutory table as a sheet: as printed, with totals that calculate and cells that check."""

from __future__ import annotations

from decimal import Decimal
from math import ceil
from typing import cast

from xlsxwriter.format import Format as Style
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from ...statute.layout import Grid, GridCell, grid
from ...statute.schema import Cell, CellKey, Table, Value
from ..figure import shown
from .book import LINE, Book
from .formulas import Places, agrees, alike, broken, runs, total, totals
from .validation import validation

TOP = 1  # the heading of the part stands over the table
DIGITS = 15  # as many as Excel keeps of a number
HEAD_WIDTHS: dict[int, tuple[float, ...]] = {0: (), 1: (32,), 3: (10, 12, 34)}


def write_table(book: Book, part: Table) -> None:
    layout = grid(part)
    sheet = book.sheet(part.heading, sideways=not layout.head_columns)
    _lay_out(sheet, layout)
    sheet.merge_range(0, 0, 0, layout.width - 1, part.heading, book.style("heading"))
    places = {cell.cell.key: (TOP + cell.row, cell.column) for cell in layout.cells if cell.cell}
    sums = totals(book.document.form, part.key)
    for cell in layout.cells:
        if cell.cell:
            _write_figure(book, sheet, cell, places, sums.get(cell.cell.key))
        else:
            _write_label(book, sheet, cell)
    _validate(sheet, part, places)
    _redden(book, sheet, part, places)


def _lay_out(sheet: Worksheet, layout: Grid) -> None:
    """Widths, heights, and the headings that stay in view and on every printed page."""
    head = HEAD_WIDTHS[layout.head_columns]
    widths = (*head, *[8.5 if layout.width > 5 else 22.0] * (layout.width - len(head)))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.set_row(0, 30)
    for number, row in enumerate(layout.rows):
        needed = max(_lines(cell, widths) for cell in row if cell.row_span == 1)
        sheet.set_row(TOP + number, LINE * (needed + 0.4))
    sheet.freeze_panes(TOP + layout.head_rows, layout.head_columns)
    if layout.head_rows:
        sheet.repeat_rows(0, layout.head_rows)


def _lines(cell: GridCell, widths: tuple[float, ...]) -> int:
    width = sum(widths[cell.column : cell.column + cell.column_span])
    return max(1, ceil(2.1 * len(cell.label) / width))


def _write_label(book: Book, sheet: Worksheet, at: GridCell) -> None:
    row, column = _merge(sheet, at, style := book.style("row" if at.scope == "row" else "head"))
    sheet.write_string(row, column, at.label, style)


def _write_figure(
    book: Book, sheet: Worksheet, at: GridCell, places: Places, parts: tuple[CellKey, ...] | None
) -> None:
    """A total that agrees with its parts is a formula; one that does not is written as stated,
    and stays open to be corrected."""
    cell = cast(Cell, at.cell)
    figures = book.document.figures[cell.table]
    value = figures[cell.key]
    book.note(cell.place, sheet, *places[cell.key])
    if parts and agrees(figures, cell.key, parts):
        row, column = _merge(sheet, at, style := book.style("total"))
        sheet.write_formula(
            row, column, total(places, parts), style, "" if value is None else value
        )
        return
    row, column = _merge(sheet, at, style := book.number_style(_places(value)))
    text = shown(book.document, cell)
    if not text:
        sheet.write_blank(row, column, None, style)
    elif _exact(value) and cell.place not in book.document.units:
        sheet.write_number(
            row, column, float(value) if isinstance(value, Decimal) else value, style
        )
    else:
        sheet.write_string(row, column, text, style)


def _merge(sheet: Worksheet, at: GridCell, style: Style) -> tuple[int, int]:
    """Merge what a printed cell spans; where to write it."""
    row, column = TOP + at.row, at.column
    if at.row_span > 1 or at.column_span > 1:
        sheet.merge_range(
            row, column, row + at.row_span - 1, column + at.column_span - 1, "", style
        )
    return row, column


def _places(value: Value) -> int:
    """How many decimal places a figure is printed with."""
    if isinstance(value, Decimal) and value.is_finite():
        return max(0, -int(value.as_tuple().exponent))
    return 0


def _exact(value: Value) -> bool:
    """Whether Excel keeps every digit of a number."""
    number = Decimal(value or 0)
    return number.is_finite() and len(number.as_tuple().digits) <= DIGITS


def _validate(sheet: Worksheet, part: Table, places: Places) -> None:
    """One validation for each measure, over all its cells; totals are locked or may be mended."""
    for measure in dict.fromkeys(cell.measure for cell in part.cells):
        cells = [places[cell.key] for cell in part.cells if cell.measure is measure]
        options = {**validation(measure), "multi_range": " ".join(runs(cells))}
        sheet.data_validation(*cells[0], *cells[0], options)


def _redden(book: Book, sheet: Worksheet, part: Table, places: Places) -> None:
    """Where a relation fails, its cell turns red."""
    equations = [eq for eq in book.document.form.equations if eq.table == part.key]
    for group in alike(places, equations):
        first, *_ = cells = [places[equation.place] for equation in group]
        rule = {
            "type": "formula",
            "criteria": broken(places, group[0]),
            "format": book.style("wrong"),
            "multi_range": " ".join(xl_rowcol_to_cell(*cell) for cell in cells),
        }
        sheet.conditional_format(*first, *first, rule)
