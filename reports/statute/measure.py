"""What a cell of a statutory table measures (计量), and what it may hold."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

Value: TypeAlias = int | Decimal | None  # None: not stated (未填); 0: none (无)


@dataclass(frozen=True)
class Measure:
    """What the number in a cell is: its unit, and whether it may be negative or a decimal.

    An empty ``unit`` on a decimal means the unit is free and printed beside the number.
    """

    name: str
    unit: str
    signed: bool = False
    decimal: bool = False

    @property
    def is_free(self) -> bool:
        """Whether the unit is printed beside the number, as the agency writes it (251000元)."""
        return self.decimal and not self.unit


COUNT = Measure("count", "件")
ITEMS = Measure("count", "项")
CHANGE = Measure("change", "项", signed=True)
WAN_YUAN = Measure("amount", "万元", decimal=True)
FREE_AMOUNT = Measure("amount", "", decimal=True)
