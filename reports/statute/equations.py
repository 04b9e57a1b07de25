"""An equation between the cells of one table: the form in which all arithmetic (勾稽关系) of a
format is evaluated, here and in the browser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from .findings import Finding, Severity
from .measure import Value

CellKey: TypeAlias = tuple[str, str]  # (row key, column key)
Figures: TypeAlias = Mapping[CellKey, Value]


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

    def as_json(self) -> dict[str, object]:
        """The equation for the browser: cell keys as ``row/column``, the message with its slots."""
        return {
            "rule": self.rule,
            "table": self.table,
            "place": "/".join(self.place),
            "left": ["/".join(key) for key in self.left],
            "right": ["/".join(key) for key in self.right],
            "message": self.message,
        }


def _sum(figures: Figures, keys: tuple[CellKey, ...]) -> int | Decimal | None:
    values = [figures.get(key) for key in keys]
    return None if None in values else sum(values)  # type: ignore[arg-type]
