"""The arithmetic of the statutory tables (勾稽关系), stated once.

A format declares relations; each writes itself out as equations between cells. Python and the
browser evaluate the same equations. Source: the notes printed in the forms of
国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .equations import Equation
from .schema import Table


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
                f"“{total.row.full}”：“{total.column.label}”应为其余各项之和"
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
