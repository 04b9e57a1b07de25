"""How much of one text stands in another: shingles of characters (雷同)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reports.statute.document import Document

from .prose import fold

SHINGLE = 5
PARTS = ("overview", "problems")
_NOT_COMPARED = re.compile(r"[\W\d_]+")


@dataclass(frozen=True)
class Copy:
    """A part that is for ``share`` (0 to 1) the same as that of another agency."""

    part: str
    other: str
    agency: str
    share: float


def part_text(document: Document, part: str) -> str:
    """What is compared of a part: its characters without punctuation, numbers and the agency's
    name, which differ even between copies."""
    keys = _keys(document, part)
    joined = "\n".join(fold(key, document.texts[key]).folded for key in keys)
    bare = _NOT_COMPARED.sub("", joined)
    return bare.replace(document.agency, "") if document.agency else bare


def first_text(document: Document, part: str) -> str:
    """The key of the first text of a part that is not empty: where a finding points."""
    return next((key for key in _keys(document, part) if document.texts[key].strip()), part)


def _keys(document: Document, part: str) -> list[str]:
    narrative = next(n for n in document.form.narratives if n.key == part)
    return [passage.key for passage in narrative.passages]


def shingles(text: str) -> set[str]:
    return {text[n : n + SHINGLE] for n in range(len(text) - SHINGLE + 1)}


def share(text: str, other: str) -> float:
    """The share of a text's shingles that the other has too; 0 for a text shorter than one."""
    mine = shingles(text)
    others = [other[n : n + SHINGLE] for n in range(len(other) - SHINGLE + 1)]
    return len(mine.intersection(others)) / len(mine) if mine else 0.0
