"""Denials (未收到申请, 没有发生行政复议、行政诉讼): what a clause says there was none of.

A denial ends with its object, or with words that close it (等情况, 发生); any other word behind
the object makes it a denial of something else (「未收到申请积压」, 「未发生行政诉讼败诉」).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .clauses import APPLICATIONS, CHALLENGES, DECISIONS, DOCUMENTS, Clause
from .denied_before import ELEMENTS, HARMLESS, named_before
from .lexicon import Kind
from .tokens import GAP, MARK, Token

_LONGEST = 200  # words of one denial
_WITHOUT_VERB = (
    "有",
    "人",
    "零",
    "无",
    "没",
    "现",
    "何",
    "一",
    "在",
    "起",
    "件",
    "例",
    "宗",
)  # 没有, 无, 无任何, 无一, 不存在
_MADE = {
    "issued": DOCUMENTS,
    "repealed": DOCUMENTS,
    "in_force": DOCUMENTS,
    "decisions": DECISIONS,
}
_STRANGE = frozenset((GAP, Kind.PLAIN, Kind.BODY, Kind.LIMIT))
_OTHER_SUITS = ("suit.direct", "suit.after_review")


class Denied(NamedTuple):
    """What is denied, from where to where, and the tokens before the denial."""

    objects: tuple[str, ...]
    actions: tuple[str, ...]
    start: int
    end: int
    before: Sequence[Token]
    doubtful: bool = False  # a cause is named that nobody knows: others may have been brought


def denials(parts: list[Clause], n: int, text: str) -> Iterator[Denied]:
    """The denials that begin in a clause."""
    tokens = parts[n].tokens
    for at, token in enumerate(tokens[:_LONGEST]):
        if not _denies(token):
            continue
        if named := named_before(parts, n, at):
            actions = ("received",) if named == ("applications",) else ()
            yield Denied(named, actions, tokens[0].start, tokens[-1].end, tokens[:at])
            continue
        run = list(_run(parts, n, at))
        if nothing := _carries_nothing(run):
            actions = ("carried_out",)
            yield Denied(("applications",), actions, token.start, nothing.end, tokens[:at])
        elif read := _Reading.of(run, text[token.start : token.end]):
            for objects in read.objects:
                actions = ("received",) if objects == ("applications",) else ()
                yield Denied(objects, actions, token.start, read.end, tokens[:at], read.doubtful)
            for name in read.things:
                yield Denied((name,), (read.did,), token.start, read.end, tokens[:at])


def _denies(token: Token) -> bool:
    return token.kind == Kind.DENY or token.sense == "absent"


def _run(parts: list[Clause], n: int, at: int) -> Iterator[Token]:
    """The tokens after a denial up to the next, over the clauses that its list goes on in."""
    tokens = parts[n].tokens
    for next_one in range(at + 1, min(len(tokens), at + _LONGEST)):
        if _denies(tokens[next_one]):
            return
        yield tokens[next_one]
    if len(tokens) > at + _LONGEST:
        return
    for clause in parts[n + 1 : n + ELEMENTS]:
        if clause.opener != "、" or any(map(_denies, clause.tokens)):
            return
        start = clause.tokens[0].start
        yield Token(MARK, "、", start - 1, start)
        yield from clause.tokens


def _carries_nothing(run: list[Token]) -> Token | None:
    """「无结转下年度继续办理的申请」, 「无下年度结转」: the word that says it."""
    first = run[:5]
    carry = next((token for token in first if token.kind == Kind.CARRY), None)
    following = any(token.kind == Kind.TIME and token.sense == "next" for token in first)
    if carry and (following or carry.sense == "carried_out"):
        return run[min(len(run), 5) - 1]
    return None


@dataclass
class _Reading:
    """Walks over the tokens after 未, 没有: the objects of a list, and whether words before them
    (``loose``) or a cause (因……引起的) stand between."""

    verb: bool
    head: str = ""
    end: int = 0
    caused: bool = False
    loose: bool = False
    doubtful: bool = False
    failed: bool = False
    rest: bool = False  # 「未收到其他申请」: some were received
    did: str = ""  # 制发, 作出
    named: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, run: list[Token], word: str) -> _Reading | None:
        reading = cls(verb=word.endswith(_WITHOUT_VERB))
        for token in run:
            reading.take(token)
            if reading.failed:
                return None
        reading.join()
        return reading if reading.objects or reading.things else None

    @property
    def things(self) -> list[str]:
        """Documents that were not issued, decisions that were not made."""
        kinds = _MADE.get(self.did, ())
        plain = bool(kinds) and not self.loose and not self.caused
        return [name for name in dict.fromkeys(self.named) if plain and name in kinds]

    @property
    def objects(self) -> list[tuple[str, ...]]:
        """Applications and challenges that are denied; what only caused a review is not."""
        challenges = tuple(dict.fromkeys(name for name in self.named if name in CHALLENGES))
        applied = "applications" in self.named and not self.caused and not self.loose and self.verb
        loose = self.loose and not self.caused
        found = [("applications",)] if applied else []
        return found + ([challenges] if challenges and not loose else [])

    def take(self, token: Token) -> None:
        kind, rest = token.kind, self.rest
        self.rest = kind == Kind.REST
        if kind == Kind.OBJECT:
            self.failed = rest and not self.named
            self.object(token)
        elif kind in (MARK, Kind.JOIN):
            self.join()
        elif kind in (Kind.OUTCOME, Kind.COURT) or token.sense == "new":
            self.failed = True
        elif kind == Kind.CAUSE:
            self.caused, self.head = True, ""
        elif kind in (Kind.DOCUMENT, Kind.DECIDE) and not self.head:
            self.did = token.sense
        elif kind == Kind.OCCUR or (kind == Kind.ARRIVAL and not self.head):
            self.verb = True
        elif kind in HARMLESS or token.sense in ("form", "own"):
            if kind == Kind.TAIL and self.head:
                self.end = token.end
            self.failed |= kind == Kind.PREPOSITION and not self.verb and not self.caused
        else:
            self.other(token)

    def object(self, token: Token) -> None:
        """The last object of an element is its head (因申请引起的行政复议)."""
        sense = "applications" if token.sense in APPLICATIONS else token.sense
        if token.sense == "bare" and self.head in CHALLENGES:
            return
        if sense in _OTHER_SUITS:
            self.failed = True
        if self.head in CHALLENGES and sense in CHALLENGES:
            self.join()
        self.head, self.end = sense, token.end

    def join(self) -> None:
        if self.head:
            self.named.append(self.head)
        self.head = ""

    def other(self, token: Token) -> None:
        """A word that the denial does not know."""
        self.doubtful = self.doubtful or (self.caused and token.kind in _STRANGE)
        behind = self.head in CHALLENGES or self.head == "applications"
        self.failed |= behind and not (self.caused and self.head == "applications")
        self.head, self.loose = "", True
