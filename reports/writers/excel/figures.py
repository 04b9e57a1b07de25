"""A statutory table as a sheet: as printed, with totals that calculate and cells that check."""

from __future__ import annotations

from typing import cast

from xlsxwriter.format import Format as Style
from xlsxwriter.worksheet import Worksheet

from reports.statute.layout import GridCell
from reports.statute.schema import Cell, Table

from ..shown import shown
from .book import Book
from .formulas import agrees
from .number import is_exact, number_format
from .plan import TOP, Plan, plan


def write_table(book: Book, part: Table) -> None:
    planned = plan(book.document.format, part.key)
    layout = planned.layout
    sheet = book.sheet(part.heading, sideways=not layout.head_columns)
    _lay_out(sheet, planned)
    sheet.merge_range(0, 0, 0, layout.width - 1, part.heading, book.style("heading"))
    for cell in layout.cells:
        if cell.cell:
            _write_figure(book, sheet, cell, planned)
        else:
            _write_label(book, sheet, cell)
    for place, options in planned.allowed:
        sheet.data_validation(*place, *place, dict(options))
    for place, options in planned.red:
        sheet.conditional_format(*place, *place, {**options, "format": book.style("wrong")})


def _lay_out(sheet: Worksheet, planned: Plan) -> None:
    """Widths, heights, and the headings that stay in view and on every printed page."""
    layout = planned.layout
    for column, width in enumerate(planned.widths):
        sheet.set_column(column, column, width)
    sheet.set_row(0, 30)
    for number, height in enumerate(planned.heights):
        sheet.set_row(TOP + number, height)
    sheet.freeze_panes(TOP + layout.head_rows, layout.head_columns)
    if layout.head_rows:
        sheet.repeat_rows(0, layout.head_rows)


def _write_label(book: Book, sheet: Worksheet, at: GridCell) -> None:
    row, column = _merge(sheet, at, style := book.style("row" if at.scope == "row" else "head"))
    sheet.write_string(row, column, at.label, style)


def _write_figure(book: Book, sheet: Worksheet, at: GridCell, planned: Plan) -> None:
    """A total that agrees with its parts is a formula; one that does not is written as stated,
    and stays open to be corrected."""
    cell = cast(Cell, at.cell)
    figures = book.document.figures[cell.table]
    value = book.document.stated(cell)
    book.note(cell.place, sheet, *planned.places[cell.key])
    parts, formula = planned.totals.get(cell.key, ((), ""))
    if parts and agrees(figures, cell.key, parts):
        row, column = _merge(sheet, at, style := book.style("total"))
        sheet.write_formula(row, column, formula, style, "" if value is None else value)
        return
    unit = book.document.units.get(cell.place, "")
    row, column = _merge(sheet, at, style := book.number_style(number_format(value, unit)))
    if value is None:
        sheet.write_blank(row, column, None, style)
    elif is_exact(value):
        sheet.write_number(row, column, float(value), style)
    else:
        sheet.write_string(row, column, shown(book.document, cell), style)


def _merge(sheet: Worksheet, at: GridCell, style: Style) -> tuple[int, int]:
    """Merge what a printed cell spans; where to write it."""
    row, column = TOP + at.row, at.column
    if at.row_span > 1 or at.column_span > 1:
        sheet.merge_range(
            row, column, row + at.row_span - 1, column + at.column_span - 1, "", style
        )
    return row, column
