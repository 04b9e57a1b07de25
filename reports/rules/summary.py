"""A government's summary report (汇总) against the reports it is made of."""

from collections.abc import Iterator

from reports.statute.document import Document, printed
from reports.statute.findings import Severity
from reports.statute.schema import Cell

from .context import Context
from .rule import LAW, Found, Group, Needs, rule


@rule(
    "summary.roll_up",
    Group.YEARS,
    Severity.ERROR,
    title="汇总与下级报告一致",
    what="政府的每一个数，应等于本级办公机构、各部门和下级政府的报告之和，加已说明的调整。",
    why="汇总数不等于各报告之和，必有漏报、重报或汇总后改动。",
    mend="请核对漏报的单位；重复计算的，请登记调整数并写明原因。",
    source=f"{LAW}第四十九条",
    needs=Needs.CHILDREN,
)
def roll_up(document: Document, context: Context) -> Iterator[Found]:
    """Silent on a cell that one of the reports does not state, or whose unit is free."""
    for cell in document.form.cells:
        stated = document.stated(cell)
        parts = [child.stated(cell) for child in context.children]
        if stated is None or None in parts or cell.measure.is_free:
            continue
        if found := _difference(cell, stated, sum(parts), context):
            yield found


def _difference(cell: Cell, stated, of_reports, context: Context) -> Found | None:
    stated_adjustments = [a for a in context.adjustments if a.place == cell.place]
    adjusted = sum(adjustment.value for adjustment in stated_adjustments)
    if stated == of_reports + adjusted:
        return None
    count = len(context.children)
    by = f"，加已说明的调整{adjusted}" if stated_adjustments else ""
    return Found(
        cell.place,
        f"“{cell.row.full}”的“{cell.column.label}”为{printed(stated)}，"
        f"{count}份下级报告之和为{of_reports}{by}，应为{of_reports + adjusted}。",
    )
