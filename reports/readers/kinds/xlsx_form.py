"""Forms in a workbook: a name on the left, what is filled in on the right (填报表).

The portal's own workbook also has a hidden sheet that says where title, agency and year stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import openpyxl

from reports.statute import FIRST_YEAR, FORMATS
from reports.statute.labels import normalise

from ..figure import blank
from ..source import Line, Paragraph

KEYS = "keys"
_LAST_YEAR = 2999


@dataclass(frozen=True)
class Form:
    """What the first sheet of the portal's own workbook was filled with; empty for any other."""

    cover: str = ""
    title: str = ""
    agency: str = ""
    year: int = 0

    @classmethod
    def of(cls, book: openpyxl.Workbook) -> Form:
        if KEYS not in book.sheetnames:
            return cls()
        rows = book[KEYS].iter_rows(max_row=20, max_col=3, values_only=True)
        places = {row[0]: row[1:] for row in rows if len(row) == 3 and row[0]}
        if not {"format", "title", "agency", "year"} <= places.keys():
            return cls()
        stated = {key: _value(book, *places[key]) for key in ("title", "agency", "year")}
        agency, year = str(stated["agency"] or "").strip(), _year(stated["year"])
        if not agency or not year:
            return cls()
        form = FORMATS.get(str(places["format"][0]), next(iter(FORMATS.values())))
        official = form.title.format(agency=agency, year=year)
        return cls(str(places["title"][0]), str(stated["title"] or official).strip(), agency, year)


def _value(book: openpyxl.Workbook, sheet: object, place: object) -> object:
    try:
        return book[str(sheet)][str(place)].value
    except (KeyError, ValueError, AttributeError, TypeError):
        return None


def _year(value: object) -> int:
    text = str(value).strip()
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else 0
    return year if FIRST_YEAR <= year <= _LAST_YEAR else 0


def labelled(lines: Iterable[Line], *, only: bool) -> Iterator[Line]:
    """Rows of a name of a text and the text become paragraphs of that text; a row below without a
    name goes on with it. With ``only`` nothing else of the sheet is the report's."""
    passage = ""
    for line in lines:
        name, text = _pair(line)
        passage = _passages().get(normalise(name), "") if name or not text else passage
        if passage and text:
            yield Paragraph(text, line.where, passage=passage)
        elif not only and not (passage and normalise(name) in _lone_names()):
            yield line


def _pair(line: Line) -> tuple[str, str]:
    """The two cells of a row in which nothing else is stated."""
    if isinstance(line, Paragraph) or len(line.cells) < 2 or not all(map(blank, line.cells[2:])):
        return "", ""
    name = line.cells[0]
    return (name if not blank(name) else "", line.cells[1].strip()) if len(name) < 40 else ("", "")


@lru_cache(maxsize=1)
def _lone_names() -> frozenset[str]:
    """Names of texts that are no printed sub-heading: without a text beside they say nothing."""
    passages = (p for form in FORMATS.values() for p in form.passages.values())
    return frozenset(normalise(p.label) for p in passages if not p.heading)


@lru_cache(maxsize=1)
def _passages() -> dict[str, str]:
    """Every name by which a text is called, to its key."""
    return {
        normalise(name): passage.key
        for form in FORMATS.values()
        for passage in form.passages.values()
        for name in (passage.heading, passage.label)
        if name
    }
