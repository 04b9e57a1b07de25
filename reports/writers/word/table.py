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

from reports.statute.document import Document
from reports.statute.layout import CellRole, Grid, GridCell, grid
from reports.statute.schema import Table

from ..legal import legal
from ..measure import TEXT_WIDTH, Setting, small, upright
from ..shown import shown

DXA = 1440 / 25.4  # twentieths of a point in a millimetre
ROW_HEIGHT = {True: 300, False: 480}  # at least, in twentieths of a point; by small type
LEFT = '<w:jc w:val="left"/>'
PAIRS = '<w:ind w:left="50" w:right="50"/>'  # 商业|企业, not 商业企|业


def word_table(document: Document, part: Table) -> BaseOxmlElement:
    """One table of the report, as wide as the text."""
    layout = grid(part)
    set_in = upright(layout)
    widths = _widths(set_in)
    rows = "".join(
        _row(document, layout, number, widths=widths, set_in=set_in)
        for number in range(len(layout.rows))
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        '<w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(part.heading)}/>"
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _widths(set_in: Setting) -> list[int]:
    """Whole widths that add up to the width of the text: what is rounded are the edges."""
    edges = accumulate(set_in.shares, initial=0.0)
    return [b - a for a, b in pairwise(round(edge * TEXT_WIDTH * DXA) for edge in edges)]


def _row(
    document: Document, layout: Grid, number: int, *, widths: list[int], set_in: Setting
) -> str:
    """Rows stay whole and together: every table fits on a page. Should somebody lengthen it, the
    head rows return on the next page."""
    style = f'<w:pStyle w:val="{"TableTextSmall" if small(layout) else "TableText"}"/>'
    keep = "" if number + 1 == len(layout.rows) else "<w:keepNext/>"
    head = "<w:tblHeader/>" if number < layout.head_rows else ""
    cells = "".join(
        _cell(
            cell,
            text,
            width=sum(widths[cell.column : cell.column + cell.column_span]),
            paragraph=style + keep + (_placed(cell) if small(layout) else ""),
            type_size=_tighter(set_in, text) if cell.cell and text else "",
        )
        for cell, text in _texts(document, layout, number)
    )
    height = f'<w:trHeight w:val="{ROW_HEIGHT[small(layout)]}"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{head}</w:trPr>{cells}</w:tr>"


def _tighter(set_in: Setting, figure: str) -> str:
    """Smaller type for a figure too long for its column; empty where the style's size will do."""
    size = set_in.size_of(figure)
    if size == set_in.size:
        return ""
    return f'<w:rPr><w:sz w:val="{int(2 * size)}"/><w:szCs w:val="{int(2 * size)}"/></w:rPr>'


def _texts(document: Document, layout: Grid, number: int) -> Iterator[tuple[GridCell, str | None]]:
    """The cells that a printed row touches with their text; None for those begun in a row above."""
    touching = (c for c in layout.cells if c.row <= number < c.row + c.row_span)
    for cell in sorted(touching, key=lambda cell: cell.column):
        if cell.row < number:
            yield cell, None
        else:
            yield cell, shown(document, cell.cell) if cell.cell else cell.label


def _placed(cell: GridCell) -> str:
    """In small type, what belongs to a row stands left; over narrow columns a label of an even
    number of characters breaks in pairs."""
    pairs = cell.role is CellRole.COLUMN and cell.scope == "col" and len(cell.label) % 2 == 0
    return LEFT if cell.scope == "row" else PAIRS if pairs else ""


def _cell(cell: GridCell, text: str | None, *, width: int, paragraph: str, type_size: str) -> str:
    merge = "" if text is not None else "<w:vMerge/>"
    if text is not None and cell.row_span > 1:
        merge = '<w:vMerge w:val="restart"/>'
    span = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
    words = f'<w:t xml:space="preserve">{escape(legal(text))}</w:t>' if text else ""
    run = words and f"<w:r>{type_size}{words}</w:r>"
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/>'
        f"</w:tcPr><w:p><w:pPr>{paragraph}</w:pPr>{run}</w:p></w:tc>"
    )
