"""Plain text: a report copied off its web page, or typed (纯文本).

Tables come with tabs, commas or ``|``, aligned by spaces, or one cell a line; ``text_tables`` tells
such lines from paragraphs.
"""

from __future__ import annotations

import re

from ..source import Source
from .encoding import decode
from .text_tables import shaped

_MARKDOWN = re.compile(r"\s*(?:#{1,6}\s+(.*?)[\s#]*|\*\*([^*]{2,60})\*\*\s*)")
_LINE_END = re.compile(r"\r\n|[\r\n\f\v]")


def read_text(data: bytes) -> Source:
    """The lines of a text file as paragraphs and table rows."""
    return source_of(decode(data))


def source_of(text: str) -> Source:
    """The same, of characters."""
    return Source(tuple(shaped(map(_unmarked, _LINE_END.split(text)))))


def _unmarked(line: str) -> str:
    """A heading without its Markdown marks."""
    found = _MARKDOWN.fullmatch(line)
    return found[1] or found[2] if found else line
