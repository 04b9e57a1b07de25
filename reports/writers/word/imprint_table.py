"""The imprint (版记) at the end of a Word document: lines between two rules."""

from __future__ import annotations

from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from ..imprint import Imprint
from ..legal import legal
from ..measure import TEXT_WIDTH
from .table import DXA

_WIDTHS = [round(TEXT_WIDTH * DXA * share) for share in (0.2, 0.8)]


def imprint_table(imprint: Imprint) -> BaseOxmlElement:
    """A table and not text: it is no part of the report, and no reader takes it for one."""
    rows = "".join(_row(line) for line in imprint.lines)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    return parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        f'<w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>'
        '<w:top w:val="single" w:sz="8" w:space="0" w:color="auto"/>'
        '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="auto"/></w:tblBorders>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(line: tuple[str, str]) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
        f'<w:pStyle w:val="Imprint"/></w:pPr><w:r><w:t xml:space="preserve">{escape(legal(text))}'
        "</w:t></w:r></w:p></w:tc>"
        for width, text in zip(_WIDTHS, line, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
