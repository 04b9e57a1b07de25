"""Ruled tables of a PDF page: cells by their lines, text by where characters stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..figure import blank, figure
from ..marks import is_label
from ..source import Row
from .pdf_characters import refuse_crowded
from .pdf_lines import joined, rows_of, text_of
from .pdf_page import Character, Page
from .pdf_rulings import Ruling, rulings


@dataclass(frozen=True)
class PdfTable:
    """A ruled table of one page, merged cells once."""

    top: float
    rows: tuple[Row, ...]


def tables_of(page: Page) -> tuple[list[PdfTable], list[Character]]:
    """The tables of a page, and the characters outside them."""
    outside = page.characters
    tables: list[PdfTable] = []
    for ruling in _drawn(page):
        inside: dict[int, list[Character]] = {}
        rest: list[Character] = []
        for character in outside:
            cell = ruling.cell_at(*character.middle)
            (rest if cell is None else inside.setdefault(cell, [])).append(character)
        if inside:
            tables.append(PdfTable(ruling.top, tuple(_rows(ruling, inside, page.number))))
            outside = rest
    return tables, outside


def _drawn(page: Page) -> list[Ruling]:
    """The tables that the page's lines draw, without frames around text."""
    try:
        return [ruling for ruling in rulings(page.rules) if ruling.count > 1]
    except ValueError:
        refuse_crowded(page.number)


def _rows(ruling: Ruling, inside: dict[int, list[Character]], page: int) -> Iterator[Row]:
    texts = {cell: _cell(characters) for cell, characters in inside.items()}
    for number, cells in enumerate(ruling.rows, 1):
        if cells:
            row = tuple(texts.get(cell, "") for cell in cells)
            yield Row(row, f"第{page}页表格第{number}行", is_grid=True)


def _cell(characters: list[Character]) -> str:
    """The lines of a cell closed up: a label or a long number may be broken anywhere."""
    texts = [text_of(line).strip() for line in rows_of(characters)]
    closed = "".join(texts)
    return closed if figure(closed) else joined(texts)


def mended(tables: list[PdfTable]) -> Iterator[Row]:
    """The rows of tables that follow each other; a row broken by the end of a page is one."""
    before: Row | None = None
    for table in tables:
        for number, row in enumerate(table.rows):
            if before is not None and number == 0 and (whole := _whole(before, row)):
                before = whole
                continue
            if before is not None:
                yield before
            before = row
    if before is not None:
        yield before


def _whole(upper: Row, lower: Row) -> Row | None:
    """Two halves of one row, if the lower has no label of its own but completes the upper's."""
    if len(upper.cells) != len(lower.cells) or any(map(is_label, lower.cells)):
        return None
    if any(figure(text) for text in lower.cells) and any(figure(text) for text in upper.cells):
        return None
    cells = tuple(a + b for a, b in zip(upper.cells, lower.cells, strict=True))
    completed = any(
        is_label(whole) and not blank(part) for whole, part in zip(cells, lower.cells, strict=True)
    )
    return Row(cells, upper.where, is_grid=True) if completed else None
