"""A figure as people read it on paper."""

from __future__ import annotations

from reports.statute.document import Document, printed
from reports.statute.schema import Cell


def shown(document: Document, cell: Cell) -> str:
    """The digits of a cell, a free unit beside them (251000元); empty if not stated."""
    digits = printed(document.stated(cell))
    return digits and digits + document.units.get(cell.place, "")


def unit(document: Document, cell: Cell) -> str:
    """The unit of a figure; that of a free amount is the one the report prints."""
    return cell.measure.unit or document.units.get(cell.place, "")
