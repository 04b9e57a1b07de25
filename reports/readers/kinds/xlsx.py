"""Workbooks (.xlsx, 电子表格): every visible sheet from top to bottom, values as shown."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from decimal import Decimal

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from reports.statute import FORMATS

from ..headings import part_heading
from ..limits import LIMITS
from ..source import Line, Paragraph, Row, Source
from ..unreadable import Unreadable
from .markup import BROKEN, parse_xml
from .packages import Package
from .xlsx_form import Form, labelled

_DECIMALS = re.compile(r"^[#,]*0(?:\.(0+))?(?:_.*)?$")


def read_excel(package: Package, data: bytes) -> Source:
    """The sheets of a workbook. Formulas count by the value that was saved with them."""
    for name in package.names:
        if name.endswith(".xml"):
            parse_xml(package.read(name), what=name)  # nesting, entities, size
    book = _opened(data)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    form = Form.of(book)
    lines = [
        line
        for sheet in (sheets or book.worksheets)[: LIMITS.sheets]
        for line in labelled(_lines(sheet), only=sheet.title == form.cover)
    ]
    pictures = sum(name.startswith("xl/media/") for name in package.names)
    return Source(
        tuple(lines),
        title=form.title or str(book.properties.title or ""),
        pictures=pictures,
        agency=form.agency,
        year=form.year,
    )


def _opened(data: bytes) -> openpyxl.Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles and extensions that openpyxl does not know
            return openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except Exception:
        raise Unreadable(BROKEN.format(what="工作簿")) from None


def _lines(sheet: Worksheet) -> Iterator[Line]:
    if names_a_part(sheet.title):
        yield Paragraph(sheet.title, f"工作表“{sheet.title}”")
    last_row = min(sheet.max_row, LIMITS.sheet_rows)
    last_column = min(sheet.max_column, LIMITS.sheet_columns)
    for cells in sheet.iter_rows(max_row=last_row, max_col=last_column):
        texts = tuple(shown(cell) for cell in cells if not isinstance(cell, MergedCell))
        if any(texts):
            yield Row(texts, f"工作表“{sheet.title}”第{cells[0].row}行", is_grid=True)


def names_a_part(title: str) -> bool:
    return any(part_heading(title, form, form.parts[0]) for form in FORMATS.values())


def shown(cell: Cell) -> str:
    """The value of a cell as the sheet shows it, with the decimals that its format asks for."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    places = _DECIMALS.match(str(cell.number_format))
    asked = len(places[1] or "") if places else 0
    if exact == exact.to_integral_value():
        exact = exact.to_integral_value()
    own = -min(0, int(exact.as_tuple().exponent))
    return format(exact, f".{max(own, asked)}f")
