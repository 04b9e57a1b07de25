"""A report against the same agency's report of the year before."""

from collections.abc import Iterator

from reports.statute.document import Document, printed
from reports.statute.findings import Severity

from .context import Context
from .copies import first_text, part_text, share
from .rule import FORM_2021, FORMS, PRACTICE, Found, Group, Needs, rule


@rule(
    "years.carry_over",
    Group.YEARS,
    Severity.ERROR,
    title="上年结转与上年报告衔接",
    what="每一列：本年报告的上年结转，应等于上年报告的结转下年度。",
    why="同一批未办结的申请，在相邻两年的报告中只能是同一个数。",
    mend="请核对跨年未办结的申请；确属上年报告有误的，按更正程序更正上年报告。",
    source=FORMS,
    needs=Needs.PREVIOUS,
)
def carry_over(document: Document, context: Context) -> Iterator[Found]:
    yield from _broken("years.carry_over", document, context.previous)


@rule(
    "years.stock",
    Group.YEARS,
    Severity.WARNING,
    title="现行有效与上年衔接",
    what="规章、规范性文件：本年现行有效等于上年现行有效加本年制发减本年废止。",
    why="存量由上年存量和本年增减得出；机构合并、集中清理、到期失效可以例外。",
    mend="请核对制发、废止和现行有效的件数；属于例外的，核实后确认即可。",
    source=FORM_2021,
    needs=Needs.PREVIOUS,
)
def stock(document: Document, context: Context) -> Iterator[Found]:
    yield from _broken("years.stock", document, context.previous)


def _broken(id: str, document: Document, previous: Document) -> Iterator[Found]:
    """Where this year's report does not follow from last year's, as both formats state."""
    for succession in document.form.successions(previous.form):
        if succession.rule != id:
            continue
        figures, last = document.figures[succession.table], previous.figures[succession.table]
        if message := succession.broken(figures, last, year=previous.year):
            yield Found("/".join((succession.table, *succession.place)), message)


@rule(
    "years.jump",
    Group.YEARS,
    Severity.HINT,
    title="数字与上年相差悬殊",
    what="数字比上年增减超过 5 倍，或由 20 以上变为 0。",
    why="大起大落常是填错行、填错列或改变了统计口径。",
    mend="请核对该数；属实的，宜在正文中说明原因。",
    source=PRACTICE,
    needs=Needs.PREVIOUS,
)
def jump(document: Document, context: Context) -> Iterator[Found]:
    """Only what is a total of its own is compared; a single column of applicants may jump."""
    for cell in document.form.cells:
        then, now = context.previous.stated(cell), document.stated(cell)
        if cell.table != "disclosures" and cell.column.key != "total":
            continue
        if then is not None and now is not None and _jumps(then, now, context):
            yield Found(
                cell.place,
                f"“{cell.row.full}”的“{cell.column.label}”为{printed(now)}，"
                f"{document.year - 1}年为{printed(then)}，相差悬殊，请核对。",
            )


def _jumps(then, now, context: Context) -> bool:
    factor, floor = context.settings.jump_factor, context.settings.jump_floor
    if max(then, now) < floor or min(then, now) < 0:
        return False
    return (now == 0) if now == 0 or then == 0 else max(then, now) > factor * min(then, now)


@rule(
    "years.copied_text",
    Group.YEARS,
    Severity.WARNING,
    title="与上年报告雷同",
    what="第五部分与上年报告的重合超过 60%，或第一部分超过 85%。",
    why="问题和措施年年相同，说明没有改进；内容雷同是国务院办公厅点名的问题。",
    mend="请按本年实际重写：上年的问题是否解决，本年有什么新的问题和措施。",
    source=FORM_2021,
    needs=Needs.PREVIOUS,
)
def copied_text(document: Document, context: Context) -> Iterator[Found]:
    settings = context.settings
    limits = {"overview": settings.copied_overview, "problems": settings.copied_problems}
    headings = {narrative.key: narrative.heading for narrative in document.form.narratives}
    for part, limit in limits.items():
        text = part_text(document, part)
        if len(text) < settings.copied_minimum_years:
            continue
        like = share(text, part_text(context.previous, part))
        if like > limit:
            yield Found(
                first_text(document, part),
                f"“{headings[part]}”与{document.year - 1}年报告的重合为{like:.0%}，"
                f"超过{limit:.0%}。",
            )
