"""Clauses: the tokens between two marks, and what a run of tokens says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from .lexicon import Kind
from .tokens import BOOK, GAP, MARK, NUMBER, Token

_KEPT = 11  # words of a kind that one clause is remembered for
SENTENCE_ENDS = frozenset("。！？\n")
APPLICATIONS = ("applications", "disclosed", "bare")
CHALLENGES = ("review", "suit", "suit.direct", "suit.after_review")
_SILENT = frozenset((Kind.OF, Kind.TAIL, Kind.REST, Kind.OPEN_LIST, Kind.INEXACT, BOOK))


class Clause(NamedTuple):
    """The tokens between two marks; ``opener`` is the mark before them, ``depth`` how many
    brackets are open, ``joined`` whether it goes on with the list of the clause before it."""

    tokens: Sequence[Token]
    opener: str
    depth: int

    @property
    def joined(self) -> bool:
        return self.opener == "、"


def clauses(tokens: list[Token]) -> Iterator[Clause]:
    """The clauses of a text in their order; those without a word are passed over, but the mark
    that weighs most is kept."""
    begin, opener, depth = 0, "\n", 0
    for at, token in enumerate(tokens):
        if token.kind != MARK:
            continue
        mark = token.sense
        if at > begin:
            yield Clause(tokens[begin:at], opener, depth)
            opener = mark
        elif opener not in SENTENCE_ENDS:
            opener = mark
        begin = at + 1
        if mark in _DEEPER:
            depth = _depth(depth, mark)
    if begin < len(tokens):
        yield Clause(tokens[begin:], opener, depth)


_DEEPER = frozenset("（）\n")


def _depth(depth: int, mark: str) -> int:
    if mark == "（":
        return depth + 1
    if mark == "）":
        return max(0, depth - 1)
    return 0 if mark == "\n" else depth


class Saying:
    """What a run of tokens says, before it is known what number it is said of.

    ``change``: it ends with 增加, 减少. ``gap``: words that nobody knows; ``unknown``: such words
    between what it says and its end; ``qualified``: such words right before its object.
    """

    objects: tuple[str, ...] = ()
    actions: tuple[tuple[str, str], ...] = ()
    times: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()
    change: str = ""
    among: str = ""
    gap: bool = False
    unknown: bool = False
    qualified: bool = False
    near_gap: bool = False
    governed: bool = False  # behind 向, 在, 按照: a body named now does not act
    listing: bool = False  # behind 等

    @property
    def says(self) -> bool:
        return bool(self.objects or self.actions or self.limits or self.unknown or self.bodies)


def content(tokens: Sequence[Token], text: str) -> Saying:
    """Read a run of tokens."""
    said = Saying()
    for token in tokens:
        kind = token.kind
        if kind in _SILENT:
            said.listing = kind == Kind.OPEN_LIST
            continue
        _TAKE.get(kind, _mark)(said, token, text)
        if kind != Kind.CHANGE:
            said.change = ""
        said.near_gap = kind in _UNKNOWN
        said.governed = kind == Kind.PREPOSITION
        said.listing = False
    return said


def _unknown(said: Saying, token: Token, text: str) -> None:
    said.gap = True
    said.unknown = said.unknown or bool(said.objects or said.actions)


def _object(said: Saying, token: Token, text: str) -> None:
    """「直接起诉的政府信息公开案件」 speaks of the suits, not of the information."""
    sense = token.sense
    said.qualified = said.near_gap
    if sense == "cases":
        said.objects = said.objects or ("information",)
    elif sense != "bare" or not said.objects or said.objects[-1] not in CHALLENGES:
        said.objects = (*said.objects[-_KEPT:], sense)


def _happened(said: Saying, token: Token, text: str) -> None:
    said.actions = (*said.actions[-_KEPT:], (token.kind, token.sense))
    said.unknown = False


def _time(said: Saying, token: Token, text: str) -> None:
    said.times = (*said.times[-_KEPT:], token.sense)


def _body(said: Saying, token: Token, text: str) -> None:
    if not said.governed:
        said.bodies = (*said.bodies[:_KEPT], token.sense)


def _limit(said: Saying, token: Token, text: str) -> None:
    """「通过信函、网络等渠道」 names all the ways, and limits nothing."""
    said.marks |= {token.kind}
    if token.sense == "ways" and said.listing:
        said.limits = ()
    elif token.sense != "ways" or said.limits:
        said.limits = (*said.limits[:_KEPT], text[token.start : token.end])


def _change(said: Saying, token: Token, text: str) -> None:
    said.marks |= {token.kind}
    said.change = token.sense


def _among(said: Saying, token: Token, text: str) -> None:
    said.among = token.sense


def _join(said: Saying, token: Token, text: str) -> None:
    """「县政府及各部门」 is all of the county."""
    said.marks |= {token.kind}
    if said.bodies and said.bodies[-1] in ("above", "own"):
        said.bodies = (*said.bodies[:-1], "place")


def _mark(said: Saying, token: Token, text: str) -> None:
    said.marks |= {token.kind}


_UNKNOWN = frozenset((GAP, Kind.PLAIN))
_PREDICATES = (
    Kind.ARRIVAL,
    Kind.DONE,
    Kind.OUTCOME,
    Kind.CARRY,
    Kind.PENDING,
    Kind.DOCUMENT,
    Kind.DECIDE,
    Kind.OPEN,
)
_TAKE: dict[str, Callable[[Saying, Token, str], None]] = {
    GAP: _unknown,
    Kind.PLAIN: _unknown,
    Kind.OBJECT: _object,
    Kind.TIME: _time,
    Kind.BODY: _body,
    Kind.LIMIT: _limit,
    Kind.SHOW: _limit,
    Kind.BEHALF: _limit,
    Kind.CHANGE: _change,
    Kind.AMONG: _among,
    Kind.JOIN: _join,
    **dict.fromkeys(_PREDICATES, _happened),
}


def numbers_in(clause: Clause) -> list[int]:
    """Where its numbers stand; one without a counting word only behind words that are known and
    at the end (「部分公开 67」), so that numbers of items and of telephones are none."""
    tokens = clause.tokens
    last = len(tokens) - 1
    return [
        at
        for at, token in enumerate(tokens)
        if token.kind == NUMBER
        and (token.sense or (at == last and at and tokens[at - 1].kind not in (GAP, NUMBER)))
    ]
