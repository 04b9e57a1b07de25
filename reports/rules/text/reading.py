"""The sentences of a report, read once and kept while its rules run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reports.statute import FORMATS
from reports.statute.document import Document

from ..numerals import years_in_digits
from ..prose import Prose, texts
from .grammar import Sentence, read
from .meaning import Meaning, meaning
from .names import own_name_masked
from .scope import Facts
from .statement import Statement

if TYPE_CHECKING:
    from ..context import Context


_TELLS = re.compile(
    r"\d|[未无没零]|不存在|百分之|[一二两三四五六七八九十百〇叁肆伍陆柒捌玖拾佰](?:件|宗|起|条|次|项|份|例|个|期|场|部|篇|家)"
)


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
        yield from read_text(prose, _facts(document, context))


def said(document: Document, context: Context) -> Iterator[Said]:
    """Every statement and denial of the report, in printed order."""
    for prose in texts(document):
        yield from _meant(prose, _facts(document, context), document.format)


def _facts(document: Document, context: Context) -> Facts:
    return Facts(document.year, context.government(document), document.agency)


@lru_cache(maxsize=32)
def read_text(prose: Prose, facts: Facts) -> tuple[Sentence, ...]:
    words = own_name_masked(years_in_digits(_telling(prose.folded)), facts.agency, facts.government)
    found = read(prose, words, facts)
    return tuple(sentence for sentence in found if sentence.statements or sentence.denials)


@lru_cache(maxsize=32)
def _meant(prose: Prose, facts: Facts, format: str) -> tuple[Said, ...]:
    form = FORMATS[format]
    return tuple(
        Said(statement, sentence, meaning(statement, form))
        for sentence in read_text(prose, facts)
        for statement in (*sentence.statements.values(), *sentence.denials)
    )


def _telling(words: str) -> str:
    """The words, at the same length, with the paragraphs left blank that hold no number and no
    denial: nothing holds on from one paragraph to the next."""
    paragraphs = words.split("\n")
    return "\n".join(p if _TELLS.search(p) else "·" * len(p) for p in paragraphs)
