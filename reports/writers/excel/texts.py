"""A narrative part as a sheet: one passage a row, its name on the left."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from xlsxwriter.format import Format as Style
from xlsxwriter.worksheet import Worksheet

from reports.statute.schema import Narrative

from ..legal import legal
from .book import LINE, Book

LABEL_WIDTH, TEXT_WIDTH = 18, 84  # in Excel's characters, two to an ideograph
LEAST, TALLEST = 5 * LINE, 409.0  # points; Excel's limit for a row
LONGEST = 32_767  # characters; Excel's limit for a cell


def write_narrative(book: Book, part: Narrative) -> None:
    sheet = book.sheet(part.heading)
    sheet.set_column(0, 0, LABEL_WIDTH)
    sheet.set_column(1, 1, TEXT_WIDTH)
    sheet.merge_range(0, 0, 0, 1, part.heading, book.style("heading"))
    sheet.set_row(0, 30)
    sheet.freeze_panes(1, 0)
    write_passages(book, sheet, part, top=1)


def write_passages(book: Book, sheet: Worksheet, part: Narrative, *, top: int) -> int:
    """Each passage beside its name; returns the first row below. What is longer than a cell can
    hold goes on in the rows below, which have no name."""
    row = top
    for passage in part.passages:
        book.note(passage.key, sheet, row, 1)
        label = passage.heading or passage.label
        for text in _cellfuls(legal(book.document.texts[passage.key])):
            sheet.set_row(row, _height(text))
            write_text(sheet, row, 0, label, book.style("head"))
            write_text(sheet, row, 1, text, book.style("words"))
            row, label = row + 1, ""
    return row


def write_text(sheet: Worksheet, row: int, column: int, text: str, style: Style) -> None:
    """Text as text, whatever it begins with; a cell without any is left blank, to be filled in."""
    if text:
        sheet.write_string(row, column, text, style)
    else:
        sheet.write_blank(row, column, None, style)


def _height(text: str) -> float:
    lines = sum(max(1, ceil(2 * len(paragraph) / TEXT_WIDTH)) for paragraph in text.split("\n"))
    return min(max(LEAST, (lines + 1) * LINE), TALLEST)


def _cellfuls(text: str) -> Iterator[str]:
    """The text in pieces that fit a cell, broken between paragraphs where there are any."""
    piece = ""
    for paragraph in text.split("\n"):
        joined = f"{piece}\n{paragraph}" if piece else paragraph
        if len(joined) <= LONGEST:
            piece = joined
            continue
        if piece:
            yield piece
        while len(paragraph) > LONGEST:
            yield paragraph[:LONGEST]
            paragraph = paragraph[LONGEST:]
        piece = paragraph
    yield piece
