"""The sentences of a report, read once and kept while its rules run."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reports.statute import FORMATS
from reports.statute.document import Document

from ..prose import Prose, texts
from .grammar import Sentence, read
from .meaning import Meaning, meaning
from .names import own_name_masked
from .scope import Facts
from .statement import Statement

if TYPE_CHECKING:
    from ..context import Context


class Said(NamedTuple):
    """A statement, its sentence, and what it means in the tables (None: nothing)."""

    statement: Statement
    sentence: Sentence
    meaning: Meaning | None

    @property
    def place(self) -> str:
        """The printed characters: ``overview.proactive:12-20``."""
        return self.statement.place

    @property
    def words(self) -> str:
        return self.statement.words

    @property
    def described(self) -> str:
        """「读作：新收申请，112 件，全年，本机关」."""
        return self.statement.described

    @property
    def cells(self) -> tuple[str, ...]:
        """The places of the cells that the number is compared with; empty if with none."""
        return self.meaning.places if self.meaning else ()


def sentences(document: Document, context: Context) -> Iterator[Sentence]:
    """Every sentence of the report that states or denies something, in printed order."""
    for prose in texts(document):
        yield from read_text(prose, document.agency, _facts(document, context))


def said(document: Document, context: Context) -> Iterator[Said]:
    """Every statement and denial of the report, in printed order."""
    for prose in texts(document):
        yield from _meant(prose, document.agency, _facts(document, context), document.format)


def _facts(document: Document, context: Context) -> Facts:
    return Facts(document.year, context.government(document))


@lru_cache(maxsize=128)
def read_text(prose: Prose, agency: str, facts: Facts) -> tuple[Sentence, ...]:
    found = read(prose, own_name_masked(prose.folded, agency, facts.government), facts)
    return tuple(sentence for sentence in found if sentence.statements or sentence.denials)


@lru_cache(maxsize=128)
def _meant(prose: Prose, agency: str, facts: Facts, format: str) -> tuple[Said, ...]:
    form = FORMATS[format]
    return tuple(
        Said(statement, sentence, meaning(statement, form))
        for sentence in read_text(prose, agency, facts)
        for statement in (*sentence.statements.values(), *sentence.denials)
    )
