"""A statutory table as a Word table: merged headings, repeated head rows, unbroken rows.

The XML is written whole and parsed once; built cell by cell, the tables of one report would take
python-docx a good part of a second.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from ...statute.document import Document
from ...statute.layout import Grid, GridCell, grid
from ...statute.schema import Table
from ..figure import shown
from ..measure import TEXT_WIDTH, shares, small
from .text import legal

DXA = 1440 / 25.4  # twentieths of a point in a millimetre
ROW_HEIGHT = {True: 300, False: 480}  # at least, in twentieths of a point; by small type
LEFT = '<w:jc w:val="left"/>'


def word_table(document: Document, part: Table) -> BaseOxmlElement:
    """One table of the report, as wide as the text."""
    layout = grid(part)
    widths = _widths(layout)
    rows = "".join(_row(document, layout, widths, number) for number in range(len(layout.rows)))
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        '<w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(part.heading)}/>"
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _widths(layout: Grid) -> list[int]:
    """Whole widths that add up to the width of the text: what is rounded are the edges."""
    edges = accumulate(shares(layout), initial=0.0)
    return [b - a for a, b in pairwise(round(edge * TEXT_WIDTH * DXA) for edge in edges)]


def _row(document: Document, layout: Grid, widths: list[int], number: int) -> str:
    """Rows stay whole and together: every table fits on a page. Should somebody lengthen it, the
    head rows return on the next page."""
    style = "TableTextSmall" if small(layout) else "TableText"
    last = number + 1 == len(layout.rows)
    paragraph = f'<w:pStyle w:val="{style}"/>' + ("" if last else "<w:keepNext/>")
    head = "<w:tblHeader/>" if number < layout.head_rows else ""
    cells = "".join(
        _cell(
            cell,
            text,
            width=sum(widths[cell.column : cell.column + cell.column_span]),
            paragraph=paragraph + (LEFT if small(layout) and cell.scope == "row" else ""),
        )
        for cell, text in _texts(document, layout, number)
    )
    height = ROW_HEIGHT[small(layout)]
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}"/>{head}</w:trPr>{cells}</w:tr>'
    )


def _texts(document: Document, layout: Grid, number: int) -> Iterator[tuple[GridCell, str | None]]:
    """The cells that a printed row touches with their text; None for those begun in a row above."""
    touching = (c for c in layout.cells if c.row <= number < c.row + c.row_span)
    for cell in sorted(touching, key=lambda cell: cell.column):
        if cell.row < number:
            yield cell, None
        else:
            yield cell, shown(document, cell.cell) if cell.cell else cell.label


def _cell(cell: GridCell, text: str | None, *, width: int, paragraph: str) -> str:
    merge = "" if text is not None else "<w:vMerge/>"
    if text is not None and cell.row_span > 1:
        merge = '<w:vMerge w:val="restart"/>'
    span = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
    run = f'<w:r><w:t xml:space="preserve">{escape(legal(text))}</w:t></w:r>' if text else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/>'
        f"</w:tcPr><w:p><w:pPr>{paragraph}</w:pPr>{run}</w:p></w:tc>"
    )
