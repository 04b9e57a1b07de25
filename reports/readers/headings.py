"""Headings of the parts and of the passages of part one, as printed (标题).

Offices reword them (「五、存在问题及改进情况」), so a heading is known by its number and by how
close its wording comes to the official one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reports.statute.labels import bare, normalise
from reports.statute.schema import Format, Narrative, Passage, Table

from .closeness import closeness

Part = Narrative | Table

LONGEST_HEADING = 45
LONGEST_HEAD = 25
_DIGITS = "一二三四五六七八九十"
_PART_NUMBER = re.compile(
    rf"^\s*(?:第?\s*([{_DIGITS}])\s*(?:[、.．,，]|部分[、：:]?)|([{_DIGITS}])\s+)\s*"
)
_SUB_NUMBER = re.compile(
    rf"^\s*[（(]?\s*([{_DIGITS}])\s*[）)]\s*[、.．]?\s*|^\s*([1-9])\s*[、.．]\s*(?!\d)"
)
_HEAD_END = re.compile(r"[。：:]")
_SENTENCE = re.compile(r"[。；;！？]")


@dataclass(frozen=True)
class PartHeading:
    """A printed heading of a part, and whether its wording is the official one."""

    part: Part
    printed: str
    official: bool


def part_heading(text: str, form: Format, current: Part | None) -> PartHeading | None:
    """The part that a paragraph opens, or None if it is no heading of a part.

    Without a number the whole wording must be official; with a number it may drift; the number
    that comes next needs little likeness, and the first none.
    """
    line = text.strip()
    if not line or len(line) > LONGEST_HEADING or _SENTENCE.search(line.rstrip("。：:")):
        return None
    line = line.rstrip("。：:")
    number = _PART_NUMBER.match(line)
    if number is None:
        same = [part for part in form.parts if bare(part.heading) == normalise(line)]
        return PartHeading(same[0], text, True) if same and len(line) > 3 else None
    ordinal = _DIGITS.index(number[1] or number[2]) + 1
    wording = line[number.end() :]
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


@dataclass(frozen=True)
class Head:
    """The printed sub-heading that opens a paragraph of part one, and the text after it."""

    ordinal: int
    wording: str
    rest: str
    printed: str


def head_of(text: str) -> Head | None:
    """The numbered or lone short wording at the start of a paragraph, up to 。：or its end."""
    line = text.strip()
    number = _SUB_NUMBER.match(line)
    begin = number.end() if number else 0
    end = _HEAD_END.search(line, begin)
    stop = end.start() if end else len(line)
    wording = line[begin:stop].strip()
    if not 2 <= len(wording) <= LONGEST_HEAD or "\n" in wording:
        return None
    ordinal = 0
    if number:
        ordinal = _DIGITS.index(number[1]) + 1 if number[1] else int(number[2])
    rest = line[end.end() :].strip() if end else ""
    return Head(ordinal, wording, rest, line[:stop])


def passage_of(head: Head, passages: tuple[Passage, ...]) -> Passage | None:
    """The passage whose sub-heading a head is, by its wording."""
    officials = [passage for passage in passages if passage.heading]
    same = [p for p in officials if bare(p.heading) == normalise(head.wording)]
    if same or not head.ordinal:
        return same[0] if same else None

    def score(passage: Passage) -> tuple[float, bool]:
        return likeness(head.wording, passage.heading), officials.index(passage) + 1 == head.ordinal

    best = max(officials, key=score)
    close, fits = score(best)
    return best if close >= (0.4 if fits else 0.7) else None
