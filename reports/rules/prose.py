"""A text of the report, folded for reading by machine, with the way back to its characters.

Folding takes out spaces and evens out widths (１２％ is 12%, a half-width bracket is a full-width
one), so that a rule is written once; offsets lead from the folded text to the printed one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

from reports.statute.document import Document

_WIDTHS = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_CHINESE = {ord(half): full for half, full in zip("():;!?", "（）：；！？", strict=True)}
_FULL = {ord(full): full for full in "（），：；！？"}
_FOLD = {chr(sign): even for sign, even in (_WIDTHS | _CHINESE).items() if sign not in _FULL}
_FOLD = {sign: even if isinstance(even, str) else chr(even) for sign, even in _FOLD.items()}
_UNEVEN = re.compile(f"[{re.escape(''.join(_FOLD))}]")
_VISIBLE = re.compile("\n|[^\\s\u200b\u200c\u200d\u2060\ufeff]+")
_COMMA = re.compile(r",(?:(?<!\d,)|(?!\d{3}(?!\d)))")
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")


class Span(NamedTuple):
    """A range of folded characters."""

    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Prose:
    """One text: its key, the characters as stored, the folded ones, and the ``runs`` of stored
    ones that are visible, from which they came."""

    key: str
    text: str = field(repr=False)
    folded: str = field(repr=False)
    runs: tuple[tuple[int, int], ...] = field(repr=False)

    @cached_property
    def offsets(self) -> tuple[int, ...]:
        """Where each folded character came from."""
        return tuple(chain.from_iterable(range(start, end) for start, end in self.runs))

    def place(self, start: int, end: int) -> str:
        """``key:from-to`` in the characters of the stored text."""
        return f"{self.key}:{self.offsets[start]}-{self.offsets[end - 1] + 1}"

    def quote(self, start: int, end: int) -> str:
        """The words as printed."""
        return self.text[self.offsets[start] : self.offsets[end - 1] + 1]

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences; a semicolon ends one too."""
        return tuple(Span(*match.span()) for match in _SENTENCE.finditer(self.folded))

    @cached_property
    def paragraphs(self) -> tuple[tuple[Span, ...], ...]:
        """The sentences, by paragraph."""
        groups: list[list[Span]] = []
        end = -1
        for span in self.sentences:
            if not groups or "\n" in self.folded[end : span.start]:
                groups.append([])
            groups[-1].append(span)
            end = span.end
        return tuple(map(tuple, groups))


@lru_cache(maxsize=64)  # a report has about ten, and so has the one before it
def fold(key: str, text: str) -> Prose:
    """Fold one text."""
    mapped = _UNEVEN.sub(lambda match: _FOLD[match[0]], text)
    runs = tuple(match.span() for match in _VISIBLE.finditer(mapped))
    folded = _COMMA.sub("，", "".join([mapped[start:end] for start, end in runs]))
    return Prose(key, text, folded, runs)


def texts(document: Document) -> Iterator[Prose]:
    """Every text of the report that is not empty, in printed order."""
    return (fold(key, text) for key, text in document.texts.items() if text.strip())


def folded(text: str) -> str:
    """Only the folded characters."""
    return fold("", text).folded
