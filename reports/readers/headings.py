"""Headings of the parts as printed (标题).

Offices reword them (「五、存在问题及改进情况」), so a heading is known by its number and by how
close its wording comes to the official one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reports.statute import FORMATS
from reports.statute.labels import bare, normalise
from reports.statute.schema import Format, Narrative, Table

from .closeness import closeness

Part = Narrative | Table

LONGEST_HEADING = 45
DIGITS = "一二三四五六七八九十"
_PART_NUMBER = re.compile(
    rf"^\s*(?:第?\s*([{DIGITS}])\s*(?:[、.．,，]|部分[、：:]?)|([{DIGITS}])\s+)\s*"
)
_SENTENCE = re.compile(r"[。；;！？]")


@dataclass(frozen=True)
class PartHeading:
    """A printed heading of a part, and whether its wording is the official one."""

    part: Part
    printed: str
    official: bool


@dataclass(frozen=True)
class PartNumber:
    """The number that a line begins with as headings of parts do, and how wide it is printed."""

    ordinal: int
    width: int


@lru_cache(maxsize=1)
def outlines() -> tuple[Format, ...]:
    """A format for each outline, the headings of its parts: what a file may be told by before its
    format is known. Most formats share one."""
    formats = {tuple(part.heading for part in form.parts): form for form in FORMATS.values()}
    return tuple(formats.values())


def part_number(line: str) -> PartNumber | None:
    """「一、」, 「第一部分」, 「一 」 at the start of a line."""
    stripped = line.strip()
    found = _PART_NUMBER.match(stripped)
    if found is None:
        return None
    return PartNumber(DIGITS.index(found[1] or found[2]) + 1, found.end())


def part_heading(text: str, form: Format, current: Part | None) -> PartHeading | None:
    """The part that a paragraph opens, or None if it is no heading of a part.

    Without a number the whole wording must be official; with a number it may drift; the number
    that comes next needs little likeness, and the first none.
    """
    line = text.strip()
    if not line or len(line) > LONGEST_HEADING or _SENTENCE.search(line.rstrip("。：:")):
        return None
    line = line.rstrip("。：:")
    number = part_number(line)
    if number is None:
        same = [part for part in form.parts if bare(part.heading) == normalise(line)]
        return PartHeading(same[0], text, True) if same and len(line) > 3 else None
    ordinal, wording = number.ordinal, line[number.width :]
    scores = {part.key: likeness(wording, part.heading) for part in form.parts}
    best = max(form.parts, key=lambda part: (scores[part.key], part is _nth(form, ordinal)))
    if scores[best.key] < _needed(form, best, ordinal, current):
        nth = _nth(form, ordinal)
        if nth is None or scores[nth.key] < _needed(form, nth, ordinal, current):
            return None
        best = nth
    return PartHeading(best, text, normalise(line) == normalise(best.heading))


def _nth(form: Format, ordinal: int) -> Part | None:
    return form.parts[ordinal - 1] if 1 <= ordinal <= len(form.parts) else None


def _needed(form: Format, part: Part, ordinal: int, current: Part | None) -> float:
    """How close the wording must come, by how well the number fits."""
    position = form.parts.index(part)
    before = form.parts.index(current) if current else -1
    if position + 1 != ordinal:
        return 0.8
    if position == 0 and current is None:
        return 0.0
    return 0.3 if position > before else 0.6


def likeness(wording: str, official: str) -> float:
    """How close a printed heading comes; a part of the official one, or more than it, is close."""
    a, b = normalise(wording), bare(official)
    contained = len(a) >= 4 and (a in b or b in a)
    return max(closeness(a, b), 0.85 if contained else 0.0)
