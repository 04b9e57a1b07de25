"""The grammar: clause by clause, what each number of a text is said of.

A number takes what stands before it in its clause; if nothing does, what stands after it, or the
clause before (「收到申请，共 12 件」). What a clause leaves out, object, time, body, it takes from
the one before, until another is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ..prose import Prose
from .bodies import with_bodies
from .clauses import APPLICATIONS, DECISIONS, DOCUMENTS, SENTENCE_ENDS, Clause, clauses, numbers_in
from .content import Saying, content
from .denial import Denied, denials
from .lexicon import Kind
from .limits import UNKNOWN, limits
from .said import action, following, listed, named_object
from .scope import Facts, Scope
from .statement import Body, Period, Statement
from .tokens import MARK, NUMBER, ZERO, Quantity, Token, scan

ON_REQUEST = "overview.on_request"
_LONGEST_LIST = 6
_TELLING = frozenset((NUMBER, Kind.DENY, Kind.OBJECT, Kind.BODY, Kind.OUTCOME))
_ISSUED = frozenset((*DECISIONS, *DOCUMENTS))
_DENYING = frozenset((Kind.DENY, Kind.OUTCOME))  # 未, 不存在
_ENDS = ("result.partly_granted", "result.refused", "result.unavailable", "result.not_handled")
_LAST = Period.LAST
_NOTHING = Quantity(Decimal(0), "")
_SILENCE = Saying()


class Sentence(NamedTuple):
    """A sentence: its tokens, what its numbers state (by where they stand), what it denies."""

    prose: Prose
    tokens: tuple[Token, ...]
    kinds: frozenset[str]  # of its tokens
    statements: dict[int, Statement]
    denials: tuple[Statement, ...]
    apart: frozenset[tuple]  # what is said of other bodies too


def read(prose: Prose, words: str, facts: Facts) -> tuple[Sentence, ...]:
    """The sentences of a text; ``words`` are its folded characters, with the agency's own name
    as 本机关 at the same length."""
    return tuple(_Reader(prose, words, facts).sentences())


class _Reader:
    def __init__(self, prose: Prose, words: str, facts: Facts) -> None:
        self.prose, self.words, self.facts = prose, words, facts
        self.scope = Scope(facts)

    def sentences(self) -> Iterator[Sentence]:
        new_paragraph = True
        for tokens in _sentences(with_bodies(scan(self.words), self.words, self.facts.agency)):
            if new_paragraph:
                self.scope = self._paragraph()
            else:
                self.scope.next_sentence()
            new_paragraph = tokens[-1].sense == "\n"
            kinds = frozenset([token.kind for token in tokens])
            if not _TELLING.isdisjoint(kinds):
                yield self._sentence(tokens, kinds)

    def _paragraph(self) -> Scope:
        asked = self.prose.key == ON_REQUEST
        return Scope(self.facts, object="applications" if asked else "", about=asked)

    def _sentence(self, tokens: list[Token], kinds: frozenset[str]) -> Sentence:
        found: dict[int, Statement] = {}
        denied: list[Statement] = []
        parts = list(clauses(tokens))
        for n, clause in enumerate(parts):
            self.scope.enter(clause)
            numbers = numbers_in(clause) if NUMBER in kinds else ()
            if numbers:
                for statement in self._numbered(clause, numbers):
                    found[statement.said] = statement
                self.scope.listed = []
            else:
                if not _DENYING.isdisjoint(kinds):
                    denied += [
                        self._denied(said, clause)
                        for said in denials(parts, n, self.words)
                        if self.scope.about or self.words[said.start] != ZERO
                    ]
                self._unnumbered(clause)
            self.scope.behind_number = bool(numbers)
        if Kind.OUTCOME in kinds and Kind.OPEN in kinds:
            _open_among_outcomes(found)
        return Sentence(self.prose, tuple(tokens), kinds, found, tuple(denied), _apart(found))

    def _unnumbered(self, clause: Clause) -> None:
        """What a clause without a number speaks of holds on for those after it."""
        scope, said = self.scope, content(clause.tokens, self.words)
        if _widens(said, clause):
            return
        scope.settle(said, clause, numbered=False)
        for name in said.objects:
            if name == "bare" and not (said.qualified or scope.object in APPLICATIONS):
                continue
            if name not in ("information", "proactive", "other", "bare"):
                scope.object = "applications" if name in APPLICATIONS else name
        scope.listed = [*scope.listed[1 - _LONGEST_LIST :], said]

    def _denied(self, said: Denied, clause: Clause) -> Statement:
        scope, before = self.scope, content(said.before, self.words)
        named = scope.named(before, clause)
        words = [*before.limits, *(["其中"] if before.among or scope.among else [])]
        words += ["假设"] if Kind.IF in before.marks or before.listing else []
        words += ["审理"] if Kind.COURT in before.marks else []
        return Statement(
            self.prose,
            said.start,
            said.start,
            said.end,
            _NOTHING,
            objects=said.objects,
            actions=said.actions,
            period=scope.when(before),
            body=scope.body if named is None else named,
            denied=True,
            doubtful=said.doubtful or before.gap,
            limits=(*words, *(["除外"] if scope.excepted else [])),
        )

    def _numbered(self, clause: Clause, numbers: Sequence[int]) -> Iterator[Statement]:
        tokens = clause.tokens
        for n, at in enumerate(numbers):
            begin = numbers[n - 1] + 1 if n else 0
            end = numbers[n + 1] if n + 1 < len(numbers) else len(tokens)
            yield self._stated(clause, tokens[begin:at], tokens[at], tokens[at + 1 : end])

    def _stated(
        self, clause: Clause, before: Sequence[Token], number: Token, after: Sequence[Token]
    ) -> Statement:
        scope, own = self.scope, content(before, self.words) if before else _SILENCE
        behind = content(after, self.words) if after else _SILENCE
        scope.settle(own, clause, numbered=True)
        said, chain = self._choose(own, behind)
        happened = action(said, self.facts)
        object = named_object(said, happened, after if said is own else (), scope.object)
        quantity = _quantity(number, before)
        earlier = own.compared == "from" and behind.change == "to"
        nothing = not quantity.value
        objects, actions = listed(object, happened, own, clause, chain, nothing=nothing)
        named_here = bool(said.objects or own.change == "to" or (said is own and following(after)))
        shared = _goes_on(clause, own, scope.before) and scope.before
        if shared:
            actions = shared.actions
        body = scope.named(own, clause)
        statement = Statement(
            self.prose,
            (before[0] if before else number).start,
            number.start,
            number.end,
            quantity,
            objects=objects,
            actions=actions,
            period=_LAST if earlier else scope.when(said if said.times and not own.times else own),
            body=scope.body if body is None else body,
            among=scope.among,
            change="" if own.change == "to" else own.change,
            each=Kind.EACH in own.marks,
            whole=Kind.WHOLE in own.marks or bool(own.times),
            limits=limits(scope, said, own, behind, object, actions, named=named_here),
        )
        if quantity.value == 1 and before and before[-1].kind == Kind.OF:
            statement = statement.limited(UNKNOWN)  # 「收到的一件申请」 is one of those received
        if shared:
            statement = statement.limited(*(w for w in shared.limits if w != UNKNOWN))
        scope.before = statement
        if objects:
            scope.object = "applications" if objects[-1] in APPLICATIONS else objects[-1]
        if not scope.among:
            scope.whole = tuple(word for word in statement.limits if word != UNKNOWN)
        return statement

    def _choose(self, own: Saying, behind: Saying) -> tuple[Saying, list[Saying]]:
        """What is said of a number, and the clauses before it that its list goes on from."""
        chain = self.scope.listed
        if own.objects or own.actions:
            return own, chain
        if any(kind is not Kind.ARRIVAL for kind, _ in behind.actions):
            behind.limits = (*own.limits, *behind.limits)
            return behind, []
        if own.limits or own.gap:
            return own, chain
        if chain and (chain[-1].says or chain[-1].times) and not chain[-1].among and not own.times:
            return chain[-1], chain[:-1]
        return (behind, []) if behind.objects or behind.actions else (own, chain)


def _open_among_outcomes(found: dict[int, Statement]) -> None:
    """「公开 12 件，部分公开 5 件，不予公开 4 件」: how applications ended, the first too."""
    ended = [said for said in found.values() if said.actions[:1] and said.actions[0] in _ENDS]
    for place, said in found.items():
        if said.actions == ("open",) and said.objects == ("applications",) and ended:
            found[place] = said._replace(actions=("result.granted",))


def _widens(said: Saying, clause: Clause) -> bool:
    """「行政诉讼案件（含复议后起诉）5 件」: what stands in brackets before the number."""
    return clause.opener == "（" and clause.closer == "）" and said.among == "among"


def _goes_on(clause: Clause, own: Saying, before: Statement | None) -> bool:
    """「公开行政许可决定 18 件、行政处罚决定 9 件」: the verb is that of the item before."""
    if own.actions or not own.objects or before is None or not before.objects:
        return False
    return clause.opener in "、，" and own.objects[-1] in _ISSUED and before.objects[-1] in _ISSUED


def _apart(found: dict[int, Statement]) -> frozenset[tuple]:
    """Objects and actions of the numbers that another body has as well: 「区局收到 5 件，各分局收到
    9 件」, 「制发 3 件（其中以市政府名义 2 件）」."""
    return frozenset(
        (said.objects, said.actions)
        for said in found.values()
        if said.body is Body.OTHER and (not said.among or said.limits)
    )


def _quantity(number: Token, before: Sequence[Token]) -> Quantity:
    stated = number.quantity or _NOTHING
    about = before and before[-1].kind == Kind.INEXACT and before[-1].end == number.start
    return stated._replace(exact=False) if about else stated


def _sentences(tokens: list[Token]) -> Iterator[list[Token]]:
    """The tokens up to each mark that ends a sentence."""
    begin = 0
    for at in [at for at, token in enumerate(tokens) if token.kind == MARK]:
        if tokens[at].sense in SENTENCE_ENDS:
            yield tokens[begin : at + 1]
            begin = at + 1
    if begin < len(tokens):
        yield tokens[begin:]
