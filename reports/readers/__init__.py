"""Readers: a file of any kind becomes a Document and findings.

Pure Python, no Django. Kinds are known by content. Whatever is wrong with a file ends in
``Unreadable`` with one sentence, never in a traceback.
"""

from __future__ import annotations

from .published import Published
from .recognition import read_any
from .understand import Reading
from .unreadable import Unreadable

__all__ = ["Published", "Reading", "Unreadable", "read"]


def read(data: bytes, *, name: str = "") -> Reading:
    """The report in a file; Unreadable if it is none or cannot be read. ``name`` helps only where
    the content says nothing: to tell the year of a report without a title, and its date."""
    return read_any(data, name)
