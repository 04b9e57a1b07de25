"""Printed labels as real files write them, and the headings they stand for.

Files differ from the format in spaces, line breaks, widths of brackets and digits, and in the
quotation marks around 三安全一稳定; none of that changes what a label means.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from .headings import Heading

_QUOTES = dict.fromkeys(map(ord, "\"'“”‘’「」『』«»〝〞＂＇`´"))
_NUMBERING = re.compile(r"^(?:[(（]?[一二三四五六七八九十]+[)）、.]|[(（]?\d+[)）、.])")


@lru_cache(maxsize=4096)
def normalise(label: str) -> str:
    """A label without what varies from file to file: no spaces or quotation marks, half-width
    brackets, digits and punctuation."""
    folded = unicodedata.normalize("NFKC", label).translate(_QUOTES)
    folded = re.sub(r"\s|[​⁠﻿]", "", folded)
    return folded.replace("．", ".").replace("。", ".")


def bare(label: str) -> str:
    """A normalised label without its numbering: 「（一）予以公开」 and 「1、予以公开」 alike."""
    return _NUMBERING.sub("", normalise(label))


def match(label: str, headings: Iterable[Heading]) -> Heading | None:
    """The one heading that a printed label stands for: the same after normalising, else the same
    but for its numbering; None if none is or several are."""
    candidates = tuple(headings)
    for form in (normalise, bare):
        found = [heading for heading in candidates if form(heading.label) == form(label)]
        if len(found) == 1:
            return found[0]
    return None
