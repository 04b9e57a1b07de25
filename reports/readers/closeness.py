"""How close a printed wording comes to an official one, measured (相似度)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from reports.statute.labels import bare

THRESHOLD = 0.75  # 「规范性文件」 for the longer official label has 0.83, 「许可」 for 「处罚」 0.5
MARGIN = 0.08  # by which the best must lead; less is a guess
LONGEST = 80  # characters of the longest thing that may be a label
_NOTE = re.compile(r"\([^()]*\)")


@lru_cache(maxsize=65536)
def closeness(printed: str, official: str) -> float:
    """From 0 to 1, numbering aside. A note in brackets may be left out, and a long label may be
    cut short."""
    a, b = bare(printed), bare(official)
    short_a, short_b = _NOTE.sub("", a), _NOTE.sub("", b)
    best = max(_ratio(a, b), _ratio(short_a, short_b) * 0.99)
    if len(short_a) >= 6 and b.startswith(short_a):
        best = max(best, 0.9)
    return best


def is_close(printed: str, official: str) -> bool:
    """Whether a printed wording may be meant for an official one."""
    return len(printed) <= LONGEST and closeness(printed, official) >= THRESHOLD


def closest(printed: str, officials: Iterable[str]) -> str | None:
    """The official wording that is meant, or None: none is close enough, or two are as close."""
    if len(printed) > LONGEST or len(bare(printed)) < 2:
        return None
    ranked = sorted(((closeness(printed, o), o) for o in set(officials)), reverse=True)
    if not ranked or ranked[0][0] < THRESHOLD:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN:
        return None
    return ranked[0][1]


def _ratio(a: str, b: str) -> float:
    if not a or not b:
        return 0.0
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if matcher.real_quick_ratio() < 0.4:
        return 0.0
    return matcher.ratio()
