"""The period that the figures cover (统计期限)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.statute.document import Document
from reports.statute.findings import Severity

from ..context import Context
from ..numerals import dates_in_digits
from ..prose import Prose, texts
from ..rule import LAW, Found, Group, rule

_JOINED = r"(?:起算|算起|起|开始|始){0,1}，{0,1}(?:至|到|-|—|–|~|－){1,4}"
_STATED = re.compile(  # what looks like the beginning and the end of a time
    r"(?:\d{1,8}[年.\-/])?\d{1,8}(?:[月日]|[.\-/])(?:\d{1,4}日?)?"
    + _JOINED
    + r"(?:\d{1,8}[年.\-/])?\d{1,8}(?:月(?:\d{1,4}日?|底)?|[.\-/]\d{1,4}日?)"
    + rf"|\d{{5,8}}日?{_JOINED}\d{{5,8}}日?"
)
_END = re.compile(
    r"截(?:至|止)(?:到|至)?(?:(?P<y2>\d{2,8})[年.\-/])?(?P<m2>\d{1,2})[月.\-/](?P<d2>\d{1,4})日?"
)
_DAY = r"(?:(?P<y{0}>20\d\d)[年.\-/])?0?(?P<m{0}>\d{{1,2}})[月.\-/](?:0?(?P<d{0}>\d{{1,2}})日?)?"
_RANGE = re.compile(_DAY.format(1) + _JOINED + _DAY.format(2))
_ABOUT = re.compile(r"统计(?!法|调查|局|部门|机构|员|工作|年鉴)|数据|期限|起止")
_ABOUT_ELSEWHERE = re.compile(r"统计的?(?:期限|时限|时间|期间|时段|周期)|数据的?期限")
_COMPACT = re.compile(rf"(?P<y1>20\d\d)0101日?{_JOINED}(?P<y2>20\d\d)1231日?")
_YEAR = re.compile(r"(?<=[限间][为：])(?P<y>20\d\d)年度?(?:全年)?(?=[。；，）]|$)")
_BEFORE = 40  # characters before 「为统计期限」 in which the dates may stand
_FIRST, _LAST = {("1", "1"), ("1", None)}, {("12", "31"), ("12", None)}


@rule(
    "period.wrong",
    Group.STRUCTURE,
    Severity.ERROR,
    title="统计期限",
    what="统计期限应为报告年度的 1 月 1 日至 12 月 31 日。",
    why="年度报告反映上一年度全年的情况；期限写错常是沿用上年的文字。",
    mend="请改正起止日期，并确认表中数字确按全年统计。",
    source=f"{LAW}第四十九条、第五十条",
)
def wrong_period(document: Document, context: Context) -> Iterator[Found]:
    for prose in texts(document):
        if not _ABOUT.search(prose.folded):
            continue
        for sentence in prose.sentences:
            yield from _in_sentence(document, prose, *sentence)


def _in_sentence(document: Document, prose: Prose, start: int, end: int) -> Iterator[Found]:
    """Only the preamble and what speaks of 统计期限 states the period; other dates do not."""
    pattern = _ABOUT if prose.key == "preamble" else _ABOUT_ELSEWHERE
    about = pattern.search(prose.folded, start, end)
    if not about:
        return
    words, stated = dates_in_digits(prose.folded[start:end]), about.start() - start
    match = _wrongly_stated(words, stated, document.year)
    if match is not None:
        yield _found(document, prose, start, match)


def _wrongly_stated(words: str, about: int, year: int) -> re.Match[str] | None:
    """What is stated as the period behind the word for it, else right before, and is not the whole
    year."""
    if match := _STATED.search(words, about):
        return None if _right(match[0].removesuffix("底"), year) else match
    if match := _YEAR.search(words, about):
        return None if int(match["y"]) == year else match
    if match := _STATED.search(words, max(0, about - _BEFORE), about):
        return None if _right(match[0].removesuffix("底"), year) else match
    match = _END.search(words)
    return None if match is None or _right_end(match, year) else match


def _found(document: Document, prose: Prose, start: int, match: re.Match[str]) -> Found:
    span = start + match.start(), start + match.end()
    year = document.year
    return Found(
        prose.place(*span),
        f"统计期限写为“{prose.quote(*span)}”，应为{year}年1月1日至{year}年12月31日。",
    )


def _right(stated: str, year: int) -> bool:
    """Whether the dates are the report year's first and last day; a year not stated is right."""
    if compact := _COMPACT.fullmatch(stated):
        return int(compact["y1"]) == int(compact["y2"]) == year
    match = _RANGE.fullmatch(stated)
    if match is None:
        return False
    first, last = match["y1"], match["y2"]
    starts = (match["m1"], match["d1"]) in _FIRST and int(first or year) == year
    return starts and (match["m2"], match["d2"]) in _LAST and int(last or first or year) == year


def _right_end(match: re.Match[str], year: int) -> bool:
    return (match["m2"], match["d2"]) == ("12", "31") and int(match["y2"] or year) == year
