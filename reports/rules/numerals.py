"""Numbers as Chinese prose writes them: 12 件, 1,024条, 三件, 十二件, 14万余条, 32.9%."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

_DIGITS = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_HAN = r"[零〇一二两三四五六七八九十百千]+万?[零〇一二两三四五六七八九十百千]*"
UNITS = (
    "件次|件|宗|起|条次|条|项|份|例|篇|"
    "个(?!工作日|小时|月|百分点|方面|部分)|次|期|场|部(?!门)|则|人次|家"
)
_COUNTED = re.compile(
    rf"(?P<about>约|近|逾|超过?|大约|不少于|至少|不超过|接近|突破|达到?近)?"
    rf"(?<![\d.第数几〔（])(?:(?P<arabic>{_ARABIC})|(?P<han>{_HAN}))"
    rf"(?P<round>[余多](?:[万亿千百])?|[万亿千百][余多]?)?(?P<unit>{UNITS})"
    rf"(?P<more>左右|以上|以内|之多)?"
)
_PERCENT = re.compile(
    rf"(?P<about>约|近|超过?|逾|接近|达到?近)?(?P<number>{_ARABIC})%(?P<more>左右|以上)?"
)
_MONEY = re.compile(
    rf"(?P<about>约|近|超过?|逾)?(?<![\d.])(?P<number>{_ARABIC})(?P<more>余)?(?P<unit>亿|万)?(?P<y>余)?元"
)


class Number(NamedTuple):
    """A number in a text: where it stands, how many decimals it has, and whether it is exact."""

    value: Decimal
    start: int
    end: int
    exact: bool
    unit: str
    places: int = 0


def han(numeral: str) -> int:
    """The value of a Chinese numeral below 10^8: 十二 is 12, 一百零五 is 105."""
    high, ten_thousand, low = numeral.rpartition("万")
    if ten_thousand:
        return han(high) * 10000 + (han(low) if low else 0)
    total, digit = 0, 0
    for sign in numeral:
        if sign in _PLACES:
            total += (digit or 1) * _PLACES[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return total + digit


def counted(text: str, start: int, end: int) -> list[Number]:
    """The numbers with a counting word (件, 条, …) in a range of folded text."""
    return [_counted(match) for match in _COUNTED.finditer(text, start, end)]


def _counted(match: re.Match[str]) -> Number:
    written = match["arabic"]
    value = Decimal(written.replace(",", "")) if written else Decimal(han(match["han"]))
    exact = not (match["about"] or match["round"] or match["more"])
    at = match.start("arabic") if written else match.start("han")
    return Number(value, at, match.end(), exact, match["unit"])


def percentages(text: str, start: int, end: int) -> list[Number]:
    """The percentages in a range of folded text."""
    return [_plain(match, "%") for match in _PERCENT.finditer(text, start, end)]


def money(text: str, start: int, end: int) -> list[Number]:
    """The amounts of money in a range of folded text, in 元; a million written as 「万元」 counts
    its decimals in 万元."""
    return [
        _plain(match, (match["unit"] or "") + "元") for match in _MONEY.finditer(text, start, end)
    ]


def _plain(match: re.Match[str], unit: str) -> Number:
    written = match["number"].replace(",", "")
    exact = not (match["about"] or match["more"] or match.groupdict().get("y"))
    places = len(written.partition(".")[2])
    return Number(Decimal(written), match.start("number"), match.end(), exact, unit, places)
