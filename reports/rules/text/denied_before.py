"""Denials behind what they deny: 「依申请公开情况：无」, 「行政复议、行政诉讼均未发生」."""

from __future__ import annotations

from collections.abc import Sequence

from .clauses import APPLICATIONS, CHALLENGES, Clause
from .lexicon import Kind
from .tokens import BOOK, NUMBER, Token

ELEMENTS = 6  # clauses that one list goes on over
CLOSING = frozenset((Kind.TAIL, Kind.FILL, Kind.OF, Kind.OPEN_LIST, Kind.OCCUR, Kind.EACH))
HARMLESS = CLOSING | {Kind.TIME, Kind.WHOLE, Kind.REST, Kind.PREPOSITION, BOOK, NUMBER}
_LEADING = frozenset((Kind.CAUSE, Kind.BODY))
_ABOUT = ("information", "proactive", *APPLICATIONS)


def named_before(parts: list[Clause], n: int, at: int) -> tuple[str, ...]:
    """What a denial denies by what stands before it; empty if nothing does."""
    return _behind_colon(parts, n, parts[n].tokens[at]) or _named_in_front(parts, n, at)


def _behind_colon(parts: list[Clause], n: int, token: Token) -> tuple[str, ...]:
    """「依申请公开情况：无」, 「行政复议、行政诉讼：无」: what the label before the colon names."""
    clause = parts[n]
    if clause.opener != "：" or clause.tokens[-1] is not token:
        return ()
    named: list[str] = []
    for label in reversed(parts[max(0, n - ELEMENTS) : n]):
        spoken = [t for t in label.tokens if t.kind not in HARMLESS]
        if not spoken or any(t.kind != Kind.OBJECT for t in spoken):
            return ()
        named = [t.sense for t in spoken] + named
        if label.opener != "、":
            break
    if all(name in CHALLENGES for name in named):
        return tuple(named)
    return ("applications",) if named and all(name in APPLICATIONS for name in named) else ()


def _named_in_front(parts: list[Clause], n: int, at: int) -> tuple[str, ...]:
    """「行政复议、行政诉讼均未发生」: what stands before a denial that only 发生, 出现 follows."""
    tokens = parts[n].tokens
    if tokens[at].kind != Kind.DENY or any(t.kind not in CLOSING for t in tokens[at + 1 :]):
        return ()
    if not any(t.kind == Kind.OCCUR for t in tokens[at + 1 :]) and tokens[at].sense != "not":
        return ()
    named = _denied_nouns(tokens[:at])
    clause = n
    while named and parts[clause].joined and clause > max(0, n - ELEMENTS):
        clause -= 1
        listed = _denied_nouns(parts[clause].tokens)
        if not listed:
            return ()
        named = (*listed, *named)
    return named


def _denied_nouns(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The challenges that some words end with; none if they say anything else behind them, or
    right before (涉土地行政复议)."""
    spoken = [t for t in tokens if t.kind not in HARMLESS]
    while spoken and spoken[0].kind in _LEADING:
        spoken = spoken[1:]
    named = [t.sense for t in spoken if t.kind == Kind.OBJECT and t.sense not in _ABOUT]
    if any(t.kind not in (Kind.OBJECT, Kind.JOIN) for t in spoken):
        return ()
    return tuple(dict.fromkeys(named)) if all(name in CHALLENGES for name in named) else ()
