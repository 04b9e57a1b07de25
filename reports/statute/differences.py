"""What changed between two reports, cell by cell and character by character."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from .document import Document, printed
from .measure import Value
from .places import TITLE
from .schema import Cell, Passage
from .wording import Piece, compare


@dataclass(frozen=True)
class CellChange:
    """A figure that differs; both as printed, empty if not stated."""

    cell: Cell
    before: str
    after: str


@dataclass(frozen=True)
class TextChange:
    """A text that differs, as runs of characters in reading order."""

    passage: Passage
    pieces: tuple[Piece, ...]

    @property
    def gone(self) -> int:
        """How many characters went."""
        return sum(len(piece.text) for piece in self.pieces if piece.kind == "gone")

    @property
    def new(self) -> int:
        """How many characters came."""
        return sum(len(piece.text) for piece in self.pieces if piece.kind == "new")


@dataclass(frozen=True)
class Differences:
    """Everything in which ``after`` is not ``before``; a title too."""

    title: tuple[str, str] | None
    cells: tuple[CellChange, ...]
    texts: tuple[TextChange, ...]

    def __bool__(self) -> bool:
        return bool(self.title or self.cells or self.texts)

    @property
    def places(self) -> frozenset[str]:
        """The places of the cells that changed."""
        return frozenset(change.cell.place for change in self.cells)


def differences(before: Document, after: Document) -> Differences:
    """Compare two reports. Cells and texts that one format lacks count as not stated there."""
    title = (before.title, after.title) if before.title != after.title else None
    return Differences(title, _cells(before, after), _texts(before, after))


def _cells(before: Document, after: Document) -> tuple[CellChange, ...]:
    return tuple(
        CellChange(cell, old, new)
        for cell in after.form.cells
        if (old := _figure(before, cell)) != (new := _figure(after, cell))
    )


def _figure(document: Document, cell: Cell) -> str:
    value = document.stated(cell)
    return "" if value is None else printed(value) + document.units.get(cell.place, "")


def _texts(before: Document, after: Document) -> tuple[TextChange, ...]:
    pairs = (
        (passage, before.texts.get(key, ""), after.texts[key])
        for key, passage in after.form.passages.items()
    )
    return tuple(
        TextChange(passage, tuple(compare(old, new))) for passage, old, new in pairs if old != new
    )


def sentences(text: str) -> list[str]:
    """A text cut after every full stop and paragraph; joined they are the text again."""
    return re.findall(r"[^。！？；\n]*(?:[。！？；]+\n*|\n+)|[^。！？；\n]+$", text)


def laid_over(base: Document, document: Document) -> Document:
    """``base`` with everything that ``document`` states: what it leaves blank stays as it was."""
    figures = {
        key: {cell.key: _stated(base, document, cell) for cell in table.cells}
        for key, table in base.form.tables.items()
    }
    places = {cell.place for cell in base.form.cells}
    stated = places & document.units.keys()
    return replace(
        base,
        title=document.title or base.title,
        texts={key: document.texts.get(key) or text for key, text in base.texts.items()},
        figures=figures,
        units={**base.units, **{place: document.units[place] for place in stated}},
    )


def taken(base: Document, other: Document, parts: Collection[str]) -> Document:
    """``base`` with some parts as ``other`` has them, by their keys; ``title`` is one."""
    form = base.form
    passages = {
        passage.key for part in form.narratives if part.key in parts for passage in part.passages
    }
    units = {place: unit for place, unit in base.units.items() if _table(place) not in parts}
    units |= {place: unit for place, unit in other.units.items() if _table(place) in parts}
    return replace(
        base,
        title=other.title if TITLE in parts else base.title,
        texts={k: other.texts[k] if k in passages else text for k, text in base.texts.items()},
        figures={k: other.figures[k] if k in parts else f for k, f in base.figures.items()},
        units=units,
    )


def _table(place: str) -> str:
    return place.partition("/")[0]


def _stated(base: Document, document: Document, cell: Cell) -> Value:
    value = document.stated(cell)
    return base.stated(cell) if value is None else value
