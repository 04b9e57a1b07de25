"""Formats that do not exist yet: every label of the one in force, and one row more."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from reports.statute import FORMATS, v2021
from reports.statute.headings import Heading, Node, tree
from reports.statute.schema import Format, Table

FIRST_YEAR = 2030
FORM = v2021.FORMAT
# where the new row stands: its table, the last row before it, its key and label
ADDED = {
    "disclosures": ("art20_5.licences", "art20_5.filings", "行政备案"),
    "applications": ("result.other.other", "result.other.withdrawn", "4.申请人主动撤回"),
    "challenges": ("suit", "mediation", "行政调解"),
}


def new_format(table: str) -> Format:
    """The format of 2030, with its new row in part two, three or four."""
    return replace(
        FORM,
        key=str(FIRST_YEAR),
        source="国办公开办函〔2030〕8号",
        first_year=FIRST_YEAR,
        parts=tuple(
            _longer(part, *ADDED[table]) if part.key == table else part for part in FORM.parts
        ),
    )


def _longer(table: Table, after: str, key: str, label: str) -> Table:
    blocks = (
        replace(block, rows=_added(block.rows, after, (key, label))) for block in table.blocks
    )
    return replace(table, blocks=tuple(blocks))


def _added(headings: tuple[Heading, ...], after: str, node: Node) -> tuple[Heading, ...]:
    longer: list[Heading] = []
    for heading in headings:
        longer.append(replace(heading, children=_added(heading.children, after, node)))
        if heading.key == after:
            longer += tree((node,), path=heading.path[:-1])
    return tuple(longer)


@contextmanager
def in_force(form: Format) -> Iterator[Format]:
    """The house with one format more, as if it stood in ``FORMATS``."""
    FORMATS[form.key] = form
    forget()
    try:
        yield form
    finally:
        del FORMATS[form.key]
        forget()


def forget() -> None:
    """Let everything that was derived from the formats, and kept, be derived anew."""
    for name, module in list(sys.modules.items()):
        if name.startswith("reports."):
            for kept in vars(module).values():
                if hasattr(kept, "cache_clear"):
                    kept.cache_clear()
