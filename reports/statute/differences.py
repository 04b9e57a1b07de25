"""What changed between two reports, cell by cell and sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from .document import Document, printed
from .measure import Value
from .schema import Cell, Passage


@dataclass(frozen=True)
class CellChange:
    """A figure that differs; both as printed, empty if not stated."""

    cell: Cell
    before: str
    after: str


@dataclass(frozen=True)
class Piece:
    """A run of sentences: ``kind`` is "same", "gone" or "new"."""

    kind: str
    text: str


@dataclass(frozen=True)
class TextChange:
    """A text that differs, as runs of sentences in reading order."""

    passage: Passage
    pieces: tuple[Piece, ...]


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
    return re.findall(r"[^。！？；\n]*[。！？；\n]+|[^。！？；\n]+$", text)


def compare(before: str, after: str) -> list[Piece]:
    """The sentences that stayed, went and came, in reading order.

    Of more than two hundred sentences those that make up a hundredth each are not matched by
    themselves: a text of nothing but 「一。」 would take ten seconds."""
    old, new = sentences(before), sentences(after)
    pieces = []
    for tag, i, j, k, n in SequenceMatcher(None, old, new, autojunk=True).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(old[i:j])))
            continue
        pieces += [Piece("gone", "".join(old[i:j]))] if j > i else []
        pieces += [Piece("new", "".join(new[k:n]))] if n > k else []
    return pieces


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


def _stated(base: Document, document: Document, cell: Cell) -> Value:
    value = document.stated(cell)
    return base.stated(cell) if value is None else value
