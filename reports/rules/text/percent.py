"""Percentages of a text, each with the numbers that its sentence ties to it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import NamedTuple

from ..rule import Found
from .division import counts, divisions
from .grammar import Sentence
from .lexicon import Kind
from .statement import Period, Statement
from .tokens import GAP, MARK, NUMBER, Token

_NEARBY = 12  # numbers of a sentence that a percentage may be of
_UNNAMED = (GAP, Kind.BODY, Kind.PLAIN)
_AROUND = 5  # words beside a percentage that say what it is


class Percent(NamedTuple):
    """A percentage; ``words`` right before it; the numbers ``beside`` it (the nearest last) and in
    the sentence ``before``; ``whole``: the number that the nearest is a named part of."""

    sentence: Sentence
    stated: Statement
    words: tuple[Token, ...]
    beside: list[Statement]
    before: list[Statement]
    whole: Statement | None

    def equals(self, true: Decimal) -> bool:
        """Equal when rounded or cut off to the decimals that are stated."""
        step = Decimal(1).scaleb(-self.stated.quantity.places)
        return self.stated.value in {
            true.quantize(step, how) for how in (ROUND_HALF_UP, ROUND_DOWN)
        }

    def rounded(self, true: Decimal) -> Decimal:
        return true.quantize(Decimal(1).scaleb(-max(self.stated.quantity.places, 2)))

    def found(self, reason: str) -> Found:
        start, end = self.stated.said, self.stated.end
        printed = self.sentence.prose.quote(start, end)
        place = self.sentence.prose.place(start, end)
        return Found(place, f"正文写“{printed}”，按旁边的数字，{reason}。")


def percentages(sentence: Sentence, before: list[Statement]) -> Iterator[Percent]:
    """The exact percentages of a sentence."""
    tokens, statements = sentence.tokens, sentence.statements
    if not any(said.quantity.unit == "%" for said in statements.values()):
        return
    wholes = {part.said: d.whole for d in divisions(sentence, before) for part in d.parts}
    beside: list[Statement] = []
    for at, token in enumerate(tokens):
        said = statements.get(token.start) if token.kind == NUMBER else None
        if said is None:
            continue
        if said.quantity.unit == "%" and said.quantity.exact:
            near = [*beside, *_behind(tokens[at + 1 : at + 1 + _AROUND], statements)]
            whole = wholes.get(beside[-1].said) if beside else None
            yield Percent(sentence, said, tokens[max(0, at - _AROUND) : at], near, before, whole)
        elif counts(said):
            beside = [*beside[1 - _NEARBY :], said]


def _behind(follows: tuple[Token, ...], statements: dict[int, Statement]) -> list[Statement]:
    """Last year's number in brackets right behind it: 「增长 16.7%（上年 90 件）」."""
    if not follows or follows[0].sense != "（":
        return []
    numbers = (statements.get(token.start) for token in follows if token.kind == NUMBER)
    return [said for said in numbers if said and counts(said) and said.period is Period.LAST][:1]


def is_share(percent: Percent) -> bool:
    """「占 5%」, 「占总数的 5%」; not of a whole that nobody named (占全市总量的 5%)."""
    for token in reversed(percent.words):
        if token.kind == Kind.SHARE:
            return True
        if token.kind in (*_UNNAMED, MARK, NUMBER):
            return False
    return False
