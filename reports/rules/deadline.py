"""When a report was published, against the day by which it was due."""

from collections.abc import Iterator
from datetime import date

from reports.statute.document import Document
from reports.statute.findings import Severity

from .context import Context
from .rule import LAW, Found, Group, Needs, rule


@rule(
    "deadline.late",
    Group.STRUCTURE,
    Severity.WARNING,
    title="发布时间",
    what="部门应在次年 1 月 31 日前、政府应在次年 3 月 31 日前发布；也不应在年度结束前发布。",
    why="条例规定了公布期限；年度未结束时数字不可能完整。",
    mend="逾期的，请尽快发布；实际期限由管理员按机关类别设置。本情况随报告公开记录。",
    source=f"{LAW}第四十九条",
    needs=Needs.PUBLICATION,
)
def late(document: Document, context: Context) -> Iterator[Found]:
    """One finding whatever the day, so that what was verified holds for another."""
    published, due = context.published_on, deadline_of(document, context)
    if published.year <= document.year:
        yield Found("", f"{document.year}年度尚未结束，年度报告不应在年度结束前发布。")
    elif published > due:
        yield Found("", f"晚于期限{_day(due)}发布。")


def deadline_of(document: Document, context: Context) -> date:
    """The agency's own deadline, else that of its kind."""
    if context.deadline:
        return context.deadline
    settings, government = context.settings, context.government(document)
    month, day = settings.government_deadline if government else settings.department_deadline
    return date(document.year + 1, month, day)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
