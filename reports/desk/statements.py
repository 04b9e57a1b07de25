"""How the numbers of the texts were read (读作：……), for the desk and the review page.

A clerk who sees that a sentence was read as 「新收申请，112 件，全年，本机关」, and with which cell
it is compared, trusts the finding, or rewrites the sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reports.models import Agency
from reports.rules import Context
from reports.rules.text import Said, statements_of
from reports.statute.document import Document, printed


@dataclass(frozen=True)
class Compared:
    """A cell with which a number of the text is compared; ``name`` are the last headings of its
    row and column, ``stated`` what the table says, empty if that is not known or nothing."""

    place: str
    name: str
    stated: str = ""

    @property
    def table(self) -> str:
        return self.place.partition("/")[0]


@dataclass(frozen=True)
class ReadStatement:
    """One statement of a text as it was read. ``start`` and ``end`` count the characters of the
    text ``key``; ``described`` is the sentence for the clerk; without ``cells`` the number is
    compared with nothing."""

    key: str
    start: int
    end: int
    words: str
    described: str
    cells: tuple[Compared, ...]

    @property
    def place(self) -> str:
        return f"{self.key}:{self.start}-{self.end}"

    def as_json(self) -> dict[str, object]:
        return {
            "key": self.key,
            "start": self.start,
            "end": self.end,
            "words": self.words,
            "described": self.described,
            "cells": [{"place": cell.place, "name": cell.name} for cell in self.cells],
        }


Readings = Mapping[str, tuple[ReadStatement, ...]]


def readings(document: Document, *, agency: Agency) -> Readings:
    """Every statement of a report's texts in printed order, by the key of the text."""
    context = Context(is_government=agency.kind.is_government)
    found: dict[str, tuple[ReadStatement, ...]] = {}
    for said in statements_of(document, context):
        one = _reading(said, document)
        found[one.key] = (*found.get(one.key, ()), one)
    return found


def _reading(said: Said, document: Document) -> ReadStatement:
    key, _, characters = said.place.partition(":")
    start, end = map(int, characters.split("-"))
    cells = tuple(_compared(place, document) for place in said.cells)
    return ReadStatement(key, start, end, said.words, said.described, cells)


def _compared(place: str, document: Document) -> Compared:
    table, row, column = place.split("/")
    cell = document.form.tables[table].cell[row, column]
    stated = printed(document.stated(cell))
    return Compared(place, f"{cell.row.path[-1]}／{cell.column.label}", stated)


def beneath(said: Readings, key: str) -> dict[str, object]:
    """What ``readings.html`` prints beneath a text that is being typed."""
    return {"readings": said.get(key, ()), "typing": True, "to_cells": True}


@dataclass(frozen=True)
class MarkedPiece:
    """Some words of a paragraph, with what they were read as; with nothing, plain words. Words
    that two statements share carry both."""

    words: str
    readings: tuple[ReadStatement, ...] = ()


def marked(text: str, said: Iterable[ReadStatement]) -> list[list[MarkedPiece]]:
    """A text by paragraphs, blank ones left out, in pieces with and without a mark."""
    groups = _overlapping(said)
    shown, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            shown.append(list(_pieces(line, start, groups)))
        start += len(line) + 1
    return shown


Group = tuple[int, int, tuple[ReadStatement, ...]]


def _overlapping(said: Iterable[ReadStatement]) -> list[Group]:
    """Statements that share characters, as one mark: from, to, and which."""
    groups: list[Group] = []
    for one in sorted(said, key=lambda reading: (reading.start, reading.end)):
        if groups and one.start < groups[-1][1]:
            start, end, others = groups.pop()
            groups.append((start, max(end, one.end), (*others, one)))
        else:
            groups.append((one.start, one.end, (one,)))
    return groups


def _pieces(line: str, start: int, groups: list[Group]) -> Iterator[MarkedPiece]:
    at, end = start, start + len(line)
    for first, last, said in groups:
        first, last = max(first, start), min(last, end)
        if first >= last:
            continue
        if at < first:
            yield MarkedPiece(line[at - start : first - start])
        yield MarkedPiece(line[first - start : last - start], said)
        at = last
    if at < end:
        yield MarkedPiece(line[at - start :])
