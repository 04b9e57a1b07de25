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
    try:
        rows = list(islice(rows_of(text), LIMITS.lines + 1))
    except Unreadable:
        return None
    widths = {len(cells) for _, cells in rows}
    if len(widths) != 1 or min(widths) < _NARROWEST or not _SHORTEST <= len(rows) <= LIMITS.lines:
        return None
    lines = (Row(tuple(cells), f"第{line}行") for line, cells in rows if any(cells))
    return Source(tuple(labelled(lines, only=False)))
