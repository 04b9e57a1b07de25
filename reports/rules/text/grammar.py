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
from .clauses import APPLICATIONS, SENTENCE_ENDS, Clause, Saying, clauses, content, numbers_in
from .denial import Denied, denials
from .lexicon import Kind
from .limits import DECISIONS, DOCUMENTS, UNKNOWN, limits
from .said import action, following, listed, named_object
from .scope import Facts, Scope
from .statement import Body, Statement
from .tokens import MARK, NUMBER, Quantity, Token, scan

ON_REQUEST = "overview.on_request"
_LONGEST_LIST = 6
_TELLING = frozenset((NUMBER, Kind.DENY, Kind.OBJECT, Kind.BODY, Kind.OUTCOME))
_NOTHING = Quantity(Decimal(0), "")
_SILENCE = Saying()


class Sentence(NamedTuple):
    """A sentence: its tokens, what its numbers state (by where they stand), what it denies."""

    prose: Prose
    tokens: tuple[Token, ...]
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
        for tokens in _sentences(scan(self.words)):
            if new_paragraph:
                self.scope = self._paragraph()
            else:
                self.scope.next_sentence()
            new_paragraph = tokens[-1].sense == "\n"
            if not _TELLING.isdisjoint(token.kind for token in tokens):
                yield self._sentence(tokens)

    def _paragraph(self) -> Scope:
        asked = self.prose.key == ON_REQUEST
        return Scope(self.facts, object="applications" if asked else "", about=asked)

    def _sentence(self, tokens: list[Token]) -> Sentence:
        found: dict[int, Statement] = {}
        denied: list[Statement] = []
        parts = list(clauses(tokens))
        for n, clause in enumerate(parts):
            self.scope.enter(clause)
            numbers = numbers_in(clause)
            if numbers:
                found |= {
                    statement.said: statement for statement in self._numbered(clause, numbers)
                }
                self.scope.listed = []
            else:
                denied += [self._denied(said, clause) for said in denials(parts, n, self.words)]
                self._unnumbered(clause)
            self.scope.behind_number = bool(numbers)
        return Sentence(self.prose, tuple(tokens), found, tuple(denied), _apart(found))

    def _unnumbered(self, clause: Clause) -> None:
        """What a clause without a number speaks of holds on for those after it."""
        scope, said = self.scope, content(clause.tokens, self.words)
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
        return self._made(
            said.start,
            said.start,
            said.end,
            _NOTHING,
            objects=said.objects,
            actions=said.actions,
            period=scope.when(before),
            body=scope.body if named is None else named,
            denied=True,
            limits=(*words, *(["除外"] if scope.excepted else [])),
        )

    def _numbered(self, clause: Clause, numbers: list[int]) -> Iterator[Statement]:
        tokens = clause.tokens
        for n, at in enumerate(numbers):
            begin = numbers[n - 1] + 1 if n else 0
            end = numbers[n + 1] if n + 1 < len(numbers) else len(tokens)
            yield self._stated(clause, tokens[begin:at], tokens[at], tokens[at + 1 : end])

    def _stated(
        self, clause: Clause, before: Sequence[Token], number: Token, after: Sequence[Token]
    ) -> Statement:
        scope, own = self.scope, content(before, self.words)
        behind = content(after, self.words) if after else _SILENCE
        scope.settle(own, clause, numbered=True)
        said, chain = self._choose(own, behind)
        happened = action(said, self.facts)
        object = named_object(said, happened, after if said is own else (), scope.object)
        quantity = _quantity(number, before)
        nothing = not quantity.value
        objects, actions = listed(object, happened, own, clause, chain, nothing=nothing)
        named_here = bool(said.objects or (said is own and following(after)))
        shared = _goes_on(clause, own, scope.before) and scope.before
        if shared:
            actions = shared.actions
        body = scope.named(own, clause)
        statement = self._made(
            (before[0] if before else number).start,
            number.start,
            number.end,
            quantity,
            objects=objects,
            actions=actions,
            period=scope.when(said if said.times and not own.times else own),
            body=scope.body if body is None else body,
            among=scope.among,
            change=own.change,
            each=Kind.EACH in own.marks,
            whole=Kind.WHOLE in own.marks or bool(own.times),
            limits=limits(scope, said, own, behind, object, actions, named=named_here),
        )
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

    def _made(
        self, start: int, said: int, end: int, quantity: Quantity, **read: object
    ) -> Statement:
        return Statement(self.prose, start, said, end, quantity, **read)


def _goes_on(clause: Clause, own: Saying, before: Statement | None) -> bool:
    """「公开行政许可决定 18 件、行政处罚决定 9 件」: the verb is that of the item before."""
    kinds = (*DECISIONS, *DOCUMENTS)
    named = bool(own.objects) and own.objects[-1] in kinds and not own.actions
    said_before = before is not None and before.objects[-1:] and before.objects[-1] in kinds
    return clause.opener in "、，" and named and bool(said_before)


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
    for at, token in enumerate(tokens):
        if token.kind == MARK and token.sense in SENTENCE_ENDS:
            yield tokens[begin : at + 1]
            begin = at + 1
    if begin < len(tokens):
        yield tokens[begin:]
