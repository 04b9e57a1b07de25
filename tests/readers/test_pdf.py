"""PDFs of other programs: no tags, tables over pages, scattered type, titles of two lines."""

import json
import re

import pytest
import typst

from reports.readers import Unreadable, read
from reports.readers.kinds.pdf import read_pdf
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


def pdf_of(objects: list[bytes]) -> bytes:
    """A PDF of these objects; the first is the catalogue."""
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return data + trailer % (len(objects) + 1, start)


def stream(entries: bytes, content: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def nested_forms(levels: int, times: int) -> bytes:
    """Forms that each draw the next so many times."""
    first = b"/Resources<</XObject<</F 5 0 R>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R%s>>" % first,
        stream(b"", b"/F Do"),
    ]
    for level in range(levels):
        is_last = level == levels - 1
        inner = b"" if is_last else b"/Resources<</XObject<</F %d 0 R>>>>" % (6 + level)
        content = b"0 0 m 9 9 l S" if is_last else b"/F Do " * times
        form = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]"
        objects.append(stream(form + inner, content))
    return pdf_of(objects)


@pytest.mark.parametrize(("levels", "times"), [(7, 10), (30, 2), (200, 3)])
def test_forms_nested_to_a_bomb_are_refused_before_they_are_drawn(levels, times):
    with pytest.raises(Unreadable, match="层层嵌套"):
        read(nested_forms(levels, times))


def test_forms_that_come_to_draw_themselves_are_refused():
    looped = nested_forms(4, 2).replace(b"/F 8 0 R", b"/F 5 0 R")
    with pytest.raises(Unreadable, match="层层嵌套"):
        read(looped)


def test_a_few_forms_in_forms_are_no_bomb():
    with pytest.raises(Unreadable, match="没有文字"):
        read(nested_forms(4, 5))


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_pages_turned_as_a_scanner_or_a_wide_table_turns_them(turn):
    """The page's own rotation is nothing but a way of showing it."""
    document = WHOLE["2021"]
    data = plain_pdf(document)
    turned = re.sub(rb"/Type\s*/Page\b(?!s)", b"/Type/Page/Rotate %d" % turn, data)
    assert turned != data
    assert read(turned).document.figures == document.figures


def test_text_drawn_sideways_is_read_upright():
    """Two lines of a page whose content is turned; the upper one is the left one."""
    content = b"BT /F 12 Tf 0 1 -1 0 100 100 Tm (2023) Tj 0 1 -1 0 130 100 Tm (2022) Tj ET"
    font = b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    data = pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R%s>>" % font,
            stream(b"", content),
        ]
    )
    assert [line.text for line in read_pdf(data).lines] == ["2023 2022"]
