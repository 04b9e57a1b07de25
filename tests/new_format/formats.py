"""Formats that do not exist yet: every label of the newest one, and one row more."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from reports.statute import FORMATS
from reports.statute.headings import Heading, Node, tree
from reports.statute.schema import Format, Table

NEWEST = list(FORMATS.values())[-1]
FIRST_YEAR = NEWEST.first_year + 9


@dataclass(frozen=True)
class Added:
    """The one row more: its table, the heading it stands after, its key and label; with
    ``branch`` it stands one level deeper than any row of today, under a heading of its own."""

    table: str
    after: str
    key: str
    label: str
    branch: str = ""

    @property
    def node(self) -> Node:
        row = (self.key, self.label)
        return ("", self.branch, (row,)) if self.branch else row


_FILINGS = Added("disclosures", "art20_5.licences", "art20_5.filings", "行政备案")
_ARCHIVES = Added(
    "applications",
    "result.refused.enforcement_file",
    "result.refused.archives",
    "（1）已移交国家档案馆",
    branch="其他案卷",
)
ADDED = {
    "part two": _FILINGS,
    "part three": Added(
        "applications", "result.other.other", "result.other.withdrawn", "4.申请人主动撤回"
    ),
    "part four": Added("challenges", "suit", "mediation", "行政调解"),
    "deeper in part two": replace(_FILINGS, branch="非许可事项"),
    "deeper in part three": _ARCHIVES,
}


def new_format(added: Added) -> Format:
    """The next format: the newest with one row more."""
    longer = _longer(NEWEST.tables[added.table], added)
    return replace(
        NEWEST,
        key=str(FIRST_YEAR),
        source=f"国办公开办函〔{FIRST_YEAR}〕8号",
        first_year=FIRST_YEAR,
        parts=tuple(longer if part.key == added.table else part for part in NEWEST.parts),
    )


def _longer(table: Table, added: Added) -> Table:
    blocks = (replace(block, rows=_rows(block.rows, added)) for block in table.blocks)
    return replace(table, blocks=tuple(blocks))


def _rows(headings: tuple[Heading, ...], added: Added) -> tuple[Heading, ...]:
    longer: list[Heading] = []
    for heading in headings:
        longer.append(replace(heading, children=_rows(heading.children, added)))
        if heading.key == added.after:
            longer += tree((added.node,), path=heading.path[:-1])
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
