"""Clauses: the tokens between two marks, and what a run of tokens says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .lexicon import Kind
from .tokens import BOOK, GAP, MARK, NUMBER, Token

SENTENCE_ENDS = frozenset("。！？\n")
APPLICATIONS = ("applications", "disclosed", "bare")
CHALLENGES = ("review", "suit", "suit.direct", "suit.after_review")
_SILENT = frozenset(
    (Kind.FILL, Kind.OF, Kind.TAIL, Kind.JOIN, Kind.REST, Kind.OPEN_LIST, Kind.INEXACT, BOOK)
)


class Clause(NamedTuple):
    """The tokens between two marks; ``opener`` is the mark before them, ``depth`` how many
    brackets are open, ``joined`` whether it goes on with the list of the clause before it."""

    tokens: Sequence[Token]
    opener: str
    closer: str
    depth: int

    @property
    def starts_sentence(self) -> bool:
        return self.opener in SENTENCE_ENDS or not self.opener

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
            yield Clause(tokens[begin:at], opener, mark, depth)
            opener = mark
        elif opener not in SENTENCE_ENDS:
            opener = mark
        begin = at + 1
        depth = _depth(depth, mark)
    if begin < len(tokens):
        yield Clause(tokens[begin:], opener, "", depth)


def _depth(depth: int, mark: str) -> int:
    if mark == "（":
        return depth + 1
    if mark == "）":
        return max(0, depth - 1)
    return 0 if mark == "\n" else depth


@dataclass(slots=True)
class Content:
    """What a run of tokens says, before it is known what number it is said of."""

    objects: list[str] = field(default_factory=list)
    actions: list[tuple[str, str]] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    limits: list[str] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    change: str = ""  # if it ends with 增加, 减少
    among: str = ""
    share: bool = False
    unknown: bool = False  # words nobody knows between what it says and its end
    gap: bool = False  # … anywhere
    qualified: bool = False  # … right before its object
    since: str = ""  # the compare word

    @property
    def says(self) -> bool:
        return bool(self.objects or self.actions or self.limits or self.unknown or self.bodies)


def content(tokens: Sequence[Token], text: str) -> Content:
    """Read a run of tokens."""
    said = Content()
    spoken, gap, governed = False, False, False
    for token in tokens:
        kind = token.kind
        if kind == GAP or kind == Kind.PLAIN:
            gap, governed, said.gap = True, False, True
            said.unknown = said.unknown or spoken
            said.change = ""
            continue
        if kind == Kind.OBJECT:
            said.qualified = gap
            _object(said, token.sense)
            spoken = True
        elif kind in _PREDICATES:
            said.actions.append((kind, token.sense))
            said.unknown = False
            spoken = True
        elif kind == Kind.TIME:
            said.times.append(token.sense)
        elif kind == Kind.BODY:
            if not governed:
                said.bodies.append(token.sense)
        elif kind in _LIMITING:
            said.limits.append(text[token.start : token.end])
            said.marks.add(kind)
        elif kind == Kind.CHANGE:
            said.change = token.sense
            said.marks.add(kind)
            gap = False
            continue
        elif kind == Kind.AMONG:
            said.among = token.sense
        elif kind not in _SILENT or kind is Kind.JOIN:
            said.marks.add(kind)
            if kind == Kind.COMPARE:
                said.since = token.sense
        if kind not in _SILENT:
            said.change = ""
            gap = False
        governed = kind == Kind.PREPOSITION or (governed and kind in _SILENT)
    return said


_PREDICATES = frozenset(
    (
        Kind.ARRIVAL,
        Kind.DONE,
        Kind.OUTCOME,
        Kind.CARRY,
        Kind.PENDING,
        Kind.DOCUMENT,
        Kind.DECIDE,
        Kind.OPEN,
    )
)
_LIMITING = frozenset((Kind.LIMIT, Kind.SHOW, Kind.BEHALF))


def _object(said: Content, sense: str) -> None:
    """「直接起诉的政府信息公开案件」 speaks of the suits, not of the information."""
    if sense == "cases":
        if not said.objects:
            said.objects.append("information")
        return
    if sense == "bare" and said.objects and said.objects[-1] in CHALLENGES:
        return
    said.objects.append(sense)


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
