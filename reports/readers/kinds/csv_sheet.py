"""A report that was printed in a sheet, saved as CSV or as text with tabs (另存为 CSV).

Spreadsheets save every row as wide as the widest, which no other text is.
"""

from __future__ import annotations

from itertools import islice

from ..limits import LIMITS
from ..source import Row, Source
from ..unreadable import Unreadable
from .csv_rows import rows_of
from .xlsx_form import labelled

_NARROWEST = 4  # columns of a sheet with a statutory table in it
_SHORTEST = 12  # rows


def sheet_of(text: str) -> Source | None:
    """The rows of a text that is a saved sheet; None for any other."""
    rows = _of_one_width(text)
    if not _SHORTEST <= len(rows) <= LIMITS.lines or len(rows[0][1]) < _NARROWEST:
        return None
    lines = (Row(tuple(cells), f"第{line}行") for line, cells in rows if any(cells))
    return Source(tuple(labelled(lines, only=False)))


def _of_one_width(text: str) -> list[tuple[int, list[str]]]:
    """The rows of a text if all are equally wide, else none: mostly its second row tells."""
    rows: list[tuple[int, list[str]]] = []
    try:
        for line, cells in islice(rows_of(text), LIMITS.lines + 1):
            if rows and len(cells) != len(rows[0][1]):
                return []
            rows.append((line, cells))
    except Unreadable:
        return []
    return rows
