"""「未收到申请」, 「未发生行政复议、行政诉讼」, 「申请数量为零」, against the tables."""

from __future__ import annotations

from collections.abc import Iterator

from reports.statute.document import Document
from reports.statute.findings import Severity

from ..context import Context
from ..rule import PRACTICE, Found, Group, rule
from .figures import Sum, stated_sums, sum_of, total
from .meaning import Meaning
from .reading import said
from .statement import Statement

_ROWS: dict[str, tuple[str, str, Sum]] = {
    "applications": ("applications", "第三部分表中新收申请总计", total("received")),
    "review": ("challenges", "第四部分行政复议表中总计", total("review")),
    "suit": (
        "challenges",
        "第四部分行政诉讼表中总计",
        total("suit.direct", "suit.after_review"),
    ),
}


@rule(
    "text.none",
    Group.TEXT,
    Severity.ERROR,
    title="写“无”而表中有数",
    what="正文写未收到申请，而表中新收不为 0；或写未发生行政复议、行政诉讼，而第四部分不为 0。",
    why="同一报告内的两处说法相反，必有一处是错的。",
    mend="请核对正文与表格，改正有误的一处。",
    source=PRACTICE,
)
def none(document: Document, context: Context) -> Iterator[Found]:
    for statement, sentence, read in said(document, context):
        denied = statement.denied and statement.plain and statement.actions in ((), ("received",))
        if denied and (statement.objects, statement.actions) in sentence.apart:
            continue  # 「本级未收到申请，各部门收到 5 件」
        if (denied or _is_zero(document, statement, read)) and (
            found := _contradicted(document, statement)
        ):
            yield found


def _is_zero(document: Document, said: Statement, read: Meaning | None) -> bool:
    """「申请数量为零」, without a counting word: none of the sums it may mean is 0."""
    if said.value or said.quantity.unit or said.denied or not said.plain:
        return False
    sums = stated_sums(document, read.table, read.sums) if read else None
    return sums is not None and 0 not in sums


def _contradicted(document: Document, said: Statement) -> Found | None:
    wrong: dict[str, int] = {}
    also: list[str] = []
    for name in said.objects:
        table, called, cells = _ROWS.get(name, _ROWS["applications"])
        if value := sum_of(document, table, cells):
            wrong[called] = value
            also += [f"{table}/{row}/{column}" for row, column in cells]
    if not wrong:
        return None
    where = document.form.passages[said.place.partition(":")[0]].label
    told = "，".join(f"{called}为{value}" for called, value in wrong.items())
    severity = Severity.WARNING if said.doubtful else None
    return Found(said.place, f"“{where}”称“{said.words}”，{told}。", tuple(also), severity)
