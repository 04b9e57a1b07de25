"""The period that the figures cover (统计期限)."""

import re
from collections.abc import Iterator

from reports.statute.document import Document
from reports.statute.findings import Severity

from ..context import Context
from ..prose import Prose, texts
from ..rule import LAW, Found, Group, rule

_DAY = r"(?:(?P<y{0}>20\d\d)[年.\-/])?(?P<m{0}>\d{{1,2}})[月.\-/](?P<d{0}>\d{{1,2}})日?"
_RANGE = re.compile(_DAY.format(1) + r"(?:起|开始)?(?:至|到|-|—|–|~)+" + _DAY.format(2))
_END = re.compile(r"截(?:至|止)(?:到|至)?" + _DAY.format(2))
_ABOUT = re.compile(r"统计|数据的?(?:期限|起止|截)|所列数据|起止")
_ABOUT_ELSEWHERE = re.compile(r"统计的?(?:期限|时限|时间|期间|时段)|数据的?期限")


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
        for sentence in prose.sentences:
            yield from _in_sentence(document, prose, *sentence)


def _in_sentence(document: Document, prose: Prose, start: int, end: int) -> Iterator[Found]:
    """Only the preamble and what speaks of 统计期限 states the period; other dates do not."""
    words = prose.folded[start:end]
    about = _ABOUT if prose.key == "preamble" else _ABOUT_ELSEWHERE
    if not about.search(words):
        return
    match = _RANGE.search(words) or _END.search(words)
    if match is None or _right(match, document.year):
        return
    place = prose.place(start + match.start(), start + match.end())
    printed = prose.quote(start + match.start(), start + match.end())
    year = document.year
    yield Found(place, f"统计期限写为“{printed}”，应为{year}年1月1日至{year}年12月31日。")


def _right(match: re.Match[str], year: int) -> bool:
    """Whether the dates are the report year's first and last day; a year not stated is right."""
    said = match.groupdict()
    first = said.get("y1")
    ends = (said["m2"], said["d2"]) == ("12", "31") and int(said["y2"] or first or year) == year
    if "m1" not in said:
        return ends
    starts = (int(said["m1"]), int(said["d1"])) == (1, 1) and int(first or year) == year
    return starts and ends
