"""Tables of web pages: which are any, and which cells hold more than a line of text (表格)."""

from __future__ import annotations

from lxml import etree

_INLINE_TAGS = (
    "a abbr b bdi bdo big cite code del dfn em font i ins kbd label mark o:p q s samp small span "
    "strike strong sub sup time tt u var wbr ruby rb st1:chsdate data"
)
INLINE = frozenset(_INLINE_TAGS.split())
CELLS = frozenset(("td", "th"))
_TABLE_PARTS = frozenset(("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr"))


def is_data(table: etree._Element) -> bool:
    """Whether a table is one: no table in it, and some row of two cells. Others lay out a page."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    return any(sum(cell.tag in CELLS for cell in row) > 1 for row in table.iter("tr"))


def awkward(table: etree._Element) -> set[etree._Element]:
    """The few cells that hold more than one block: to walk through a cell takes ten times longer
    than to take its text."""
    found: set[etree._Element] = set()
    cell, blocks = None, 0
    for element in table.iter():
        tag = element.tag
        if tag in CELLS:
            cell, blocks = element, 0
        elif tag in _TABLE_PARTS:
            cell = None
        elif cell is not None and tag not in INLINE:
            blocks += 1
            if blocks > 1 or tag not in ("p", "div"):
                found.add(cell)
    return found
