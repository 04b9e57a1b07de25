"""The first sheet: title, agency, year, the preamble (编制说明), how to fill it in, and the
imprint."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from ..imprint import Imprint, title
from ..legal import legal
from .book import Book
from .texts import LABEL_WIDTH, TEXT_WIDTH, write_passages, write_text

GUIDE = (
    "填表说明",
    "只有可以填写的单元格能够修改；灰色单元格自动计算；没有的填 0；变红表示不符合勾稽关系。",
)


def write_cover(book: Book, imprint: Imprint) -> None:
    document, preamble = book.document, book.document.form.preamble
    sheet = book.sheet(preamble.passages[0].label)
    sheet.set_column(0, 0, LABEL_WIDTH)
    sheet.set_column(1, 1, TEXT_WIDTH)
    sheet.set_row(0, 48)
    _write_title(book, sheet)
    sheet.write_string(1, 0, "行政机关", book.style("head"))
    write_text(sheet, 1, 1, legal(document.agency), book.style("words"))
    sheet.write_string(2, 0, "年度", book.style("head"))
    sheet.write_number(2, 1, document.year, book.style("words"))
    for row, key in enumerate(("title", "agency", "year")):
        book.note(key, sheet, row, 1 if row else 0)
    below = write_passages(book, sheet, preamble, top=3)
    for row, (label, text) in enumerate((GUIDE, *imprint.lines), below):
        sheet.write_string(row, 0, label, book.style("head"))
        sheet.write_string(row, 1, legal(text), book.style("row"))


def _write_title(book: Book, sheet: Worksheet) -> None:
    """The prescribed title follows agency and year as they are filled in; another stays."""
    document, printed = book.document, legal(title(book.document))
    if printed != legal(document.official_title):
        sheet.merge_range(0, 0, 0, 1, "", book.style("open_title"))
        sheet.write_string(0, 0, printed, book.style("open_title"))
        return
    formula = document.form.title.format(agency='"&$B$2&"', year='"&$B$3&"')
    sheet.merge_range(0, 0, 0, 1, "", book.style("title"))
    sheet.write_formula(0, 0, f'="{formula}"', book.style("title"), printed)
