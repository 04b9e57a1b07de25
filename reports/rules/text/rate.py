"""Percentages and 同比, against the two numbers that the sentence ties to them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reports.statute.document import Document, printed
from reports.statute.findings import Severity

from ..context import Context
from ..rule import PRACTICE, Found, Group, rule
from .clauses import APPLICATIONS
from .division import with_numbers_before
from .figures import sum_of, total
from .lexicon import Kind
from .percent import Percent, is_rate_of_work, is_share, percentages
from .reading import sentences
from .statement import Period, Statement

_WHOLES = 4  # numbers of a sentence that a rate of work may be of


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
    for sentence, before in with_numbers_before(sentences(document, context)):
        for percent in percentages(sentence, before):
            if found := _wrong(document, percent):
                yield found


def _wrong(document: Document, percent: Percent) -> Found | None:
    if percent.stated.change in ("up", "down"):
        return _change(percent)
    if is_rate_of_work(percent):
        return _done(percent)
    return _share(document, percent) if is_share(percent) else None


def _change(percent: Percent) -> Found | None:
    """同比: this year's number and last year's, or one of them and the difference."""
    sign = 1 if percent.stated.change == "up" else -1
    rates = [(now, then) for now, then in _years(percent.beside) if then]
    if not rates or any(percent.equals(sign * (now - then) / then * 100) for now, then in rates):
        return None
    now, then = rates[-1]
    true = (now - then) / then * 100
    word = "增长" if true >= 0 else "下降"
    return percent.found(
        f"由{printed(then)}到{printed(now)}，{word}应为{percent.rounded(abs(true))}%"
    )


def _years(beside: list[Statement]) -> list[tuple[Decimal, Decimal]]:
    """(this year, last year) as the numbers may mean them; none if one is not exact."""
    last = [said for said in beside if said.period is Period.LAST and not said.change]
    differences = [said for said in beside if said.change in ("up", "down")]
    tied = last[-1:] or differences[-1:]
    if not tied:
        return []
    now = [said for said in beside if _of_this_year(said, tied[0].quantity.unit)]
    if not all(said.quantity.exact for said in (*tied, *now)):
        return []
    if last:
        return [(said.value, last[-1].value) for said in now]
    step = differences[-1].value * (1 if differences[-1].change == "up" else -1)
    earlier = [said for said in now if said.end <= differences[-1].start + 1]
    return [(said.value, said.value - step) for said in earlier]


def _of_this_year(said: Statement, unit: str) -> bool:
    differs = said.change in ("up", "down")
    return said.period is Period.YEAR and not differs and said.quantity.unit == unit


def _done(percent: Percent) -> Found | None:
    """「收到 26 件，按时答复 24 件，按时答复率 96%」: a rate that no number of those that were
    received or answered gives."""
    counted = [said for said in percent.beside if said.quantity.exact and not said.change]
    if percent.stated.value == 100 or len({said.quantity.unit for said in counted}) != 1:
        return None
    values = sorted({said.value for said in counted if said.value}, reverse=True)[:_WHOLES]
    if len(values) < 2 or any(_possible(percent, whole) for whole in values):
        return None
    part, whole = counted[-1].value, values[0]
    true = percent.rounded(part / whole * 100)
    return percent.found(f"{printed(part)}占{printed(whole)}，应为{true}%")


def _possible(percent: Percent, whole: Decimal) -> bool:
    """Whether some number out of a whole makes this rate: it need not be one that is stated."""
    part = (percent.stated.value * whole / 100).to_integral_value()
    return any(percent.equals((part + step) / whole * 100) for step in (-1, 0, 1))


def _share(document: Document, percent: Percent) -> Found | None:
    """「N 件，其中 a 件，占 x%」: a of N, or of anything else that could be the whole."""
    if not percent.beside or not percent.beside[-1].quantity.exact:
        return None
    part = percent.beside[-1]
    unit = part.quantity.unit
    others = (*percent.before, *percent.beside[:-1])
    same = [said for said in others if not unit or said.quantity.unit in (unit, "")]
    larger = [said for said in same if said.value >= part.value and said not in percent.told]
    whole = percent.whole or (larger[0] if larger else None)
    if whole is None and not percent.together:
        return _share_of_table(document, percent, part)
    if whole is not None and (not whole.quantity.exact or not whole.value or whole.change):
        return None
    meant = percent.together or whole.value
    known = {said.value for said in same} | {meant} | _totals(document)
    known.add(sum((said.value for said in same if said.among), part.value))
    if any(percent.equals(part.value / other * 100) for other in known if other):
        return None
    true = percent.rounded(part.value / meant * 100)
    return percent.found(f"{printed(part.value)}占{printed(meant)}，应为{true}%")


def _share_of_table(document: Document, percent: Percent, part: Statement) -> Found | None:
    """「占申请总数的 5%」, where the text does not say how many there were."""
    named = any(t.kind == Kind.OBJECT and t.sense in APPLICATIONS for t in percent.words)
    totals = [value for value in _totals(document) if value]
    if not named or not totals or any(percent.equals(part.value / v * 100) for v in totals):
        return None
    true = percent.rounded(part.value / max(totals) * 100)
    return percent.found(
        f"{printed(part.value)}占第三部分表中的{printed(max(totals))}，应为{true}%"
    )


def _totals(document: Document) -> set[Decimal]:
    """The totals of part three, of which a share may be meant."""
    rows = ("received",), ("received", "carried_in"), ("result.total",)
    return {Decimal(sum_of(document, "applications", total(*row)) or 0) for row in rows}
