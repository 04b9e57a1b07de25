"""What the Typst template is handed: a report as plain data, every text ready to print."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import segno

from reports.statute.document import Document
from reports.statute.layout import CellRole, GridCell, grid
from reports.statute.schema import Narrative, Table

from ..imprint import Imprint, title
from ..measure import Setting, setting
from ..shown import shown
from .glyphs import printable


def page(document: Document, imprint: Imprint) -> dict[str, Any]:
    """The report in printed order, and its foot: imprint, QR code, SHA-256."""
    return {
        "title": printable(title(document)),
        "agency": printable(document.agency),
        "parts": [_part(document, part) for part in (document.form.preamble, *document.form.parts)],
        "imprint": [[label, printable(text)] for label, text in imprint.lines],
        "qr": _qr(imprint.address),
        "digest": document.digest,
    }


def _part(document: Document, part: Narrative | Table) -> dict[str, Any]:
    if isinstance(part, Table):
        return {"heading": part.heading, "table": _table(document, part)}
    passages = [
        {"heading": passage.heading, "paragraphs": _paragraphs(document.texts[passage.key])}
        for passage in part.passages
    ]
    return {"heading": part.heading, "passages": passages}


def _paragraphs(text: str) -> list[str]:
    return printable(text).split("\n") if text else []


def _table(document: Document, part: Table) -> dict[str, Any]:
    layout = grid(part)
    set_in = setting(layout, (shown(document, cell) for cell in part.cells))
    nested = layout.head_columns > 1
    return {
        "shares": set_in.shares,
        "size": set_in.size,
        "sideways": set_in.sideways,
        "bands": [
            {"head": head, "cells": [_cell(document, cell, set_in, nested) for cell in cells]}
            for start, end in layout.groups
            for head in (True, False)
            if (cells := _band(layout.rows[start:end], head=head))
        ],
    }


def _band(rows: tuple[tuple[GridCell, ...], ...], *, head: bool) -> list[GridCell]:
    """The cells of a block's head rows, or of its rows of figures."""
    return [
        cell
        for row in rows
        if head is not any(cell.role is CellRole.VALUE for cell in row)
        for cell in row
    ]


def _cell(document: Document, cell: GridCell, set_in: Setting, nested: bool) -> dict[str, Any]:
    """A cell; where headings of rows are nested, labels of rows stand left, and labels of an even
    number of characters break in pairs."""
    text = printable(shown(document, cell.cell) if cell.cell else cell.label)
    return {
        "x": cell.column,
        "y": cell.row,
        "colspan": cell.column_span,
        "rowspan": cell.row_span,
        "text": text,
        "size": set_in.size_of(text) if cell.cell else set_in.size,
        "left": nested and cell.scope == "row",
        "pairs": nested and cell.scope == "col" and len(cell.label) % 2 == 0,
    }


def _qr(address: str) -> str:
    """The page's address as a QR code in SVG; empty without an address."""
    if not address:
        return ""
    svg = BytesIO()
    segno.make(address, error="m", micro=False).save(svg, kind="svg", border=4, xmldecl=False)
    return svg.getvalue().decode()
