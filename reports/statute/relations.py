"""The arithmetic of the statutory tables (勾稽关系), stated once.

A format declares relations; each writes itself out as equations between cells. Python and the
browser evaluate the same equations (``as_json``). Source: the notes printed in the forms of
国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from .findings import Finding, Severity
from .schema import Cell, CellKey, Figures, Format, Table, Value

if TYPE_CHECKING:
    from .document import Document


@dataclass(frozen=True)
class Equation:
    """Sum of the ``left`` cells = sum of the ``right`` cells, in one table.

    ``place`` is the cell a finding points to; ``message`` has the slots ``{left}`` and
    ``{right}`` for the two sums.
    """

    rule: str
    table: str
    place: CellKey
    left: tuple[CellKey, ...]
    right: tuple[CellKey, ...]
    message: str

    def finding(self, figures: Figures) -> Finding | None:
        """What is wrong, or None if the relation holds or a cell of it is not stated."""
        left, right = _sum(figures, self.left), _sum(figures, self.right)
        if left is None or right is None or left == right:
            return None
        place = "/".join((self.table, *self.place))
        message = self.message.format(left=left, right=right)
        return Finding(self.rule, Severity.ERROR, place, message)


def _sum(figures: Figures, keys: tuple[CellKey, ...]) -> int | Decimal | None:
    values = [figures.get(key) for key in keys]
    return None if None in values else sum(values)  # type: ignore[arg-type]


class Relation(Protocol):
    """A rule of a format: its id, its table, and the equations it writes itself out as."""

    @property
    def rule(self) -> str: ...
    @property
    def table(self) -> str: ...
    def equations(self, table: Table) -> Iterator[Equation]: ...


@dataclass(frozen=True)
class RowTotal:
    """In every row, the total column is the sum of the row's other cells (总计)."""

    rule: str
    table: str
    total: str

    def equations(self, table: Table) -> Iterator[Equation]:
        for row_key, cells in table.rows.items():
            total = table.cell[row_key, self.total]
            parts = tuple(cell.key for cell in cells if cell is not total)
            message = (
                f"“{'—'.join(total.row.path)}”：“{total.column.label}”应为其余各项之和"
                "{left}，表中为{right}。"
            )
            yield Equation(self.rule, self.table, total.key, parts, (total.key,), message)


@dataclass(frozen=True)
class ColumnTotal:
    """In every column, the total row is the sum of the other rows of its branch (（七）总计)."""

    rule: str
    table: str
    total: str

    def equations(self, table: Table) -> Iterator[Equation]:
        branch = self.total.rpartition(".")[0] + "."
        parts = [r for r in table.rows if r.startswith(branch) and r != self.total]
        for total in table.rows[self.total]:
            column = total.column
            message = (
                f"“{column.label}”一列：“{total.row.label}”应为各项办理结果之和"
                "{left}，表中为{right}。"
            )
            left = tuple((row, column.key) for row in parts)
            yield Equation(self.rule, self.table, total.key, left, (total.key,), message)


@dataclass(frozen=True)
class Balance:
    """In every column, the rows of ``left`` and of ``right`` have the same sum: what came in and
    was open equals what was dealt with and stays open (the relation printed in the form)."""

    rule: str
    table: str
    left: tuple[str, ...]
    right: tuple[str, ...]

    def equations(self, table: Table) -> Iterator[Equation]:
        for column in (cell.column for cell in table.rows[self.left[0]]):
            left, right = (
                tuple((row, column.key) for row in rows) for rows in (self.left, self.right)
            )
            words_left, words_right = (
                "加".join(f"“{table.cell[key].row.label}”" for key in keys)
                for keys in (left, right)
            )
            message = (
                f"“{column.label}”一列：{words_left}为{{left}}，{words_right}为{{right}}，"
                "应当相等。"
            )
            yield Equation(self.rule, self.table, right[-1], left, right, message)


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
        row = "—".join(cells[0].row.path)
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
        for table in document.form.tables.values()
        for cell in table.cells
        if not allowed(cell, value := document.figures[table.key][cell.key])
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
    return f"“{'—'.join(cell.row.path)}”的“{cell.column.label}”应为{must}，现为{value}。"


def as_json(form: Format) -> list[dict[str, object]]:
    """The equations for the browser: cell keys as ``row/column``, the message with its slots."""
    return [
        {
            "rule": equation.rule,
            "table": equation.table,
            "place": "/".join(equation.place),
            "left": ["/".join(key) for key in equation.left],
            "right": ["/".join(key) for key in equation.right],
            "message": equation.message,
        }
        for equation in form.equations
    ]
