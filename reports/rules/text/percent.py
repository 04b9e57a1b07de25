"""Percentages of a text, each with the numbers that its sentence ties to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
_BEFORE = 8  # words before a percentage that say what it is
_BEHIND = 5  # and behind it, in brackets


class Percent(NamedTuple):
    """A percentage; ``words`` right before it; the numbers ``beside`` it (the nearest last) and in
    the sentence ``before``; ``whole``: the number that the nearest is a named part of, or that it
    is said to be a share of (占 400 份的 85%)."""

    sentence: Sentence
    stated: Statement
    words: tuple[Token, ...]
    beside: list[Statement]
    before: list[Statement]
    whole: Statement | None
    told: tuple[Statement, ...] = ()  # the parts whose shares were named before
    together: Decimal | None = None  # of the numbers that 分别占 names the shares of

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
    shared: list[Statement] = []
    told: list[Statement] = []
    for at, token in enumerate(tokens):
        if token.sense == "severally":
            shared = _shared(tokens[at + 1 :], beside)
            together = sum((part.value for part in shared), Decimal(0))
        said = statements.get(token.start) if token.kind == NUMBER else None
        if said is None:
            continue
        if said.quantity.unit == "%" and said.quantity.exact:
            words = tokens[max(0, at - _BEFORE) : at]
            if shared:
                part = shared.pop(0)
                near = [*(other for other in beside if other is not part), part]
                yield Percent(sentence, said, words, near, before, None, together=together)
                continue
            named = statements.get(_whole_in(words))
            near = [one for one in beside if one is not named]
            whole = named or (wholes.get(near[-1].said) if near else None)
            near += _behind(tokens[at + 1 : at + 1 + _BEHIND], statements)
            percent = Percent(sentence, said, words, near, before, whole, tuple(told))
            told = [*told[1 - _NEARBY :], *near[-1:]] if is_share(percent) else told
            yield percent
        elif counts(said):
            beside = [*beside[1 - _NEARBY :], said]


def _shared(follows: Sequence[Token], beside: list[Statement]) -> list[Statement]:
    """「甲 45 件、乙 18 件，分别占 71.4% 和 28.6%」: the numbers whose shares follow."""
    shares = 0
    for at, token in enumerate(follows):
        if (token.kind == MARK and token.sense in "；。") or (
            token.kind == NUMBER and token.sense != "%"
        ):
            break
        if at == 0 and token.kind != Kind.SHARE:
            return []
        shares += token.kind == NUMBER
    return beside[-shares:] if 1 < shares <= len(beside) else []


def _in_brackets(words: Sequence[Token]) -> bool:
    """Right behind the number of a part: 「20 条（5%）」."""
    return [token.kind for token in words[-2:]] == [NUMBER, MARK] and words[-1].sense == "（"


def _whole_in(words: Sequence[Token]) -> int:
    """Where the whole stands in 「占 400 份的 85%」; -1 if no number stands there."""
    number = -1
    for token in reversed(words):
        if token.kind == NUMBER and number < 0:
            number = token.start
        elif token.kind == Kind.SHARE:
            return number
        elif token.kind in (MARK, NUMBER) or (number < 0 and token.kind != Kind.OF):
            return -1
    return -1


def _behind(follows: tuple[Token, ...], statements: dict[int, Statement]) -> list[Statement]:
    """Last year's number in brackets right behind it: 「增长 16.7%（上年 90 件）」."""
    if not follows or follows[0].sense != "（":
        return []
    numbers = (statements.get(token.start) for token in follows if token.kind == NUMBER)
    return [said for said in numbers if said and counts(said) and said.period is Period.LAST][:1]


def is_share(percent: Percent) -> bool:
    """「占 5%」, 「占总数的 5%」, 「其中甲 20 条（5%）」; not of a whole that nobody named
    (占全市总量的 5%)."""
    if percent.whole and _in_brackets(percent.words):
        return True
    if percent.together or _whole_in(percent.words) >= 0:
        return True
    for token in reversed(percent.words):
        if token.kind == Kind.SHARE:
            return token.sense == "share"
        if token.kind in (*_UNNAMED, MARK, NUMBER):
            return False
    return False


def is_rate_of_work(percent: Percent) -> bool:
    """「按时答复率 96%」: how much of the work was done."""
    last = percent.words[-1:]
    return bool(last) and last[0].kind == Kind.SHARE and last[0].sense == "done"
