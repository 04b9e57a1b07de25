"""The workbook in the making: its sheets, its styles, and where each key of the report stands."""

from __future__ import annotations

from functools import cache

from xlsxwriter import Workbook
from xlsxwriter.format import Format as Style
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from reports.statute.document import Document

A4 = 9
LINE = 15.0  # points: the height of a line
BASE = {"font_name": "宋体", "font_size": 11, "valign": "vcenter", "text_wrap": True}
STYLES: dict[str, dict] = {
    "title": {**BASE, "font_name": "黑体", "font_size": 16, "align": "center"},
    "open_title": {**BASE, "font_name": "黑体", "font_size": 16, "align": "center", "locked": 0},
    "heading": {**BASE, "font_name": "黑体", "font_size": 14, "align": "left"},
    "head": {**BASE, "align": "center", "border": 1},
    "row": {**BASE, "align": "left", "border": 1},
    "input": {**BASE, "align": "center", "border": 1, "locked": 0, "num_format": "0"},
    "total": {**BASE, "align": "center", "border": 1, "num_format": "0", "bg_color": "#EDEDED"},
    "words": {**BASE, "align": "left", "valign": "top", "border": 1, "locked": 0},
    "wrong": {"bg_color": "#FFC7CE", "font_color": "#9C0006"},
}
KEYS = "keys"


class Book:
    """One workbook for one report. Every key is noted with its sheet and cell, so that a filled
    form is read back exactly even when rows were inserted above it by hand."""

    def __init__(self, workbook: Workbook, document: Document) -> None:
        self.workbook = workbook
        self.document = document
        self.keys: list[tuple[str, str, str]] = []
        self.style = cache(lambda name: workbook.add_format(STYLES[name]))
        self.number_style = cache(self._number_style)

    def sheet(self, name: str, *, sideways: bool = False) -> Worksheet:
        """A protected sheet that prints on one A4 page in width."""
        sheet = self.workbook.add_worksheet(name)
        sheet.protect("", {"format_columns": True, "format_rows": True})
        sheet.set_paper(A4)
        sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
        sheet.center_horizontally()
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C— &P —")
        if sideways:
            sheet.set_landscape()
        return sheet

    def note(self, key: str, sheet: Worksheet, row: int, column: int) -> None:
        """Remember the cell in which a text or a figure stands."""
        self.keys.append((key, sheet.get_name(), xl_rowcol_to_cell(row, column)))

    def write_keys(self) -> None:
        """The hidden sheet: the format, then key, sheet and cell of everything in the report."""
        sheet = self.workbook.add_worksheet(KEYS)
        sheet.hide()
        for number, line in enumerate((("format", self.document.format, ""), *self.keys)):
            for column, text in enumerate(line):
                if text:
                    sheet.write_string(number, column, text)

    def _number_style(self, number_format: str) -> Style:
        """An open cell that shows its number so."""
        return self.workbook.add_format({**STYLES["input"], "num_format": number_format})
