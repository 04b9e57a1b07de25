"""Relations between the reports of two years (跨年衔接), stated once for a format: what last year's
report lends to a new one, and what the rules compare, are the same cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .schema import Table
from .successions import Succession


@dataclass(frozen=True)
class CarryOver:
    """In every column, the row ``opening`` is the row ``closing`` of last year: what stayed open
    is taken up again (上年结转与结转下年度)."""

    rule: str
    table: str
    opening: str
    closing: str

    def successions(self, table: Table) -> Iterator[Succession]:
        for cell in table.rows[self.opening]:
            message = f"{cell.name}为{{stated}}，{{year}}年报告结转下年度的为{{due}}，应当相等。"
            yield Succession(
                self.rule, self.table, cell.key, (self.closing, cell.column.key), message
            )


@dataclass(frozen=True)
class Stock:
    """In every one of ``rows``, the column ``stock`` is that of last year with what this year
    ``added`` and without what it ``removed`` (现行有效、制发、废止)."""

    rule: str
    table: str
    rows: tuple[str, ...]
    stock: str
    added: str
    removed: str

    def successions(self, table: Table) -> Iterator[Succession]:
        for row in self.rows:
            cell = table.cell[row, self.stock]
            message = (
                f"{cell.name}为{{stated}}；按{{year}}年报告的{{before}}，"
                "加本年制发{added}，减本年废止{removed}，应为{due}。"
            )
            change = ((row, self.added), (row, self.removed))
            yield Succession(self.rule, self.table, cell.key, cell.key, message, change)
