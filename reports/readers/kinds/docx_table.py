"""Tables of Word documents: their own rows and cells, and the texts in them (表格)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
P, TBL, TR, TC = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
TEXTS = frozenset((f"{W}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"))
_MERGE = f"{W}vMerge"
IMPRINT = "Imprint"  # the style of what this portal prints under a report


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table itself, also inside content controls, not those of tables in it."""
    return (row for row in table.iter(TR) if next(row.iterancestors(TBL), None) is table)


def cells_of(row: etree._Element, *, nested: bool) -> list[etree._Element]:
    """The cells of a row itself, also inside content controls."""
    cells = list(row.iter(TC))
    return [c for c in cells if next(c.iterancestors(TR), None) is row] if nested else cells


def covered(table: etree._Element) -> frozenset[etree._Element]:
    """The cells that continue one merged downwards."""
    merges = (m for m in table.iter(_MERGE) if m.get(f"{W}val", "continue") == "continue")
    return frozenset(merge.getparent().getparent() for merge in merges)


def is_imprint(table: etree._Element) -> bool:
    """Whether this portal wrote a table under a report: the imprint (版记) is no part of it."""
    styles = (style.get(f"{W}val") for style in table.iter(f"{W}pStyle"))
    return next(styles, None) == IMPRINT and all(style == IMPRINT for style in styles)


def plain_texts(table: etree._Element) -> dict[etree._Element, str]:
    """The text of every cell of a table of nothing but runs, as nearly every one is: going
    through it once takes a third of the time of going through each cell."""
    cells: dict[etree._Element, list[str]] = {}
    lines: list[str] = []
    for element in table.iter(TC, P, *TEXTS):
        if element.tag == TC:
            lines = cells[element] = []
        elif element.tag == P:
            lines.append("")
        elif lines:
            lines[-1] += element.text or ""
    return {cell: "\n".join(lines).strip("\n") for cell, lines in cells.items()}
