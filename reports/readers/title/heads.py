"""Titles among the lines over part one, also where one takes several lines (标题行)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .agency_name import is_agency
from .line import Title, title_of

_MOST_LINES = 5  # that one title takes
_LONGEST_LINE = 60  # of a title that takes several
_MOST = 400  # lines looked at; a page's navigation is no longer
_BEFORE, _AFTER = 3, 2  # lines around a title within which its agency stands
_PLACE = re.compile(r"^[\u4e00-\u9fff]{2,8}[省市县区州盟旗镇乡]$")
_DRESSED = re.compile(
    r"^[（(\[【〔]?(?:编制单位|发布机构|单位|机关)?[:：]?(.*?)(?:文件)?[)）\]】〕]?$"
)


def titles_in(lines: Sequence[str]) -> list[Title]:
    """Every title, in order; one without an agency only if none beside it names one."""
    return list(_titles(lines[-_MOST:]))


def _titles(lines: Sequence[str]) -> Iterator[Title]:
    at = 0
    while at < len(lines):
        found, taken = _title_at(lines, at)
        if found is None:
            at += 1
            continue
        if not found.agency:
            found = _with_agency_beside(found, lines, at, at + taken)
        yield found
        at += taken


def _title_at(lines: Sequence[str], at: int) -> tuple[Title | None, int]:
    """The title that begins with a line, and how many lines it takes: the fewest that say whose
    it is and of which year, else the fewest that are one."""
    first = title_of(lines[at])
    if first and first.agency:
        return first, 1
    fewest = (first, 1)
    for count in range(2, min(_MOST_LINES, len(lines) - at) + 1):
        parts = lines[at : at + count]
        if max(len(parts[0]), len(parts[-1])) > _LONGEST_LINE:
            break
        whole, rest = title_of(_joined(parts)), title_of(_joined(parts[1:]))
        if whole is None or whole.aside:
            continue
        whole = replace(whole, lines=tuple(parts))
        if is_agency(whole.agency) and (not (rest and rest.agency) or _is_place(parts[0])):
            return whole, count
        if not whole.agency and rest is None and fewest[0] is None:
            fewest = (whole, count)
    return fewest


def _joined(parts: Sequence[str]) -> str:
    return "".join(map(_closed, parts))


def _is_place(line: str) -> bool:
    """Whether a first line is the outer place of the agency on the second."""
    return _PLACE.match(_closed(line)) is not None


def _with_agency_beside(title: Title, lines: Sequence[str], start: int, stop: int) -> Title:
    """The title with the agency that stands alone on a line over or under it."""
    before = range(start - 1, max(-1, start - 1 - _BEFORE), -1)
    after = range(stop, min(len(lines), stop + _AFTER))
    for n in (*before, *after):
        name = _DRESSED.sub(r"\1", _closed(lines[n]))
        if is_agency(name):
            return _with_line(title, name, lines[n], is_above=n == start - 1)
    return title


def _with_line(title: Title, name: str, line: str, *, is_above: bool) -> Title:
    """The two as one; what is printed right above is the title's first line."""
    is_alone = _closed(line) == name
    printed = line.strip() + title.printed if is_above and is_alone else title.printed
    own = (line,) if is_alone else ()
    return replace(title, printed=printed, agency=name, lines=(*title.lines, *own))


def _closed(line: str) -> str:
    """A line without its outer spaces, and without those that only set its characters apart."""
    stripped = line.strip()
    words = stripped.split()
    return "".join(words) if words and all(len(word) == 1 for word in words) else stripped
