"""Headings with text on their line: 「六、其他… 本年度未收取……」 (标题后接正文).

A heading ends where its official wording ends, or, where the wording drifted, at the first space
or stop; what follows is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reports.statute.labels import bare, normalise
from reports.statute.schema import Format

from .headings import Part, likeness, part_heading, part_number

_STOPS = " \t\u3000\u00a0：:。.，,、—－-"
_CUT = re.compile(r"[\s\u3000：:。]")
_LONGEST = 45  # of a heading
_CLOSE = 0.8  # of a drifted wording before a stop
_SHORTEST_TEXT = 6  # characters that follow a wording without a stop
_SAYS_SOMETHING = re.compile(r"^(?:无|没有|未|本|20\d\d|见|暂|除|按|根据|我|一是|[（(]?一[）)、])")


@dataclass(frozen=True)
class RunIn:
    """The heading of a line, and the text behind it."""

    heading: str
    text: str


def run_in(line: str, form: Format, current: Part | None) -> RunIn | None:
    """The heading of a part and the text after it on its line, or None if it is not both."""
    number = part_number(line)
    if number is None or not 1 <= number.ordinal <= len(form.parts):
        return None
    part = form.parts[number.ordinal - 1]
    begin = len(line) - len(line.lstrip()) + number.width
    end = begin + prefix_of(line[begin:], bare(part.heading))
    if end > begin:
        return _cut(line, end)
    return _drifted(line, begin, part, form, current)


def prefix_of(text: str, official: str) -> int:
    """How many characters of a text are the official wording, spaces and widths aside; or 0."""
    if not text or normalise(text[0]) not in ("", official[0]):
        return 0
    left = official
    for position, character in enumerate(text):
        narrow = normalise(character)
        if not left.startswith(narrow):
            return 0
        left = left[len(narrow) :]
        if not left:
            return position + 1
    return 0


def _cut(line: str, end: int) -> RunIn | None:
    rest = line[end:]
    text = rest.lstrip(_STOPS)
    is_parted = text != rest
    if not text or not (is_parted or len(text) > _SHORTEST_TEXT or _SAYS_SOMETHING.match(text)):
        return None
    return RunIn(line[:end].strip(), text)


def _drifted(line: str, begin: int, part: Part, form: Format, current: Part | None) -> RunIn | None:
    cut = _CUT.search(line, begin)
    if cut is None or cut.start() > _LONGEST:
        return None
    wording, whole = line[begin : cut.start()], line[begin:]
    close = likeness(wording, part.heading)
    if close < _CLOSE or (len(whole) < _LONGEST and likeness(whole, part.heading) >= close):
        return None
    found = part_heading(line[: cut.start()], form, current)
    if found is None or found.part is not part:
        return None
    return _cut(line, cut.start())
