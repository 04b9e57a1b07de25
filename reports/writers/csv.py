"""The figures of a report as CSV: one line a cell, for spreadsheets and statistics."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from reports.statute.document import Document, printed

from .shown import unit

HEADER = (
    "agency",
    "year",
    "format",
    "part",
    "row_key",
    "row_label",
    "column_key",
    "column_label",
    "value",
    "unit",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(document: Document) -> bytes:
    """UTF-8 with the byte order mark by which Excel knows it; lines end as RFC 4180 says."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADER)
    writer.writerows(rows(document))
    return text.getvalue().encode("utf-8-sig")


def rows(document: Document) -> Iterator[tuple[str, ...]]:
    """A line for every cell of the three tables, in printed order; not stated is empty."""
    for cell in document.form.cells:
        yield (
            escaped(document.agency),
            str(document.year),
            document.format,
            cell.table,
            cell.row.key,
            cell.row.full,
            cell.column.key,
            cell.column.full,
            printed(document.stated(cell)),
            escaped(unit(document, cell)),
        )


def escaped(text: str) -> str:
    """Text that a spreadsheet would run as a formula, made harmless by an apostrophe. Figures
    are never escaped: a negative number is no formula, and programs must read it as a number."""
    return f"'{text}" if text.startswith(_FORMULA) else text
