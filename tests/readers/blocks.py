"""A report as blocks, paragraphs and tables of cells, and files of every kind made of them."""

from __future__ import annotations

import html
import io
import json
from collections.abc import Iterator

import docx
import openpyxl
import typst

from reports.statute.document import Document
from reports.statute.schema import Table
from reports.writers.pdf import _fonts
from tests.readers.opendocument import ods_file, odt_file
from tests.readers.shapes import paragraphs, spread_rows

Block = str | list[list[str]]


def blocks_of(document: Document) -> Iterator[Block]:
    yield document.title
    for part in (document.form.preamble, *document.form.parts):
        if isinstance(part, Table):
            yield part.heading
            yield spread_rows(document, part)
        else:
            yield from paragraphs(document, part)


def text(blocks: list[Block]) -> bytes:
    lines: list[str] = []
    for block in blocks:
        lines += [block] if isinstance(block, str) else ["\t".join(row) for row in block]
    return "\n".join(lines).encode()


def page(blocks: list[Block]) -> bytes:
    body = "".join(
        f"<p>{html.escape(block)}</p>" if isinstance(block, str) else _html_table(block)
        for block in blocks
    )
    return f"<html><body><div>{body}</div></body></html>".encode()


def _html_table(rows: list[list[str]]) -> str:
    lines = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def word(blocks: list[Block]) -> bytes:
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        width = max(map(len, block))
        cells = document.add_table(len(block), width)._cells
        for y, row in enumerate(block):
            for x, cell in enumerate(row):
                cells[y * width + x].text = cell
    return _saved(document)


def workbook(blocks: list[Block]) -> bytes:
    book = openpyxl.Workbook()
    for block in blocks:
        for row in [[block]] if isinstance(block, str) else block:
            book.active.append(row)
    return _saved(book)


def _saved(document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


_TYPST = """
#set page(paper: "a4", margin: 20mm)
#set text(font: "Noto Serif SC", size: 9pt, lang: "zh")
#for block in json(bytes(sys.inputs.blocks)) {
  if type(block) == str { par(block) } else {
    set text(size: 6pt)
    table(columns: (1fr,) * block.first().len(), inset: 2pt, ..block.flatten())
  }
}
"""


def pdf(blocks: list[Block]) -> bytes:
    whole = [block if isinstance(block, str) else _even(block) for block in blocks]
    return typst.compile(
        _TYPST.encode(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"blocks": json.dumps(whole)},
    )


def _even(rows: list[list[str]]) -> list[list[str]]:
    width = max(map(len, rows))
    return [[*row, *[""] * (width - len(row))] for row in rows]


def odt(blocks: list[Block]) -> bytes:
    parts = (_odf_paragraph(b) if isinstance(b, str) else _odf_table(b) for b in blocks)
    return odt_file("".join(parts))


def ods(blocks: list[Block]) -> bytes:
    return ods_file([[block]] if isinstance(block, str) else block for block in blocks)


def _odf_paragraph(text: str) -> str:
    return f"<text:p>{html.escape(text)}</text:p>"


def _odf_table(rows: list[list[str]]) -> str:
    lines = (
        "".join(f"<table:table-cell>{_odf_paragraph(text)}</table:table-cell>" for text in row)
        for row in rows
    )
    body = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    return f"<table:table>{body}</table:table>"


KINDS = {kind.__name__: kind for kind in (text, page, word, workbook, pdf, odt, ods)}
