"""What holds on from clause to clause: object, time, body, and the list that is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .clauses import APPLICATIONS, Clause, Saying
from .lexicon import Kind
from .statement import Body, Period, Statement

_SHARED = ("place", "narrow")  # 「全区各部门、镇街」 is the whole district
_OF_INFORMATION = frozenset((*APPLICATIONS, "information", "proactive"))
_CARRYING = (Kind.CARRY, Kind.PENDING)
_DEEPEST = 9  # brackets in brackets


@dataclass(frozen=True)
class Facts:
    """What is known of the report beside its text."""

    year: int
    government: bool

    def relative(self, time: str) -> str:
        """A year by its number as this, last, next or another."""
        if not time.isdigit():
            return time
        return {-1: "last", 0: "this", 1: "next"}.get(int(time) - self.year, "other")

    def period(self, times: Sequence[str]) -> Period:
        """The period of some words of time; 「今年以来」 is this year, 「2019 年以来」 is not."""
        relative = [self.relative(time) for time in times]
        if "long" in relative:
            return Period.YEAR if relative[:-1] == ["this"] else Period.LONG
        if "part" in relative:
            return Period.PART
        known = {"this": Period.YEAR, "last": Period.LAST, "next": Period.NEXT}
        return known.get(relative[-1], Period.OTHER)

    def body(self, bodies: Sequence[str]) -> Body | None:
        """Whose number it is by the bodies named; None if none says so. The tables of a government
        count for all under it, those of a department for itself."""
        ignored = "above" if self.government else "office"
        named = [name for name in bodies if name != ignored]
        if not named:
            return None
        own = ("own", "place") if self.government else ("own",)
        shared = self.government and shares(bodies) and all(n in _SHARED for n in named)
        return Body.OWN if shared or named[-1] in own else Body.OTHER


@dataclass
class Scope:
    """What a clause takes from the clauses before it.

    ``among``: a list of parts (其中) is open, at which depth of brackets; ``whole``: what limits
    the number that it divides. ``listed``: the clauses without numbers right before this one.
    """

    facts: Facts
    object: str = ""
    body: Body = Body.OWN
    period: Period = Period.YEAR
    future: bool = False  # 「2024 年将……」: nothing after it is of this year
    among: bool = False
    severally: bool = False
    about: bool = False  # of information, so that 复议 and 诉讼 are those of part four
    court: bool = False
    excepted: bool = False
    passing: bool = False  # 国务院, 市政府 are named for a sentence
    shared: bool = False
    behind_number: bool = False  # the clause before has a number
    whole: tuple[str, ...] = ()
    before: Statement | None = None
    listed: list[Saying] = field(default_factory=list)
    outer: list[tuple[Period, Body, bool]] = field(default_factory=list)

    def next_sentence(self) -> None:
        """Object and body hold on within a paragraph, the rest only in a sentence."""
        self.body = Body.OWN if self.passing else self.body
        self.period = Period.YEAR
        self.future = self.among = self.severally = self.court = self.excepted = False
        self.passing = self.shared = self.behind_number = False
        self.before = None
        self.listed, self.outer = [], []

    def enter(self, clause: Clause) -> None:
        """Brackets keep their time, body and list to themselves."""
        while len(self.outer) > clause.depth:
            self.period, self.body, self.among = self.outer.pop()
        while len(self.outer) < min(clause.depth, _DEEPEST):
            self.outer.append((self.period, self.body, self.among))
        if clause.opener == "；":
            self.listed, self.severally = [], False

    def settle(self, said: Saying, clause: Clause, *, numbered: bool) -> None:
        """Let what a clause says hold on."""
        marks = said.marks
        self.severally = self.severally or said.among == "severally"
        self.among = (
            self.among or bool(said.among) or (self.behind_number and clause.opener == "（")
        )
        if marks:
            self.court = self.court or Kind.COURT in marks
            self.excepted = self.excepted or Kind.EXCEPT in marks
        if said.objects and not self.about:
            self.about = not _OF_INFORMATION.isdisjoint(said.objects)
        if said.times and not carries(said):
            if Kind.COMPARE not in marks:
                self.period = self.facts.period(said.times)
            self.future = self.future or "next" in map(self.facts.relative, said.times)
        if said.bodies:
            self._name(said, clause, numbered)
        else:
            self.shared = self.shared and clause.opener == "、"

    def _name(self, said: Saying, clause: Clause, numbered: bool) -> None:
        body = self.named(said, clause)
        if body is not None and (numbered or body is Body.OWN or not said.gap):
            self.body, self.passing = body, said.bodies[-1:] == ("above",)
        self.shared = shares(said.bodies) or (self.shared and clause.opener == "、")

    def named(self, said: Saying, clause: Clause) -> Body | None:
        """The body that a clause names; what follows 全区…、 in a list is part of it."""
        body = self.facts.body(said.bodies)
        goes_on = self.facts.government and self.shared and clause.opener == "、"
        return Body.OWN if body is Body.OTHER and goes_on else body

    def when(self, said: Saying) -> Period:
        """The time of a number: named beside it, else the one that holds on."""
        if self.future:
            return Period.NEXT
        if said.times and not carries(said):
            return self.facts.period(said.times)
        return self.period


def shares(bodies: Sequence[str]) -> bool:
    """Whether a list of bodies begins with the whole: 全区各部门, 县政府及各部门."""
    return bodies[:1] == ("place",)


def carries(said: Saying) -> bool:
    """Whether the years named are those from and to which applications are carried over."""
    return any(kind in _CARRYING for kind, _ in said.actions)
