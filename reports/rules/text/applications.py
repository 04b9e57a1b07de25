"""What the text says of applications, against part three (收到和处理申请)."""

import re
from collections.abc import Iterator

from reports.statute.document import Document
from reports.statute.findings import Severity

from ..context import Context
from ..rule import PRACTICE, Found, Group, rule
from ..statements import Counted, Sentence
from . import arrivals, outcomes
from .figures import Sum, differing, spoken, sum_of, total

TABLE = "applications"
_UNITS = frozenset(("件", "宗", "起", "条", "份", "例", "件次", "个", "项", "次"))
_STILL_OPEN = re.compile(
    r"(?:截至|年末|年底|仍|尚|正|在|办理|中|未|办结|到期|的|另?有|其余|剩余|剩下|其中)*"
)
_IN_TIME = (
    r"(?:依法|依规|按时|按期|按规定|按要求|及时|在(?:规定|法定)的?(?:时限|期限|时间)内)*(?:予以)?"
)
_ALL_DONE = re.compile(
    rf"(?:均已经?|已?全部|都已){_IN_TIME}(?:办结|办理完毕|答复完毕|办理完结)|均(?:办结|办理完毕)"
)


@rule(
    "text.applications",
    Group.TEXT,
    Severity.WARNING,
    title="申请数与表格",
    what="正文所写的新收、上年结转、收到、予以公开等申请件数，应与第三部分表格的总计一致。",
    why="同一报告内的同一数字只能有一个；“收到”可以指新收，也可以指新收加上年结转。",
    mend="请核对正文与表格；统计口径不同的，请在正文中说明。",
    source=PRACTICE,
)
def applications(document: Document, context: Context) -> Iterator[Found]:
    for sentence in spoken(document, context):
        if not sentence.about_applications:
            continue
        for said in sentence.counted:
            if found := _compared(document, said):
                yield found
        if found := _all_done(document, sentence):
            yield found


def _compared(document: Document, said: Counted) -> Found | None:
    if said.number.unit not in _UNITS or not said.of_this_body:
        return None
    meanings = _meanings(document, said)
    return differing(document, TABLE, said, meanings) if meanings else None


def _meanings(document: Document, said: Counted) -> list[Sum]:
    year = document.year
    if kind := arrivals.kind(said, year):
        return arrivals.meanings(kind, said, year)
    if not said.of_this_year(year):
        return []
    if _STILL_OPEN.fullmatch(said.before) and re.match(_carried_over(year), said.after):
        return [total("carried_out")]
    return outcomes.meanings(said, document)


def _carried_over(year: int) -> str:
    """「2件结转下年度」: words after the number."""
    to = r"(?:结转|转结|转入|转)(?:至|到|入)?"
    return rf"(?:申请)?(?:依法|已|因[^，]{{0,8}})?{to}{arrivals.following(year)}"


def _all_done(document: Document, sentence: Sentence) -> Found | None:
    """「均已办结」 while something is carried over."""
    match = _ALL_DONE.search(sentence.words)
    left = sum_of(document, TABLE, total("carried_out"))
    if not match or not left or sentence.foreign_at_end or "其中" in sentence.words:
        return None
    start, end = sentence.start + match.start(), sentence.start + match.end()
    cell = document.form.tables[TABLE].cell["carried_out", "total"]
    where = document.form.passages[sentence.prose.key].label
    return Found(
        sentence.prose.place(start, end),
        f"“{where}”称“{sentence.prose.quote(start, end)}”，第三部分表中"
        f"“{cell.row.label}”{cell.column.label}为{left}。",
        also=(cell.place,),
    )
