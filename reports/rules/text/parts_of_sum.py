"""「共 N 条，其中 a、b、c」: whether the parts make the sum."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from reports.statute.document import Document, printed
from reports.statute.findings import Severity

from ..context import Context
from ..rule import PRACTICE, Found, Group, rule
from .division import Division, divisions, summed, with_numbers_before
from .figures import sum_of, total
from .grammar import Sentence
from .lexicon import Kind
from .reading import sentences
from .statement import Period, Statement
from .tokens import NUMBER

NEAR = Decimal("0.9")  # three or more parts that nearly make the sum were meant to make it
_ENDED = ("result.", "told", "absent", "open")
_STAGES = frozenset(("received", "accepted", "processed", "finished", "answered"))


@rule(
    "text.parts_of_sum",
    Group.TEXT,
    Severity.WARNING,
    title="分项之和",
    what="“共 N 条，其中……”列出全部分项时，各分项之和应等于总数。",
    why="分项与总数不符，必有一个数写错。",
    mend="请核对各分项；只列举一部分的，请加“等”字。",
    source=PRACTICE,
)
def parts_of_sum(document: Document, context: Context) -> Iterator[Found]:
    for sentence, before in with_numbers_before(sentences(document, context)):
        if len(sentence.statements) + len(before) > 1:
            yield from _unequal(document, sentence, before)


def _unequal(document: Document, sentence: Sentence, before: list[Statement]) -> Iterator[Found]:
    for division in divisions(sentence, before):
        if not _adds_up(document, division):
            yield _found(sentence, division.whole, division.parts)
    for whole, parts in summed(sentence):
        if not _is_sum(whole, parts):
            yield _found(sentence, whole, parts)
    for whole, parts in _excepted(sentence):
        if whole.value != sum(part.value for part in parts):
            yield _found(sentence, whole, parts)


def _adds_up(document: Document, division: Division) -> bool:
    """Whether the parts make the whole, or need not."""
    whole, parts, made = division.whole, division.parts, division.made
    if not whole.quantity.exact or division.overlap or (division.open and made <= whole.value):
        return True
    if made in _wholes(document, division) or not all(p.quantity.exact for p in parts):
        return True
    if made > whole.value:
        return _divided_twice(division)
    return not _meant_as_all(division)


def _wholes(document: Document, division: Division) -> set[Decimal]:
    """What the parts may make: the whole, any number before, all of those together, and of
    applications what the table has dealt with (this year's and last year's)."""
    unit = division.whole.quantity.unit
    others = [said.value for said in division.others if said.quantity.unit == unit]
    known = {division.whole.value, *others, sum(others) + division.whole.value}
    if "applications" in division.whole.objects:
        dealt_with = sum_of(document, "applications", total("result.total"))
        known |= {Decimal(dealt_with)} if dealt_with else set()
    return known


def _meant_as_all(division: Division) -> bool:
    """Whether the list names every part: it ends with 「其他」, or comes near the whole."""
    parts, near = division.parts, division.made >= NEAR * division.whole.value
    if division.rest or (division.severally and len(parts) > 1):
        return True
    bodies = all(p.body is not division.whole.body for p in parts)  # 其中甲局 62 件，乙局 143 件
    return near and len(parts) > (1 if division.bracket or bodies else 2)


def _divided_twice(division: Division) -> bool:
    """By channel and again by outcome: the first or the last parts make the whole already, or not
    all are of a kind, or they are stages that one thing passes in turn."""
    whole, parts = division.whole, division.parts
    if len(parts) == 1:
        return parts[0].among is False
    values = [part.value for part in parts]
    so_far = () if division.rest else (*accumulate(values), *accumulate(reversed(values)))
    applied = "applications" in whole.objects
    if not applied and division.made != 2 * whole.value:
        so_far = ()
    ended = [any(a.startswith(_ENDED) for a in part.actions) for part in parts]
    stages = {a for part in parts for a in part.actions} & _STAGES - set(whole.actions)
    explicit = [part for part in parts if set(part.actions) & _STAGES and not part.limits]
    mixed = len(set(ended)) > 1 and applied
    return whole.value in so_far or mixed or (bool(stages) and bool(explicit))


def _is_sum(whole: Statement, parts: list[Statement]) -> bool:
    same = [p for p in parts if p.quantity.unit == whole.quantity.unit and not p.change]
    if len(same) < 2 or not all(p.quantity.exact for p in (whole, *same)):
        return True
    if len({p.period for p in same}) > 1 or Period.LAST in {p.period for p in same}:
        return True
    values = [p.value for p in reversed(same)]
    return whole.value in values or whole.value in accumulate(values)


def _excepted(sentence: Sentence) -> Iterator[tuple[Statement, list[Statement]]]:
    """「收到 15 件，除 2 件……外，其余 13 件」."""
    if not {Kind.EXCEPT, Kind.REST} <= sentence.kinds:
        return
    tokens, said = sentence.tokens, sentence.statements
    at = next(n for n, token in enumerate(tokens) if token.kind == Kind.EXCEPT)
    if not any(token.kind == Kind.REST for token in tokens[at:]):
        return
    numbers = [
        (n, said[t.start]) for n, t in enumerate(tokens) if t.kind == NUMBER and t.start in said
    ]
    before = [number for n, number in numbers if n < at]
    after = [(n, number) for n, number in numbers if n > at]
    if not before or len(after) < 2:
        return
    (first, one), (second, other) = after[:2]
    rest = any(token.kind == Kind.REST for token in tokens[first:second])
    if rest and len({number.quantity.unit for number in (before[-1], one, other)}) == 1:
        yield before[-1], [one, other]


def _found(sentence: Sentence, whole: Statement, parts: list[Statement]) -> Found:
    listed = "＋".join(printed(part.value) for part in parts)
    made = sum(part.value for part in parts)
    start = min(whole.said, parts[0].said)
    end = max(whole.end, parts[-1].end)
    prose = sentence.prose
    if whole.said < sentence.tokens[0].start:
        start = max(start, 0)
    return Found(
        prose.place(start, end),
        f"“{prose.quote(start, end)}”：总数为{printed(whole.value)}，"
        f"各分项{listed}，合计{printed(made)}。",
    )
