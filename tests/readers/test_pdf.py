"""PDFs of other programs: no tags, tables over pages, scattered type, titles of two lines."""

import json

import pytest
import typst

from reports.readers import read
from reports.readers.kinds.pdf_lines import joined
from reports.readers.kinds.pdf_tables import PdfTable, mended
from reports.readers.kinds.radicals import RADICALS
from reports.readers.source import Row
from reports.statute.layout import grid
from reports.statute.schema import Table
from reports.writers.pdf import _fonts
from tests.readers.reports import WHOLE
from tests.readers.shapes import paragraphs, text_of

# Tables break anywhere, their heads are repeated on the next page, and every page has a head.
PLAIN = """
#let lines = json(bytes(sys.inputs.lines))
#set page(paper: "a5", margin: 15mm, header: [政府信息公开专栏])
#set page(footer: context counter(page).display())
#set text(font: "Noto Serif SC", size: 10.5pt, lang: "zh")
#set par(first-line-indent: (amount: 2em, all: true), spacing: 8pt, leading: 6pt, justify: true)
#for line in lines {
  if type(line) == str { par(line) } else if "title" in line {
    align(center, text(size: 20pt, par(first-line-indent: 0pt, line.title)))
  } else {
    set par(first-line-indent: 0pt, justify: false)
    set text(size: 7pt)
    table(columns: (1fr,) * line.width, inset: 2pt, ..line.cells.map(c =>
      table.cell(x: c.x, y: c.y, colspan: c.w, rowspan: c.h, breakable: true, c.text)))
  }
}
"""


def plain_pdf(document) -> bytes:
    lines: list = [{"title": document.title}]
    for part in (document.form.preamble, *document.form.parts):
        if isinstance(part, Table):
            lines += [part.heading, table(document, part)]
        else:
            lines += paragraphs(document, part)
    inputs = {"lines": json.dumps(lines)}
    return typst.compile(
        PLAIN.encode(), font_paths=_fonts(), ignore_system_fonts=True, sys_inputs=inputs
    )


def table(document, part) -> dict:
    layout = grid(part)
    cells = [
        {
            "x": cell.column,
            "y": cell.row,
            "w": cell.column_span,
            "h": cell.row_span,
            "text": text_of(document, cell),
        }
        for cell in layout.cells
    ]
    return {"width": layout.width, "cells": cells}


@pytest.mark.parametrize("form", WHOLE)
def test_figures_and_texts_of_a_plain_pdf(form):
    document = WHOLE[form]
    read_document = read(plain_pdf(document)).document
    assert read_document.figures == document.figures
    assert read_document.agency == document.agency
    assert {k: closed(v) for k, v in read_document.texts.items()} == {
        k: closed(v) for k, v in document.texts.items()
    }


def closed(text: str) -> str:
    """Text without the spaces of which a PDF does not tell whether they stood at a line's end."""
    return text.replace(" ", "")


def test_lines_join_without_a_space_between_han_characters():
    assert joined(["全年公开 12", "件，", "see page", "two"]) == "全年公开 12件，see page two"


def test_a_row_broken_by_the_page_is_one():
    upper = PdfTable(0, (Row(("6.属于四类过程性", *"0123456")),))
    lower = PdfTable(0, (Row(("信息", *[""] * 7)), Row(("7.属于行政执法案卷", *"0000000"))))
    assert [row.cells for row in mended([upper, lower])] == [
        ("6.属于四类过程性信息", *"0123456"),
        ("7.属于行政执法案卷", *"0000000"),
    ]


def test_radicals_are_the_characters_they_look_like():
    assert "⼈⺠政府⼯作⻚".translate(RADICALS) == "人民政府工作页"
