"""Years that cannot be meant in a report of another year."""

import re
from collections.abc import Iterator

from reports.statute.document import Document
from reports.statute.findings import Severity

from ..context import Context
from ..prose import Prose, texts
from ..rule import PRACTICE, Found, Group, rule

_ADVERB = re.compile(
    r"(?:(?<=[。；！？\n：，“])|^)(?:在|截至|截止)?(20\d\d)年"
    r"(?=度?(?:，|以来，|全年|我|本|共|全[市县区省]|市|县|区|局|收到|受理|政府信息公开工作|12月31日))"
    r"(?!以来)"
)
_TITLE = re.compile(r"(?<![\d《])(20\d\d)年度?(?=政府信息公开(?:工作)?年度报告)")
_PAST = re.compile(
    r"自|起|以来|至今|修订|施行|实施|颁布|印发|出台|成立|组建|合并|设立|规划|历年|相比|相较|"
    r"比较|较|同期|分别|累计|上线|开通|建成|启用"
)


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
        for start, end in prose.sentences:
            yield from _in_sentence(document, prose, start, end)


def _in_sentence(document: Document, prose: Prose, start: int, end: int) -> Iterator[Found]:
    near = {document.year + n for n in (-1, 0, 1)}
    for pattern in (_ADVERB, _TITLE):
        for match in pattern.finditer(prose.folded, start, end):
            inside = _quoted(prose.folded[start : match.start()])
            past = pattern is _ADVERB and _PAST.search(prose.folded, match.end(), end)
            if int(match[1]) in near or past or inside:
                continue
            printed = prose.quote(*match.span())
            yield Found(
                prose.place(*match.span()),
                f"句中写“{printed}”，本报告为{document.year}年，请核对年份。",
            )


def _quoted(before: str) -> bool:
    """Whether a book title or a bracket is open: 《…（2019年修订）》."""
    return any(before.count(o) > before.count(c) for o, c in ("《》", "（）", "〔〕"))
