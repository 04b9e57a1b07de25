"""Divisions: a whole and the parts that a sentence names of it (共 N 条，其中 a、b、c)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from .clauses import APPLICATIONS, CHALLENGES
from .grammar import Sentence
from .lexicon import Kind
from .statement import Period, Statement
from .tokens import MARK, NUMBER, Token

_NOT_COUNTED = frozenset(("%", "元", "万元", "亿元", ""))
_DEEPEST = 4
_FAMILIES = dict.fromkeys(APPLICATIONS, "applications") | {
    name: name.partition(".")[0] for name in CHALLENGES
}


@dataclass
class Division:
    """A number and the numbers that divide it.

    ``rest``: the last part is 其他, so that the list is whole; ``bracket``: the parts stand in
    brackets right behind the whole, or behind a colon; ``open``: words such as 等 leave it open;
    ``others``: the numbers said before, which may be what is divided.
    """

    whole: Statement
    others: list[Statement]
    depth: int
    bracket: bool = False
    severally: bool = False
    open: bool = False
    overlap: bool = False  # the parts may be counted twice
    rest: bool = False
    ended: bool = False
    parts: list[Statement] = field(default_factory=list)

    @property
    def made(self) -> Decimal:
        return sum((part.value for part in self.parts), Decimal(0))

    def take(self, part: Statement, *, rest: bool) -> None:
        """Another number: a part if it counts the same things, else the list is over."""
        if (
            part.quantity.unit not in (self.whole.quantity.unit, "")
            or part.change
            or _of_something_else(part, self.whole)
        ):
            self.ended = True
        elif part.period in (Period.YEAR, Period.PART, self.whole.period):
            self.parts.append(part)
            self.rest = self.rest or rest
            self.open = self.open or not part.quantity.exact


def _of_something_else(part: Statement, whole: Statement) -> bool:
    """「行政复议 4 件，其中……；行政诉讼 1 件」: another row of the tables ends the list."""
    named, divided = ([_FAMILIES.get(name) for name in s.objects] for s in (part, whole))
    return bool(named and divided and named[-1] and divided[0]) and named[-1] not in divided


def counts(said: Statement) -> bool:
    return said.quantity.unit not in _NOT_COUNTED or (not said.quantity.unit and bool(said.actions))


def divisions(sentence: Sentence, before: list[Statement]) -> list[Division]:
    """The divisions of a sentence; ``before`` are the numbers of the sentence before it, which a
    list at its beginning may divide."""
    if not _divides(sentence):
        return []
    composed = any(token.sense == "composed" for token in sentence.tokens)
    walk = _Walk(sentence.statements, list(before), composed)
    for at, token in enumerate(sentence.tokens):
        if token.kind in _HEARD:
            walk.take(token, sentence.tokens[max(0, at - 2) : at])
    return [division for division in walk.found if division.parts]


def _begins_clause(before: Sequence[Token]) -> bool:
    return bool(before) and before[-1].kind == MARK


_HEARD = frozenset((NUMBER, MARK, Kind.AMONG, Kind.REST, Kind.WHOLE, Kind.OPEN_LIST, Kind.COMPARE))


def _divides(sentence: Sentence) -> bool:
    """Whether anything could begin a list of parts: 其中, a bracket, a colon, 由……组成."""
    return Kind.AMONG in sentence.kinds or any(token.sense in _OPENS for token in sentence.tokens)


_OPENS = frozenset(("（", "：", "composed"))


@dataclass
class _Walk:
    statements: dict[int, Statement]
    said: list[Statement]
    composed: bool = False  # 由 a、b 组成
    found: list[Division] = field(default_factory=list)
    standing: list[Division] = field(default_factory=list)  # open ones, the innermost last
    depth: int = 0
    rest: bool = False
    whole: bool = False

    def take(self, token: Token, before: Sequence[Token]) -> None:
        match token.kind:
            case "数":
                self.number(token)
            case "标点":
                self.mark(token.sense, before)
            case Kind.AMONG:
                if token.sense != "namely" or _begins_clause(before):
                    self.divide(severally=token.sense == "severally")
            case Kind.COMPARE:
                if self.composed and token.sense == "from" and _begins_clause(before):
                    self.divide(bracket=True)
            case Kind.REST:
                self.rest = True
            case Kind.WHOLE:
                self.whole = True
            case Kind.OPEN_LIST:
                for division in self.standing[-1:]:
                    division.overlap = division.overlap or token.sense == "overlap"
                    division.open = division.open or token.sense == "open"
                    division.ended = division.ended or token.sense == "besides"

    def number(self, token: Token) -> None:
        said = self.statements.get(token.start)
        if said is None or not counts(said):
            return
        if self.standing:
            inner = self.standing[-1]
            inner.ended = inner.ended or (self.whole and bool(inner.parts))
            if not inner.ended:
                inner.take(said, rest=self.rest)
        self.said.append(said)
        self.rest = self.whole = False

    def mark(self, sign: str, before: Sequence[Token]) -> None:
        if sign in "，、；。":
            self.whole = False
        if sign in "，；。":
            self.rest = False
        kinds = [token.kind for token in before]
        behind_number = kinds[-1:] == [NUMBER] or kinds == [NUMBER, Kind.OBJECT]
        if sign == "（":
            self.depth += 1
            if behind_number:
                self.divide(bracket=True)
        elif sign == "：" and behind_number and not self.standing:
            self.divide(bracket=True)
        elif sign == "）":
            while self.standing and self.standing[-1].depth >= self.depth > 0:
                self.standing.pop()
            self.depth = max(0, self.depth - 1)

    def divide(self, *, bracket: bool = False, severally: bool = False) -> None:
        """A list of parts of the last number begins. 「其中」 in brackets that were opened behind
        the number adds nothing; a second 「其中」 divides a part again, and ends its list."""
        same = bool(self.standing) and self.standing[-1].depth == self.depth
        if same and not self.standing[-1].parts:
            self.standing[-1].bracket = False
            return
        if not self.said or len(self.standing) > _DEEPEST:
            return
        if same:
            self.standing.pop().open = True
        division = Division(self.said[-1], self.said[-9:-1], self.depth, bracket, severally)
        self.standing.append(division)
        self.found.append(division)


def with_numbers_before(
    sentences: Iterable[Sentence],
) -> Iterator[tuple[Sentence, list[Statement]]]:
    """Each sentence, and the numbers of the one before it in the same text."""
    last: Sentence | None = None
    for sentence in sentences:
        follows = last is not None and last.prose is sentence.prose
        yield sentence, _numbers(last) if last and follows else []
        last = sentence


def _numbers(sentence: Sentence) -> list[Statement]:
    return [said for said in sentence.statements.values() if counts(said)][-8:]


def summed(sentence: Sentence) -> Iterator[tuple[Statement, list[Statement]]]:
    """「新收 8 件，上年结转 2 件，共 10 件」: a sum behind its parts, a clause of its own."""
    if Kind.WHOLE not in sentence.kinds:
        return
    said: list[Statement] = []
    words: list[Token] = []
    joined = False
    for token in sentence.tokens:
        if token.kind == NUMBER:
            number = sentence.statements.get(token.start)
            if number is None or not counts(number):
                words = []
                continue
            kinds = {word.kind for word in words}
            if kinds and Kind.WHOLE in kinds and kinds <= {Kind.WHOLE, Kind.FILL} and joined:
                yield number, said[-6:]
                said = []
            said.append(number)
            words, joined = [], False
        elif token.kind == MARK:
            joined = not words and bool(said)
            words = []
            if token.sense in "：（）。":
                said, joined = [], False
        else:
            words.append(token)
