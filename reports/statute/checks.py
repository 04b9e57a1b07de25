"""The cells and the arithmetic of one report (逐格核对): what is not stated, what a cell cannot
hold, which relations of the format do not hold."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from .document import Document
from .findings import Finding, Severity
from .measure import Value
from .schema import Cell, Table


def check(document: Document) -> list[Finding]:
    """Every finding of the cells and the arithmetic of one report, in printed order."""
    return [*missing(document), *not_counts(document), *unbalanced(document)]


def unbalanced(document: Document) -> list[Finding]:
    """The equations of the format that do not hold."""
    equations = document.form.equations
    found = (equation.finding(document.figures[equation.table]) for equation in equations)
    return [finding for finding in found if finding]


def missing(document: Document) -> list[Finding]:
    """Cells that are not stated (``cell.missing``); a whole table or row in one sentence."""
    return [f for table in document.form.tables.values() for f in _missing(document, table)]


def _missing(document: Document, table: Table) -> Iterator[Finding]:
    figures = document.figures[table.key]
    if all(figures[cell.key] is None for cell in table.cells):
        yield _blank(table.key, f"“{table.heading}”的表格没有填写任何数字。")
        return
    for row_key, cells in table.rows.items():
        blank = [cell for cell in cells if figures[cell.key] is None]
        row = cells[0].row.full
        if len(blank) == len(cells) > 1:
            yield _blank(
                f"{table.key}/{row_key}", f"“{table.heading}”缺少“{row}”一行的数字；没有的请填 0。"
            )
            continue
        for cell in blank:
            yield _blank(cell.place, f"“{row}”的“{cell.column.label}”没有填写；没有的请填 0。")


def _blank(place: str, message: str) -> Finding:
    return Finding("cell.missing", Severity.ERROR, place, message)


def not_counts(document: Document) -> list[Finding]:
    """Figures that their cell may not hold (``cell.not_a_count``)."""
    return [
        Finding("cell.not_a_count", Severity.ERROR, cell.place, _refusal(cell, value))
        for cell in document.form.cells
        if not allowed(cell, value := document.stated(cell))
    ]


def allowed(cell: Cell, value: Value) -> bool:
    """Whether a cell may hold a value: counts are integers ≥ 0, only 增/减 may be negative, only
    amounts of money may be decimals, and nothing is always allowed."""
    if value is None:
        return True
    if isinstance(value, Decimal) and not (cell.measure.decimal and value.is_finite()):
        return False
    return cell.measure.signed or value >= 0


def _refusal(cell: Cell, value: Value) -> str:
    must = (
        "不小于 0 的数"
        if cell.measure.decimal
        else "整数"
        if cell.measure.signed
        else "不小于 0 的整数"
    )
    return f"“{cell.row.full}”的“{cell.column.label}”应为{must}，现为{value}。"
