"""Years that cannot be meant in a report of another year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.statute.document import Document
from reports.statute.findings import Severity

from ..context import Context
from ..numerals import years_in_digits
from ..prose import texts
from ..rule import PRACTICE, Found, Group, rule

_YEAR = re.compile(r"(?<![\d〔（\[—－–~-])(20\d\d)年度?(?![—－–~-]|至今)")
_STARTS = re.compile(
    r"(?:^|[。；！？\n：，、“）]|截[至止]到?|在|截至|[一二三四五六]是|\d[.、]|"
    r"(?:^|[。；！？\n：，])(?:现?将)?[我本](?:单位|机关|街道|[局委办厅院处站所队县市区省镇乡街校会]))$"
)
_LED = re.compile(r"[自从较比由对到与同和及、—]$|(?<!截)至$|以前|相比于?$")
_ADVERB = re.compile(  # what goes on from a year as the time of the report's own work
    r"(?:，|…|全年|我|本|共|全[市县区省镇乡局委厅院街校]|市|县|区|镇|乡|局|街道|通过|利用|依托|组织|召开|举办|制作|编发|更新|回应|解读|开展|报送|收到|受理|累计|新收|主动公开|公开|发布|办理|未收到|"
    r"没有|教育|各|政府信息公开工作|12月31日|1月1日)"
)
_TITLE = re.compile(r"(?<![\d《])(20\d\d)年度?(?=政府信息公开(?:工作)?年度报告)")
_ONWARD = re.compile(r"以来|(?<!\d)起(?!诉|草)|至今|沿用|\d{1,2}月(?!31日|1日至)")
_FOUNDED = re.compile(
    r"修订|施行|实施|颁布|印发|出台|成立|组建|合并|设立|上线|开通|建成|启用|改版|挂牌|获评|荣获|被评为|制定"
)
_COUNTED = re.compile(r"\d[\d,.]{0,12}余?(?:件|条|份|次|起|宗|篇|个|期|场|项|例)")
_SEVERAL = re.compile(r"分别")
_REACH = 60  # characters behind the year in which its clause says what happened
_LEAD = 8  # characters before a year that tell whether it is the time of its clause
_QUOTES = {"《": "》", "（": "）", "〔": "〕"}
_QUOTING = re.compile("[《》（）〔〕\n]")


@rule(
    "wording.years",
    Group.STRUCTURE,
    Severity.WARNING,
    title="年份",
    what="讲本年度工作的句子里，出现了上年、本年、下年以外的年份。",
    why="常是沿用旧稿而没有改年份。",
    mend="请核对并改正年份；确指往年的，核实后确认即可。",
    source=PRACTICE,
)
def years(document: Document, context: Context) -> Iterator[Found]:
    for prose in texts(document):
        words = years_in_digits(prose.folded)
        strange = [
            match
            for start, end in prose.sentences
            for match in _strange(document.year, words, start, end)
        ]
        inside = _quoted(prose.folded) if strange else frozenset()
        for match in strange:
            if match.start() not in inside:
                printed = prose.quote(*match.span())
                yield Found(
                    prose.place(*match.span()),
                    f"句中写“{printed}”，本报告为{document.year}年，请核对年份。",
                )


def _strange(year: int, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The years of a sentence that are far from the report's and said of its own work."""
    near = {year - 1, year, year + 1}
    for match in _TITLE.finditer(text, start, end):
        if int(match[1]) not in near:
            yield match
    for match in _YEAR.finditer(text, start, end):
        if int(match[1]) in near or not _adverbial(text, match, start):
            continue
        clause = text[match.end() : min(end, match.end() + _REACH)]
        if not _of_the_past(clause):
            yield match


def _adverbial(text: str, match: re.Match[str], start: int) -> bool:
    """Whether a year is the time of its clause, not of another noun."""
    lead = text[max(start, match.start() - _LEAD) : match.start()]
    if match.start() > start and (not _STARTS.search(lead) or _LED.search(lead)):
        return False
    return bool(_ADVERB.match(text, match.end()))


def _of_the_past(clause: str) -> bool:
    """「2019 年以来」, 「2018 年建立……沿用至今」, 「2015 年建成上线」 are of another year; a number
    that is counted makes it this one's, whatever else the sentence speaks of."""
    first = clause.lstrip("，").partition("，")[0]
    if _ONWARD.search(first) or "至今" in clause or "沿用" in clause or _SEVERAL.search(clause):
        return True
    return bool(_FOUNDED.search(clause)) and not _COUNTED.search(clause)


def _quoted(text: str) -> frozenset[int]:
    """The places inside book titles and brackets: 《……（2019 年修订）》."""
    found: list[int] = []
    closing, opened = "", 0
    for match in _QUOTING.finditer(text):
        position, sign = match.start(), match[0]
        if not closing and sign in _QUOTES:
            closing, opened = _QUOTES[sign], position
        elif closing and (sign == closing or sign == "\n"):
            found.extend(range(opened, position) if sign == closing else ())
            closing = ""
    return frozenset(found)
