"""What stands before and behind the core of a title on its line: the name, the year, the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import words
from .agency_name import is_agency

_LONGEST_NAME = 50


@dataclass(frozen=True)
class Head:
    """What stands before the core: where the title starts, and the name within it."""

    start: int
    name_start: int
    name_stop: int
    year: str


def before_core(line: str, stop: int) -> Head | None:
    start = _lead(line[:stop])
    year, name_stop = "", stop
    while name_stop > start:
        before = line[start:name_stop]
        found = words.YEAR_AT_END.search(before)
        cut = found or words.LINKING.search(before)
        if cut is None:
            break
        year = (found["year"] if found else "") or year
        name_stop = start + cut.start()
    name_start = start
    if first := words.YEAR_AT_START.match(line[start:name_stop]):
        year, name_start = year or first["year"], start + first.end()
    if about := re.match("关于", line[name_start:name_stop]):
        name_start += about.end()
    name = line[name_start:name_stop]
    if words.SENTENCE.search(name) or len(name) > _LONGEST_NAME:
        return None
    if words.OPENING.match(name) and not is_agency(name):
        return None
    return Head(start, name_start, name_stop, year)


def _lead(before: str) -> int:
    """Where the title begins: after a date, a path, a label, a word that leads to it."""
    start = 0
    while True:
        rest = before[start:]
        found = (
            words.DATE.match(rest)
            or words.PATH.match(rest)
            or words.LABEL.match(rest)
            or words.LEADING.match(rest)
        )
        if found is None:
            bracketed = words.BRACKETED.match(rest)
            found = bracketed if bracketed and not is_agency(bracketed["inside"]) else None
        if found is None or not found.end() or found.end() == len(rest) == 0:
            return start + len(rest) - len(rest.lstrip("《<“\"'"))
        start += found.end()


@dataclass(frozen=True)
class Tail:
    """What stands behind the core: where the title stops, a year or an agency in brackets."""

    stop: int
    year: str = ""
    agency: str = ""


def after_core(line: str, start: int) -> Tail | None:
    stop, year, agency = start, "", ""
    while True:
        rest = line[stop:]
        if bracketed := words.BRACKETED.match(rest):
            inside = bracketed["inside"]
            if words.DATE.fullmatch(inside):
                return Tail(stop, year, agency)
            found = words.ANY_YEAR.search(inside)
            year = year or (found["year"] if found else "")
            name = words.ANY_YEAR.sub("", inside)
            agency = agency or (name if is_agency(name) else "")
            stop += bracketed.end()
        elif (first := words.YEAR_AT_START.match(rest)) and not words.DATE.match(rest):
            year, stop = year or first["year"], stop + first.end()
        else:
            break
    rest = line[stop:]
    rest = rest[words.CARRIER.match(rest).end() :]  # type: ignore[union-attr]
    rest = re.sub(r"^(?:\.(?:docx?|pdf|html?|wps|xlsx?))?[》>\"”。.]*", "", rest)
    if not rest or words.BESIDE.match(rest):
        return Tail(stop, year, agency)
    by = words.DATE.split(rest, maxsplit=1)[0]
    return Tail(stop, year, agency) if is_agency(by) else None
