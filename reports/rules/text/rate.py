"""Percentages and 同比, against the two numbers that the sentence ties to them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from reports.statute.document import Document, printed
from reports.statute.findings import Severity

from ..context import Context
from ..rule import PRACTICE, Found, Group, rule
from .clauses import APPLICATIONS
from .division import counts, divisions, numbers_before
from .figures import sum_of, total
from .grammar import Sentence
from .lexicon import Kind
from .reading import sentences
from .statement import Period, Statement
from .tokens import GAP, MARK, NUMBER, Token

_NEARBY = 12  # numbers of a sentence that a percentage may be of


@rule(
    "text.rate",
    Group.TEXT,
    Severity.WARNING,
    title="比例和同比",
    what="正文所写的占比、同比增减，应能由句中的两个数字算出。",
    why="百分比最容易算错或沿用旧数。",
    mend="请按正文所列的数字重算；四舍五入的位数不限。",
    source=PRACTICE,
)
def rate(document: Document, context: Context) -> Iterator[Found]:
    before: list[Statement] = []
    for sentence in sentences(document, context):
        for at, token in enumerate(sentence.tokens):
            percent = sentence.statements.get(token.start)
            if token.kind != NUMBER or percent is None or percent.quantity.unit != "%":
                continue
            if percent.quantity.exact and (found := _wrong(document, sentence, at, before)):
                yield found
        before = numbers_before(sentence)


def _wrong(
    document: Document, sentence: Sentence, at: int, before: list[Statement]
) -> Found | None:
    percent = sentence.statements[sentence.tokens[at].start]
    if percent.change in ("up", "down"):
        return _change(sentence, at, percent)
    return (
        _share(document, sentence, at, percent, before) if _of_share(sentence.tokens, at) else None
    )


def _of_share(tokens: tuple[Token, ...], at: int) -> bool:
    """「占 5%」, 「占总数的 5%」; not of a whole that nobody named (占全市总量的 5%)."""
    for token in reversed(tokens[max(0, at - 5) : at]):
        if token.kind == Kind.SHARE:
            return True
        if token.kind in (GAP, MARK, NUMBER, Kind.BODY, Kind.PLAIN):
            return False
    return False


def _beside(sentence: Sentence, at: int) -> list[Statement]:
    """The numbers before a percentage, the nearest last."""
    tokens = sentence.tokens[:at]
    numbers = (sentence.statements.get(t.start) for t in tokens if t.kind == NUMBER)
    return [said for said in numbers if said is not None and counts(said)][-_NEARBY:]


def _behind(sentence: Sentence, at: int) -> list[Statement]:
    """Last year's number in brackets right behind it: 「增长 16.7%（上年 90 件）」."""
    follows = sentence.tokens[at + 1 : at + 6]
    if not follows or follows[0].sense != "（":
        return []
    numbers = (sentence.statements.get(t.start) for t in follows if t.kind == NUMBER)
    return [said for said in numbers if said and counts(said) and said.period is Period.LAST][:1]


def _change(sentence: Sentence, at: int, percent: Statement) -> Found | None:
    """同比: this year's number and last year's, or one of them and the difference."""
    beside = [*_beside(sentence, at), *_behind(sentence, at)]
    sign = 1 if percent.change == "up" else -1
    rates = [(now, then) for now, then in _years(beside) if then]
    if not rates or any(_same(percent, sign * (now - then) / then * 100) for now, then in rates):
        return None
    now, then = rates[-1]
    true = (now - then) / then * 100
    word = "增长" if true >= 0 else "下降"
    reason = f"由{printed(then)}到{printed(now)}，{word}应为{_rounded(abs(true), percent)}%"
    return _found(sentence, percent, reason)


