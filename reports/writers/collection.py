"""Many reports as one file, written as they come: memory does not grow with their number."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from io import StringIO
from tempfile import TemporaryFile
from typing import IO

import xlsxwriter
from xlsxwriter.format import Format as Style
from xlsxwriter.worksheet import Worksheet

from reports.statute import FORMATS
from reports.statute.document import Document
from reports.statute.places import figure_name
from reports.statute.schema import Cell, Format

from .csv import HEADER, rows
from .excel.number import is_exact, number_format
from .json import to_json
from .shown import shown

PIECE = 1 << 16
StyleOf = Callable[[str], Style]  # a number format to its style


@dataclass(frozen=True)
class Collection:
    """One kind of file for many reports: its media type and extension, and what writes it."""

    media_type: str
    extension: str
    pieces: Callable[[Iterable[Document]], Iterator[bytes]]


def csv_pieces(documents: Iterable[Document]) -> Iterator[bytes]:
    """One line a cell, as the CSV of one report."""
    yield "\ufeff".encode() + _lines([HEADER])
    for document in documents:
        yield _lines(rows(document))


def _lines(lines: Iterable[Iterable[str]]) -> bytes:
    text = StringIO()
    csv.writer(text).writerows(lines)
    return text.getvalue().encode()


def json_pieces(documents: Iterable[Document]) -> Iterator[bytes]:
    """A JSON array of reports, each in the shape of one report's file."""
    between = b"["
    for document in documents:
        yield between + to_json(document, findings=None).rstrip().encode()
        between = b",\n"
    yield b"[]\n" if between == b"[" else b"]\n"


def xlsx_pieces(documents: Iterable[Document]) -> Iterator[bytes]:
    """A workbook with a sheet for each format, one line a report, one column a cell."""
    with TemporaryFile() as file:
        _write_book(documents, file)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def _write_book(documents: Iterable[Document], file: IO[bytes]) -> None:
    with xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False}) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        style_of = cache(lambda shown: book.add_format({"num_format": shown}))
        sheets = {form.key: _sheet(book, form, head) for form in FORMATS.values()}
        lines = dict.fromkeys(sheets, 0)
        for document in documents:
            lines[document.format] += 1
            sheet, line = sheets[document.format], lines[document.format]
            sheet.write_string(line, 0, document.agency)
            sheet.write_number(line, 1, document.year)
            sheet.write_string(line, 2, document.title)
            for column, cell in enumerate(document.form.cells, start=3):
                _write(sheet, line, column, document, cell, style_of)


def _sheet(book: xlsxwriter.Workbook, form: Format, head: Style) -> Worksheet:
    sheet = book.add_worksheet(f"{form.first_year}年度起的格式")
    sheet.freeze_panes(1, 3)
    labels = ["机关", "年度", "标题"]
    labels += [figure_name(cell) for cell in form.cells]
    for column, label in enumerate(labels):
        sheet.write_string(0, column, label, head)
    return sheet


def _write(
    sheet: Worksheet, line: int, column: int, document: Document, cell: Cell, style_of: StyleOf
) -> None:
    """Every figure as a number that adds up, shown as printed; as text only what Excel would
    round."""
    value = document.stated(cell)
    if value is None:
        return
    if not is_exact(value):
        sheet.write_string(line, column, shown(document, cell))
        return
    unit = document.units.get(cell.place, "")
    style = style_of(number_format(value, unit)) if cell.measure.decimal else None
    sheet.write_number(line, column, float(value), style)


COLLECTIONS: dict[str, Collection] = {
    "csv": Collection("text/csv; charset=utf-8", ".csv", csv_pieces),
    "json": Collection("application/json", ".json", json_pieces),
    "xlsx": Collection(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", xlsx_pieces
    ),
}
