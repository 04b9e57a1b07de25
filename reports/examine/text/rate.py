"""Percentages and 同比, against the numbers beside them."""

import re
from collections.abc import Iterator
from decimal import Decimal

from reports.statute.document import Document
from reports.statute.findings import Severity

from ..context import Context
from ..numerals import Number, percentages
from ..prose import texts
from ..rule import PRACTICE, Found, Group, rule
from ..statements import Counted, Sentence, sentences

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
    for prose in texts(document):
        for sentence in sentences(prose, context.government(document)):
            for percent in percentages(sentence.words, 0, len(sentence.words)):
                if percent.exact and (found := _wrong(sentence, percent)):
                    yield found


def _wrong(sentence: Sentence, percent: Number) -> Found | None:
    words = sentence.words[: percent.start]
    beside = [
        said for said in sentence.counted if said.number.end <= sentence.start + percent.start
    ]
    if _UP.search(words) or _DOWN.search(words):
        return _change(sentence, percent, beside, -1 if _DOWN.search(words) else 1)
    if _SHARE.search(words):
        return _share(sentence, percent, beside)
    return None


def _change(sentence: Sentence, percent: Number, beside: list[Counted], sign: int) -> Found | None:
    """同比: both years' numbers stand in the sentence, or one and the difference."""
    pairs = _years(beside, sign) if _COMPARED.search(sentence.words) else []
    if len(beside) != 2 or not all(said.number.exact for said in beside):
        return None
    if len({said.number.unit for said in beside}) > 1:
        return None
    rates = [(now, then, sign * (now - then) / then * 100) for now, then in pairs if then]
    if not rates or any(_same(percent, true) for *_, true in rates):
        return None
    now, then, true = rates[0]
    word = "增长" if sign > 0 else "下降"
    return _found(sentence, percent, f"由{then}到{now}，{word}应为{_rounded(true, percent)}%")


def _years(beside: list[Counted], sign: int) -> list[tuple[Decimal, Decimal]]:
    """(this year, last year) as the two numbers before the percentage may mean them."""
    if len(beside) != 2:
        return []
    (first, second), (a, b) = beside, (said.number.value for said in beside)
    for pattern, direction in ((_MORE, 1), (_LESS, -1)):
        if pattern.search(second.before):
            return [(a, a - direction * b)] if direction == sign else []
    if pattern_of_difference(first):
        return []
    past_first = bool(_COMPARED.search(first.before)) and not _COMPARED.search(second.before)
    pair = (b, a) if past_first else (a, b)
    return [pair] if (pair[0] - pair[1]) * sign >= 0 else [pair, pair[::-1]]


def pattern_of_difference(said: Counted) -> bool:
    return bool(_MORE.search(said.before) or _LESS.search(said.before))


def _share(sentence: Sentence, percent: Number, beside: list[Counted]) -> Found | None:
    """「其中a件，占x%」: of any number that stands before it in the sentence. With a single
    number, or none that is larger, the whole is not known."""
    numbers = [said.number for said in beside if said.number.exact]
    if len(numbers) < 2 or len(numbers) != len(beside):
        return None
    part = numbers[-1]
    wholes = [n.value for n in numbers[:-1] if n.unit == part.unit and n.value >= part.value]
    wholes = [whole for whole in wholes if whole]
    shares = {whole: part.value / whole * 100 for whole in wholes}
    if not shares or any(_same(percent, true) for true in shares.values()):
        return None
    whole = wholes[0]
    return _found(
        sentence, percent, f"{part.value}占{whole}，应为{_rounded(shares[whole], percent)}%"
    )


def _same(percent: Number, true: Decimal) -> bool:
    """Equal when rounded or cut off to the decimals that are stated."""
    return abs(percent.value - true) < Decimal(1).scaleb(-percent.places)


def _rounded(true: Decimal, percent: Number) -> Decimal:
    return true.quantize(Decimal(1).scaleb(-max(percent.places, 2)))


def _found(sentence: Sentence, percent: Number, reason: str) -> Found:
    start, end = sentence.start + percent.start, sentence.start + percent.end
    printed = sentence.prose.quote(start, end)
    return Found(sentence.prose.place(start, end), f"正文写“{printed}”，按旁边的数字，{reason}。")
