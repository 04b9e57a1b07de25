"""A text cut into tokens: words of the lexicon, numbers, times, marks, and what nobody knows.

One pass from left to right; tokens lie side by side and cover the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ..numerals import han
from .lexicon import Kind
from .terms import longest_first, senses

MARK, GAP, NUMBER, BOOK = "标点", "未知", "数", "书名"
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d{1,6}(?![\d年]))?"
_MARKS = "，、；：。！？（）\n"
_NUMERALS = "零〇一二两三四五六七八九十百千"
_HAN = rf"[{_NUMERALS}]{{1,8}}(?:万[{_NUMERALS}]{{0,8}})?"
_DAY = r"(?:20\d\d年)?1月1日[起日]{0,2}(?:至|到|-|—|–|~){1,3}"
_UNITS = (
    "件次|条次|人次|场次|万元|亿元|元|%|件|宗|起(?![草诉来至步])|条(?!例)|项(?!目)|份(?!额)|例(?!如)|篇|"
    "个(?!工作日|小时|月|百分点|方面|部分|环节|人|体)|次(?![年月日性])|期(?![间限末满])|场(?!所)|部(?![门分署委队])|"
    "则(?!是)|家(?!庭|长)|名(?![单称义])|人(?![大民员社事])|批(?!准|复|评)|封|幅|张|本(?![级机局市])|册|户|处(?![理室罚长])|"
    "所(?![属有在列述涉])|笔|通|台|套|版|块|类|种|支|辆|篇次|篇幅"
)
_PATTERN = (
    rf"(?P<mark>[{_MARKS}])"
    rf"|(?=[12])(?P<round>{_DAY}(?:20\d\d年)?12月31日[止期间]{{0,3}})"
    r"|(?=\d)(?:(?P<years>20\d\d年?(?:至|到|-|—|–|~){1,3}20\d\d年)"
    r"|(?P<year>20\d\d年度?)(?!\d{1,2}[月日])"
    r"|(?P<month>(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|份|底|初|中旬)?)"
    rf"|(?P<arabic>{_ARABIC})(?P<scale>[余多]?[万亿千百]?[余多]?)(?P<unit>{_UNITS})?"
    r"(?P<more>左右|以上|以内|以下|之多)?)"
    r"|(?=[截零《第])(?:(?P<until>截[至止]到?(?:20\d\d|本)?年?度?(?:12月(?:31日|底)|年底|年末|底))"
    r"|(?P<zero>(?<=[为是：])零)"
    r"|(?P<book>《[^《》\n]{1,80}》)"
    r"|(?P<ordinal>第(?:\d{1,9}|[一二三四五六七八九十]{1,3})(?!季度)))"
    r"|(?P<term>{terms})"
    rf"|(?<![数几])(?P<han>{_HAN})(?:(?P<about>余)?(?P<hunit>{_UNITS}))?"
)
IGNORED = frozenset("“”‘’\"'·「」『』—-")
_SAYS_WHAT = (Kind.INFO, Kind.OPEN, Kind.APPLY)


class Quantity(NamedTuple):
    """A number as stated: its value, its counting word, whether it is exact, its decimals."""

    value: Decimal
    unit: str
    exact: bool = True
    places: int = 0


class Token(NamedTuple):
    """What stands at ``start`` to ``end`` of the folded text; a number with its quantity."""

    kind: str
    sense: str
    start: int
    end: int
    quantity: Quantity | None = None


@lru_cache(maxsize=1)
def _scanner() -> re.Pattern[str]:
    words = senses()
    begins = re.escape("".join(sorted({word[0] for word in words})))
    gate = rf"(?=[\d{_MARKS}{_NUMERALS}截零《第{begins}])"  # most characters begin nothing
    return re.compile(f"{gate}(?:{_PATTERN.replace('{terms}', longest_first(words))})")


def scan(text: str) -> list[Token]:
    """The tokens of a folded text, noun phrases drawn together; words that say nothing left out."""
    return list(_phrases(list(_words(text))))


def _words(text: str) -> Iterator[Token]:
    known, end = senses(), 0
    for match in _scanner().finditer(text):
        start = match.start()
        if start > end and not IGNORED.issuperset(text[end:start]):
            yield Token(GAP, "", end, start)
        group, end = match.lastgroup, match.end()
        if group == "term":
            kind, sense = known[match[0]]
            if kind != Kind.FILL:
                yield Token(kind, sense, start, end)
        elif group == "mark":
            yield Token(MARK, match[0], start, end)
        else:
            yield _figure(match)
    if len(text) > end and not IGNORED.issuperset(text[end:]):
        yield Token(GAP, "", end, len(text))


def _figure(match: re.Match[str]) -> Token:
    """A number or a time."""
    start, end = match.span()
    if match["zero"]:
        return Token(NUMBER, "", start, end, Quantity(Decimal(0), ""))
    if match["arabic"]:
        return Token(NUMBER, match["unit"] or "", start, end, _arabic(match))
    if match["han"]:
        if not match["hunit"]:
            return Token(GAP, "", start, end)
        quantity = Quantity(Decimal(han(match["han"])), match["hunit"], not match["about"])
        return Token(NUMBER, match["hunit"], start, end, quantity)
    if match["book"]:
        return Token(BOOK, "", start, end)
    if match["ordinal"]:
        return Token(GAP, "", start, end)
    return Token(Kind.TIME, _time(match), start, end)


def _arabic(match: re.Match[str]) -> Quantity:
    written, unit, scale = match["arabic"].replace(",", ""), match["unit"] or "", match["scale"]
    if unit == "元" and scale in ("万", "亿"):
        unit, scale = scale + unit, ""
    exact = not (scale or match["more"])
    return Quantity(Decimal(written), unit, exact, len(written.partition(".")[2]))


def _time(match: re.Match[str]) -> str:
    """A year by its number; the whole year, some of it, or more than it."""
    if match["years"]:
        return "long"
    if match["month"]:
        return "part"
    years = re.findall(r"20\d\d", match[0])
    return years[-1] if years else "this"


def _phrases(tokens: list[Token]) -> Iterator[Token]:
    """Draw 「政府信息公开的申请件数」 together into one object: words of information side by side
    are what is applied for if one of them is 申请, else the information that is made public."""
    at = 0
    while at < len(tokens):
        if tokens[at].kind not in _SAYS_WHAT:
            yield tokens[at]
            at += 1
            continue
        end, last = at, at
        while end < len(tokens) and _goes_on(tokens, end, at):
            if tokens[end].kind not in (Kind.OF, Kind.FILL):
                last = end
            end += 1
        yield _drawn(tokens[at : last + 1])
        at = last + 1


def _goes_on(tokens: list[Token], at: int, first: int) -> bool:
    token = tokens[at]
    return (
        token.kind in (*_SAYS_WHAT, Kind.TAIL, Kind.OF)
        and at - first < 12
        and (at == first or tokens[at - 1].end >= token.start - 1)
    )


def _drawn(run: list[Token]) -> Token:
    start, end = run[0].start, run[-1].end
    kinds = [token.kind for token in run]
    if Kind.APPLY not in kinds:
        if kinds == [Kind.OPEN]:
            return run[0]
        if run[-1].sense == "case":
            return Token(Kind.OBJECT, "cases", start, end)
        sense = "proactive" if any(t.sense == "proactive" for t in run) else "information"
        return Token(Kind.OBJECT, sense, start, end)
    return Token(Kind.OBJECT, _applied(run), start, end)


def _applied(run: list[Token]) -> str:
    """applications; ``bare`` if the words say only 申请; ``disclosed`` if they may also mean what
    was made public on application (依申请公开 5 件)."""
    asked = {token.sense for token in run if token.kind is Kind.APPLY}
    informed = any(token.kind in (Kind.INFO, Kind.OPEN) for token in run)
    if asked == {"bare"}:
        return "applications" if informed else "bare"
    things = run[-1].kind is Kind.TAIL and run[-1].sense != "amount"
    return "disclosed" if asked == {"disclosed"} and not things else "applications"