def _years(beside: list[Statement]) -> list[tuple[Decimal, Decimal]]:
    """(this year, last year) as the numbers may mean them; none if one is not exact."""
    last = [said for said in beside if said.period is Period.LAST and not said.change]
    differences = [said for said in beside if said.change in ("up", "down")]
    tied = last[-1:] or differences[-1:]
    if not tied or not tied[0].quantity.exact:
        return []
    unit = tied[0].quantity.unit
    now = [
        said
        for said in beside
        if said.period is Period.YEAR
        and said.change not in ("up", "down")
        and said.quantity.unit == unit
    ]
    if not all(said.quantity.exact for said in now):
        return []
    if last:
        return [(said.value, last[-1].value) for said in now]
    step = differences[-1].value * (1 if differences[-1].change == "up" else -1)
    return [
        (said.value, said.value - step) for said in now if said.end <= differences[-1].start + 1
    ]


def _share(
    document: Document, sentence: Sentence, at: int, percent: Statement, before: list[Statement]
) -> Found | None:
    """「N 件，其中 a 件，占 x%」: a of N, or of anything else that could be the whole."""
    beside = _beside(sentence, at)
    if not beside or not beside[-1].quantity.exact:
        return None
    part = beside[-1]
    unit = part.quantity.unit
    same = [s for s in (*before, *beside[:-1]) if not unit or s.quantity.unit in (unit, "")]
    larger = [said for said in same if said.value >= part.value and said is not part]
    whole = _divided(sentence, part, before) or (larger[0] if larger else None)
    if whole is None and _of_all_applications(sentence, at):
        return _share_of_table(document, sentence, percent, part)
    if whole is None or not whole.quantity.exact or not whole.value or whole.change:
        return None
    known = {said.value for said in same} | {whole.value} | _totals(document)
    known |= {sum((said.value for said in same if said.among), part.value)}
    if any(_same(percent, part.value / other * 100) for other in known if other):
        return None
    true = _rounded(part.value / whole.value * 100, percent)
    return _found(sentence, percent, f"{printed(part.value)}占{printed(whole.value)}，应为{true}%")


def _of_all_applications(sentence: Sentence, at: int) -> bool:
    """「占申请总数的 5%」."""
    words = sentence.tokens[max(0, at - 4) : at]
    return any(token.kind == Kind.OBJECT and token.sense in APPLICATIONS for token in words)


def _share_of_table(
    document: Document, sentence: Sentence, percent: Statement, part: Statement
) -> Found | None:
    totals = [value for value in _totals(document) if value]
    if not totals or any(_same(percent, part.value / value * 100) for value in totals):
        return None
    true = _rounded(part.value / max(totals) * 100, percent)
    reason = f"{printed(part.value)}占第三部分表中的{printed(max(totals))}，应为{true}%"
    return _found(sentence, percent, reason)


def _divided(sentence: Sentence, part: Statement, before: list[Statement]) -> Statement | None:
    """The number that a list divides into this part and others."""
    found = [d.whole for d in divisions(sentence, before) if part in d.parts]
    return found[-1] if found else None


def _totals(document: Document) -> set[Decimal]:
    """The totals of part three, of which a share may be meant."""
    rows = ("received",), ("received", "carried_in"), ("result.total",)
    return {Decimal(sum_of(document, "applications", total(*row)) or 0) for row in rows}


def _same(percent: Statement, true: Decimal) -> bool:
    """Equal when rounded or cut off to the decimals that are stated."""
    step = Decimal(1).scaleb(-percent.quantity.places)
    return percent.value in {true.quantize(step, how) for how in (ROUND_HALF_UP, ROUND_DOWN)}


def _rounded(true: Decimal, percent: Statement) -> Decimal:
    return true.quantize(Decimal(1).scaleb(-max(percent.quantity.places, 2)))


def _found(sentence: Sentence, percent: Statement, reason: str) -> Found:
    start, end = percent.said, percent.end
    printed_words = sentence.prose.quote(start, end)
    return Found(
        sentence.prose.place(start, end),
        f"正文写“{printed_words}”，按旁边的数字，{reason}。",
    )
