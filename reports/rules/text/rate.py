"""Percentages and 同比, against the numbers beside them."""

import re
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from reports.statute.document import Document
from reports.statute.findings import Severity

from ..context import Context
from ..numerals import Number, counted, percentages
from ..rule import PRACTICE, Found, Group, rule
from ..statements import PAST, Counted, Sentence
from .figures import spoken, sum_of, total

_UP = re.compile(r"(?:增长|上升|增加|提高|上涨|增幅为?|增)(?:了|率为?|约)?$")
_DOWN = re.compile(r"(?:下降|减少|降低|减|降幅为?|降)(?:了|率为?|约)?$")
_SHARE = re.compile(
    r"占(?:比|(?:申请|办理|收到|发布|信息|公开)?总?(?:数|量|件数)|总申请[量数]|全部[^，]{0,8}|比例|[^，]{0,12})?的?(?:为|达|约)?：?$"
)
_COMPARED = re.compile(r"上一?年|去年|同期|同比|20\d\d年|由")
_MORE = re.compile(r"(?:增加|增长|多|增|上升)(?:了)?$")
_LESS = re.compile(r"(?:减少|下降|少|减)(?:了)?$")


@rule(
    "text.rate",
    Group.TEXT,
    Severity.WARNING,
    title="比例和同比",
    what="正文所写的占比、同比增减，应能由旁边的数字算出。",
    why="百分比最容易算错或沿用旧数。",
    mend="请按正文所列的数字重算；四舍五入的位数不限。",
    source=PRACTICE,
)
def rate(document: Document, context: Context) -> Iterator[Found]:
    for sentence in spoken(document, context):
        for percent in percentages(sentence.words, 0, len(sentence.words)):
            if percent.exact and (found := _wrong(document, sentence, percent)):
                yield found


def _wrong(document: Document, sentence: Sentence, percent: Number) -> Found | None:
    words = sentence.words[: percent.start]
    if _UP.search(words) or _DOWN.search(words):
        return _change(sentence, percent, -1 if _DOWN.search(words) else 1)
    return _share(document, sentence, percent) if _SHARE.search(words) else None


def _beside(sentence: Sentence, percent: Number) -> list[Counted]:
    """The numbers before a percentage."""
    until = sentence.start + percent.start
    return [said for said in sentence.counted if said.number.end <= until]


def _change(sentence: Sentence, percent: Number, sign: int) -> Found | None:
    """同比: both years' numbers stand in the sentence, or one and the difference."""
    beside = _beside(sentence, percent) + _in_brackets(sentence, percent)
    if not _COMPARED.search(sentence.words) or not all(said.number.exact for said in beside):
        return None
    if len(beside) != 2 or beside[0].number.unit != beside[1].number.unit:
        return None
    pairs = _years(beside, sign)
    rates = [(now, then, sign * (now - then) / then * 100) for now, then in pairs if then]
    if not rates or any(_same(percent, true) for *_, true in rates):
        return None
    now, then, true = rates[0]
    word = "增长" if sign > 0 else "下降"
    return _found(sentence, percent, f"由{then}到{now}，{word}应为{_rounded(true, percent)}%")


def _in_brackets(sentence: Sentence, percent: Number) -> list[Counted]:
    """「同比增长16.7%（上年90件）」: last year's number right after the percentage."""
    after = [said for said in sentence.counted if said.number.start > sentence.start + percent.end]
    close = sentence.words[percent.end : percent.end + 1] == "（"
    return after[:1] if close and after and PAST.search(after[0].before) else []


def _years(beside: list[Counted], sign: int) -> list[tuple[Decimal, Decimal]]:
    """(this year, last year) as the two numbers may mean them."""
    (first, second), (a, b) = beside, (said.number.value for said in beside)
    for pattern, direction in ((_MORE, 1), (_LESS, -1)):
        if pattern.search(second.before):
            return [(a, a - direction * b)] if direction == sign else []
        if pattern.search(first.before):
            return []
    return [(a, b)] if (a - b) * sign >= 0 else [(b, a), (a, b)]


def _share(document: Document, sentence: Sentence, percent: Number) -> Found | None:
    """「N件，其中a件，占x%」: a of N, or of anything else that could be the whole."""
    before = _beside(sentence, percent)
    numbers = [said.number for said in before]
    among = sentence.words.rfind("其中", 0, percent.start) + sentence.start
    if among == sentence.start and sentence.previous:
        numbers = [*(said.number for said in sentence.previous.counted), *numbers]
    stated = [n for n in numbers[:-1] if n.end <= among and n.unit == numbers[-1].unit]
    if (
        among < sentence.start
        or not stated
        or not before
        or not all(number.exact for number in numbers)
    ):
        return None
    part, whole = numbers[-1].value, stated[0].value
    wholes = {n.value for n in numbers} | {sum(n.value for n in numbers if n.start > among)}
    wholes |= _stated_before(sentence) | _totals(document)
    if not whole or any(_same(percent, part / other * 100) for other in wholes if other):
        return None
    true = _rounded(part / whole * 100, percent)
    return _found(sentence, percent, f"{part}占{whole}，应为{true}%")


def _stated_before(sentence: Sentence) -> set[Decimal]:
    """The numbers of the sentences before it: a whole may be stated there."""
    text = sentence.prose.folded
    return {number.value for number in counted(text, max(0, sentence.start - 300), sentence.start)}


def _totals(document: Document) -> set[int]:
    """The totals of part three, of which a share may be meant."""
    rows = ("received",), ("received", "carried_in"), ("result.total",)
    return {sum_of(document, "applications", total(*row)) or 0 for row in rows}


def _same(percent: Number, true: Decimal) -> bool:
    """Equal when rounded or cut off to the decimals that are stated."""
    step = Decimal(1).scaleb(-percent.places)
    return percent.value in {true.quantize(step, how) for how in (ROUND_HALF_UP, ROUND_DOWN)}


def _rounded(true: Decimal, percent: Number) -> Decimal:
    return true.quantize(Decimal(1).scaleb(-max(percent.places, 2)))


def _found(sentence: Sentence, percent: Number, reason: str) -> Found:
    start, end = sentence.start + percent.start, sentence.start + percent.end
    printed = sentence.prose.quote(start, end)
    return Found(sentence.prose.place(start, end), f"正文写“{printed}”，按旁边的数字，{reason}。")
