"""Clauses: the tokens between two marks, and the numbers among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .lexicon import Kind
from .tokens import GAP, MARK, NUMBER, Token

_NEAR = 3  # words between a denial and its 「一件」
SENTENCE_ENDS = frozenset("。！？\n")
APPLICATIONS = ("applications", "disclosed", "bare")
CHALLENGES = ("review", "suit", "suit.direct", "suit.after_review")
DECISIONS = ("licences", "penalties", "compulsory")
DOCUMENTS = ("normative", "rules")


class Clause(NamedTuple):
    """The tokens between two marks; ``opener`` and ``closer`` are those marks, ``depth`` how
    many brackets are open, ``joined`` whether it goes on with the list of the clause before it."""

    tokens: Sequence[Token]
    opener: str
    closer: str
    depth: int

    @property
    def joined(self) -> bool:
        return self.opener == "、"


def clauses(tokens: list[Token]) -> Iterator[Clause]:
    """The clauses of a text in their order; those without a word are passed over, but the mark
    that weighs most is kept."""
    begin, opener, depth = 0, "\n", 0
    for at in [at for at, token in enumerate(tokens) if token.kind == MARK]:
        mark = tokens[at].sense
        if at > begin:
            yield Clause(tokens[begin:at], opener, mark, depth)
            opener = mark
        elif opener not in SENTENCE_ENDS:
            opener = mark
        begin = at + 1
        if mark in _DEEPER:
            depth = _depth(depth, mark)
    if begin < len(tokens):
        yield Clause(tokens[begin:], opener, "", depth)


_DEEPER = frozenset("（）\n")


def _depth(depth: int, mark: str) -> int:
    if mark == "（":
        return depth + 1
    if mark == "）":
        return max(0, depth - 1)
    return 0 if mark == "\n" else depth


def numbers_in(clause: Clause) -> list[int]:
    """Where its numbers stand; one without a counting word only behind words that are known and
    at the end (「部分公开 67」), so that numbers of items and of telephones are none."""
    tokens = clause.tokens
    last = len(tokens) - 1
    found = [
        at
        for at, token in enumerate(tokens)
        if token.kind == NUMBER
        and (token.sense or (at == last and at and tokens[at - 1].kind not in (GAP, NUMBER)))
    ]
    return [at for at in found if not _not_one(tokens, at)] if found else found


def _not_one(tokens: Sequence[Token], at: int) -> bool:
    """「未发生一起行政诉讼」, 「没有收到 1 件申请」: the number is part of a denial."""
    stated = tokens[at].quantity
    before = [token.kind for token in tokens[max(0, at - _NEAR) : at]]
    return stated is not None and stated.value == 1 and Kind.DENY in before and _happens(before)


def _happens(before: list[str]) -> bool:
    return before[-1] == Kind.DENY or before[-1] in (Kind.OCCUR, Kind.ARRIVAL)
