"""Ruled tables of a PDF page: cells by their lines, text by where characters stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pdfplumber.page import Page

from ..figure import blank, figure
from ..marks import is_label
from ..source import Row
from .pdf_lines import Character, joined, text_of

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class PdfTable:
    """A ruled table of one page, merged cells once."""

    top: float
    rows: tuple[Row, ...]


def tables_of(page: Page) -> tuple[list[PdfTable], list[Character]]:
    """The tables of a page, and the characters outside them."""
    outside = list(page.chars)
    tables: list[PdfTable] = []
    for number, found in enumerate(page.find_tables(), 1):
        rows = [[cell for cell in row.cells if cell] for row in found.rows]
        if sum(map(len, rows)) < 2:
            continue  # a frame around text
        inside = [c for c in outside if _in(c, found.bbox)]
        outside = [c for c in outside if not _in(c, found.bbox)]
        tables.append(
            PdfTable(found.bbox[1], tuple(_rows(rows, inside, f"第{page.page_number}页表{number}")))
        )
    return tables, outside


def _rows(rows: list[list[Box]], inside: list[Character], where: str) -> Iterator[Row]:
    for number, boxes in enumerate(rows, 1):
        top = min((box[1] for box in boxes), default=0.0)
        bottom = max((box[3] for box in boxes), default=0.0)
        near = [c for c in inside if top <= (c["top"] + c["bottom"]) / 2 <= bottom]
        cells = tuple(_cell([c for c in near if _in(c, box)]) for box in boxes)
        yield Row(cells, f"{where}第{number}行", is_grid=True)


def _in(character: Character, box: Box) -> bool:
    across = (character["x0"] + character["x1"]) / 2
    down = (character["top"] + character["bottom"]) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]


def _cell(characters: list[Character]) -> str:
    """The lines of a cell closed up: a label or a long number may be broken anywhere."""
    lines: list[list[Character]] = []
    for character in sorted(characters, key=lambda c: (round(c["bottom"], 1), c["x0"])):
        if lines and abs(lines[-1][0]["bottom"] - character["bottom"]) < 0.5 * character["size"]:
            lines[-1].append(character)
        else:
            lines.append([character])
    texts = [text_of(sorted(line, key=lambda c: c["x0"])).strip() for line in lines]
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
