"""Two people, three versions (两人同时改动): what B opened, what A saved meanwhile, what B wrote.

``Merge`` takes what only one of the two changed and leaves as questions what both changed, each
otherwise. Nothing is preferred: what was asked must be answered, place by place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ..document import Document, FiguresOf
from ..equations import CellKey
from ..schema import Cell
from .merged_figures import Figures
from .sides import ANY, ONE_OF_TWO, Contested, Question, Side
from .texts import Stretch, joined, runs, whole

__all__ = ["Contested", "Merge", "Question", "Side"]

TITLE = "title"


@dataclass(frozen=True)
class Merge:
    """Three versions of one report, all of one format."""

    opened: Document
    theirs: Document
    mine: Document

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What has to be chosen: the title, figures, texts, each in printed order."""
        return (*self._of_title(), *self._of_figures(), *self._of_texts())

    def decided(self, choices: Mapping[str, Side]) -> Document:
        """The merged report with a side chosen for every question by its key; KeyError if one is
        not answered."""
        figures, units = self._decided_figures(choices)
        return replace(
            self.theirs,
            title=self._title.by(choices[TITLE] if self._title.is_contested else Side.THEIRS),
            texts=self._decided_texts(choices),
            figures=figures,
            units=units,
        )

    @cached_property
    def _title(self) -> Stretch:
        return whole(self.opened.title, self.theirs.title, self.mine.title)

    def _of_title(self) -> Iterator[Question]:
        if self._title.is_contested:
            run = self._title
            yield Question(TITLE, (Contested("标题", run.opened, run.theirs, run.mine),))

    @cached_property
    def _figures(self) -> dict[str, Figures]:
        return {
            key: Figures(table, opened=self.opened, theirs=self.theirs, mine=self.mine)
            for key, table in self.theirs.form.tables.items()
        }

    def _groups(self) -> Iterator[tuple[str, Figures, tuple[Cell, ...]]]:
        """What has to be chosen of the figures: the key of each choice, its table, its cells."""
        for table in self._figures.values():
            for group in table.groups:
                cells = tuple(cell for cell in table.table.cells if cell.key in group)
                yield cells[0].place, table, cells

    def _of_figures(self) -> Iterator[Question]:
        for key, table, cells in self._groups():
            shown = [cell for cell in cells if not table.is_total(cell.key)] or cells
            yield Question(key, tuple(table.contested(cell) for cell in shown))

    def _decided_figures(self, choices: Mapping[str, Side]) -> tuple[FiguresOf, dict[str, str]]:
        chosen: dict[str, dict[CellKey, Side]] = {key: {} for key in self._figures}
        for key, table, cells in self._groups():
            chosen[table.table.key] |= {cell.key: choices[key] for cell in cells}
        merged = {key: table.merged(chosen[key]) for key, table in self._figures.items()}
        figures = {
            key: {cell: figure.value for cell, figure in version.items()}
            for key, version in merged.items()
        }
        units = {
            "/".join((key, *cell)): figure.unit
            for key, version in merged.items()
            for cell, figure in version.items()
            if figure.unit
        }
        return figures, units

    @cached_property
    def _texts(self) -> dict[str, tuple[Stretch, ...]]:
        return {
            key: runs(self.opened.texts[key], text, self.mine.texts[key])
            for key, text in self.theirs.texts.items()
        }

    def _asked_texts(self, key: str) -> Iterator[tuple[str, Stretch]]:
        """What has to be chosen of one text: the key of each choice, and its run."""
        asked = (run for run in self._texts[key] if run.is_contested)
        for number, run in enumerate(asked, start=1):
            yield f"{key}/{number}", run

    def _of_texts(self) -> Iterator[Question]:
        for key, passage in self.theirs.form.passages.items():
            for choice, run in self._asked_texts(key):
                about = Contested(passage.label, run.opened, run.theirs, run.mine)
                yield Question(choice, (about,), ANY if run.is_new else ONE_OF_TWO)

    def _decided_texts(self, choices: Mapping[str, Side]) -> dict[str, str]:
        return {
            key: joined(found, [choices[choice] for choice, _ in self._asked_texts(key)])
            for key, found in self._texts.items()
        }
