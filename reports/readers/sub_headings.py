"""Sub-headings of part one as printed, and the text on their line (小标题).

A sub-heading ends where its official wording ends, else at the first stop. Many reports number
their paragraphs without a heading: 「（二）2023年未收到申请。」 is a statement, and stays text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reports.statute.labels import bare, normalise
from reports.statute.schema import Passage

from .headings import DIGITS, likeness
from .run_in import prefix_of

LONGEST_HEAD = 25
_SUB_NUMBER = re.compile(
    rf"^\s*[（(]?\s*([{DIGITS}])\s*[）)]\s*[、.．]?\s*|^\s*([1-9])\s*[、.．]\s*(?!\d)"
)
_HEAD_END = re.compile(r"[。：:]")
_SPACE = re.compile(r"\s+(?=\S)")
_STOPS = " \t\u3000\u00a0：:。.，,、—－-"
_CLOSE = 0.75  # how close a wording before a space must come
# What headings do not say: quantities, denials, who did it; or in more than one clause.
_STATES = re.compile(
    r"\d\s*[条件个次份起宗项篇例人家]|[一二三四五六七八九十两]\s*[条件份起]|未|没有|收到|累计|共[有计\d]|"
    r"我[局委办镇街厅区县市乡院校处中所站队会]|[，,；;]"
)


@dataclass(frozen=True)
class SubHead:
    """The printed sub-heading that opens a paragraph of part one, and the text after it. One that
    ``states`` is no heading: all of it but its number is text."""

    ordinal: int
    wording: str
    rest: str
    printed: str
    states: bool = False


def head_of(text: str, passages: tuple[Passage, ...] = ()) -> SubHead | None:
    """The numbered or lone short wording at the start of a paragraph, and what follows it."""
    line = text.strip()
    number = _SUB_NUMBER.match(line)
    begin = number.end() if number else 0
    ordinal = 0
    if number:
        ordinal = DIGITS.index(number[1]) + 1 if number[1] else int(number[2])
    stop = _stop(line, begin, passages if number else ())
    wording = line[begin:stop].strip()
    if number and number[1] and (len(wording) > LONGEST_HEAD or _STATES.search(wording)):
        return SubHead(ordinal, wording, line[begin:].strip(), line[:begin].strip(), states=True)
    if not 2 <= len(wording) <= LONGEST_HEAD or "\n" in wording:
        return None
    return SubHead(ordinal, wording, line[stop:].lstrip(_STOPS), line[:stop].strip())


def _stop(line: str, begin: int, passages: tuple[Passage, ...]) -> int:
    """Where the heading ends: after its official wording, before a space, at a stop."""
    officials = [passage.heading for passage in passages if passage.heading]
    for official in officials:
        end = begin + prefix_of(line[begin:], bare(official))
        if end > begin and line[end : end + 1] in _STOPS:
            return end
    found = _HEAD_END.search(line, begin)
    stop = found.start() if found else len(line)
    if space := _SPACE.search(line, begin, stop):
        wording = line[begin : space.start()]
        if any(likeness(wording, official) >= _CLOSE for official in officials):
            return space.start()
    return stop


def passage_of(head: SubHead, passages: tuple[Passage, ...]) -> Passage | None:
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
