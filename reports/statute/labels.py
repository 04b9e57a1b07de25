"""Printed labels as real files write them, and the headings they stand for.

Files differ from the format in spaces, line breaks, widths of brackets and digits, and in the
quotation marks around 三安全一稳定; none of that changes what a label means.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_QUOTES = dict.fromkeys(map(ord, "\"'“”‘’「」『』«»〝〞＂＇`´"))
_NUMBERING = re.compile(r"^(?:[(（]?[一二三四五六七八九十]+[)）、.]|[(（]?\d+[)）、.])")


@lru_cache(maxsize=4096)
def normalise(label: str) -> str:
    """A label without what varies from file to file: no spaces or quotation marks, half-width
    brackets, digits and punctuation."""
    folded = unicodedata.normalize("NFKC", label).translate(_QUOTES)
    folded = re.sub(r"\s|[​⁠﻿]", "", folded)
    return folded.replace("．", ".").replace("。", ".")


@lru_cache(maxsize=4096)
def bare(label: str) -> str:
    """A normalised label without its numbering: 「（一）予以公开」 and 「1、予以公开」 alike."""
    return _NUMBERING.sub("", normalise(label))
