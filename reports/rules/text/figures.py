"""Sums of table cells that a statement in the text may mean, and the sentence if none is meant."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from reports.statute import FORMATS
from reports.statute.document import Document
from reports.statute.equations import CellKey

Sum = tuple[CellKey, ...]


def total(*rows: str) -> Sum:
    """The cells of the total column (总计) in some rows."""
    return tuple((row, "total") for row in rows)


def sum_of(document: Document, table: str, cells: Sum) -> int | Decimal | None:
    """The sum of some cells of a table; None if one is not stated or not in the format."""
    values = [document.figures[table].get(key) for key in cells]
    return None if None in values or not values else sum(values)


def stated_sums(document: Document, table: str, sums: Sequence[Sum]) -> list[int | Decimal] | None:
    """The value of each sum; None if the table leaves one open."""
    values = [sum_of(document, table, cells) for cells in sums]
    return None if None in values else values


def part_of(document: Document, table: str) -> str:
    """第三部分, for the part that a table is."""
    return f"第{document.form.tables[table].heading[0]}部分"


@lru_cache(maxsize=512)
def named(format: str, table: str, cells: Sum) -> str:
    """The printed labels of some cells of a format; of a whole group its heading."""
    known = [FORMATS[format].tables[table].cell[key] for key in cells]
    paths = [cell.row.path for cell in known]
    if len(paths) > 1 and len({path[:-1] for path in paths}) == 1 and len(paths[0]) > 1:
        return f"“{paths[0][-2]}”各项之和"
    return "与".join(f"“{cell.row.label}”{cell.column.label}" for cell in known) + (
        "之和" if len(known) > 1 else ""
    )
