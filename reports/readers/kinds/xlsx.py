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

from reports.statute.measure import UNIT

from ..headings import outlines, part_heading
from ..limits import LIMITS
from ..source import Line, Paragraph, Row, Source
from ..unreadable import Unreadable
from .markup import BROKEN, parse_xml
from .packages import Package
from .xlsx_areas import refuse_areas
from .xlsx_form import Form, labelled

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DECIMALS = re.compile(rf'^[#,]*0(?:\.(0+))?(?:_.*)?(?:"({UNIT})")?$')


def read_excel(package: Package, data: bytes) -> Source:
    """The sheets of a workbook. Formulas count by the value that was saved with them."""
    for name in package.names:
        if name.endswith(".xml"):
            refuse_areas(parse_xml(package.read(name), what=name))  # nesting, entities, size too
    book = _opened(data)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    form = Form.of(book)
    lines = [
        line
        for sheet in (sheets or book.worksheets)[: LIMITS.sheets]
        for line in labelled(_lines(sheet), only=sheet.title == form.cover)
    ]
    lines += _boxes(package)
    pictures = sum(name.startswith("xl/media/") for name in package.names)
    return Source(
        tuple(lines),
        title=form.title or str(book.properties.title or ""),
        pictures=pictures,
        agency=form.agency,
        year=form.year,
    )


def _boxes(package: Package) -> Iterator[Line]:
    """The paragraphs of text boxes, which stand beside the sheets' cells."""
    for name in package.names:
        if re.fullmatch(r"xl/drawings/drawing\d+\.xml", name):
            for paragraph in parse_xml(package.read(name), what=name).iter(f"{_A}p"):
                text = "".join(part.text or "" for part in paragraph.iter(f"{_A}t"))
                if text.strip():
                    yield Paragraph(text, "文本框")


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
    _refuse_beyond(sheet, last_row, last_column)
    for cells in sheet.iter_rows(max_row=last_row, max_col=last_column):
        texts = tuple(shown(cell) for cell in cells if not isinstance(cell, MergedCell))
        if any(texts):
            yield Row(texts, f"工作表“{sheet.title}”第{cells[0].row}行", is_grid=True)


def _refuse_beyond(sheet: Worksheet, last_row: int, last_column: int) -> None:
    """Unreadable if something is stated where nothing is read; mere formats do not count."""
    if (sheet.max_row, sheet.max_column) == (last_row, last_column):
        return
    for (row, column), cell in sheet._cells.items():  # only those that exist
        if (row > last_row or column > last_column) and cell.value not in (None, ""):
            raise Unreadable(
                f"工作表“{sheet.title}”第{row}行第{column}列还有内容，超过 {LIMITS.sheet_rows} 行、"
                f"{LIMITS.sheet_columns} 列的上限，不像一份年度报告；请只上传报告本身。"
            )


def names_a_part(title: str) -> bool:
    return any(part_heading(title, form, form.parts[0]) for form in outlines())


def shown(cell: Cell) -> str:
    """The value of a cell as the sheet shows it, with the decimals and the unit of money that its
    format asks for."""
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
    return format(exact, f".{max(own, asked)}f") + (places[2] or "" if places else "")
