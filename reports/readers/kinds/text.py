"""Plain text: a report copied off its web page, or typed (纯文本).

Tables come with tabs, commas or ``|``, aligned by spaces, or one cell a line; ``text_tables`` tells
such lines from paragraphs.
"""

from __future__ import annotations

import re

from ..source import Source, bounded
from .csv_sheet import sheet_of
from .encoding import decode
from .text_tables import shaped

_HEADING = re.compile(r"\s*#{1,6}\s+(.*?)[\s#]*")
_BOLD = re.compile(r"\*\*(?=\S)([^*\n]{1,200}?)(?<=\S)\*\*")


def read_text(data: bytes) -> Source:
    """The lines of a text file as paragraphs and table rows."""
    text = decode(data)
    return sheet_of(text) or source_of(text)


def source_of(text: str) -> Source:
    """The same, of characters."""
    return Source(bounded(shaped(map(_unmarked, text.splitlines()))))


def _unmarked(line: str) -> str:
    """A line without its Markdown marks for headings and bold type."""
    plain = _BOLD.sub(r"\1", line) if "**" in line else line
    found = _HEADING.fullmatch(plain)
    return found[1] if found else plain
