"""What a cell of a statutory table measures (计量), and what it may hold: said here once for the
desk, the readers, the files, the browser and the database."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

Value: TypeAlias = int | Decimal | None  # None: not stated (未填); 0: none (无)

DIGITS = 15  # as many as a spreadsheet keeps of a number; the largest count printed has eight
PLACES = 6  # of an amount in 万元: to the cent
UNIT_LENGTH = 8
UNIT = rf"[十百千万亿]{{0,{UNIT_LENGTH - 1}}}元"  # a free unit; other words cannot be read back
_UNIT = re.compile(UNIT)
_NUMBER = re.compile(r"(?P<sign>[+-]?)(?P<whole>\d+)(?:\.(?P<fraction>\d+))?", re.ASCII)


@dataclass(frozen=True)
class Measure:
    """What the number in a cell is: its unit, whether it may be negative, and how many digits it
    may have before and after the point.

    An empty ``unit`` on an amount means the unit is free and printed beside the number.
    """

    name: str
    unit: str
    signed: bool = False
    decimals: int = 0
    digits: int = DIGITS

    @property
    def decimal(self) -> bool:
        """Whether it is an amount of money, kept with the digits as printed."""
        return self.decimals > 0

    @property
    def is_free(self) -> bool:
        """Whether the unit is printed beside the number, as the agency writes it (251000元)."""
        return self.decimal and not self.unit

    @property
    def bound(self) -> int:
        """The first whole number that is too large."""
        return 10**self.digits

    @property
    def pattern(self) -> str:
        """The numbers that a cell may hold as a regular expression, without a sign."""
        fraction = rf"(\.[0-9]{{1,{self.decimals}}})?" if self.decimals else ""
        return f"[0-9]{{1,{self.digits}}}{fraction}"

    @property
    def must(self) -> str:
        """What a cell may hold, in words."""
        sign = "" if self.signed else "不小于 0 的"
        if not self.decimal:
            return f"{sign}整数，最多 {self.digits} 位"
        return f"{sign}数，小数点前最多 {self.digits} 位、后最多 {self.decimals} 位"

    def accepts(self, value: Value) -> bool:
        """Whether a cell may hold a value: counts are integers ≥ 0, only 增/减 may be negative,
        only amounts may be decimals, and nothing is always allowed."""
        if value is None or isinstance(value, bool):
            return value is None
        if isinstance(value, Decimal):
            return self._accepts_amount(value)
        return abs(value) < self.bound and (self.signed or value >= 0)

    def _accepts_amount(self, value: Decimal) -> bool:
        """A decimal written out, minus nothing included only where a sign may stand."""
        if not (self.decimal and value.is_finite()):
            return False
        exponent = int(value.as_tuple().exponent)
        return (
            -self.decimals <= exponent <= 0
            and abs(value) < self.bound
            and (self.signed or not value.is_signed())
        )

    def accepts_unit(self, unit: str) -> bool:
        """Whether a unit may be printed beside the number; none always may."""
        return not unit or (self.is_free and _UNIT.fullmatch(unit) is not None)

    def value(self, number: str) -> Value:
        """What a number as printed (digits, a point, a sign) is in a cell. A count may be printed
        with decimals of nothing but zeros, as spreadsheets do. ValueError if it is no number or
        the cell cannot hold it."""
        if number.isdecimal() and number.isascii() and len(number) <= self.digits:
            return Decimal(number) if self.decimals else int(number)  # nearly every cell
        found = _NUMBER.fullmatch(number)
        if not found or len(found["whole"]) > self.digits:
            raise ValueError(number)
        whole, fraction = found["sign"] + found["whole"], found["fraction"] or ""
        if found["sign"] == "-" and not self.signed:
            raise ValueError(number)
        if not self.decimal and fraction.strip("0"):
            raise ValueError(number)
        value = Decimal(number) if self.decimal else int(whole)
        if not self.accepts(value):
            raise ValueError(number)
        return value


COUNT = Measure("count", "件")
ITEMS = Measure("count", "项")
CHANGE = Measure("change", "项", signed=True)
WAN_YUAN = Measure("amount", "万元", decimals=PLACES)
FREE_AMOUNT = Measure("amount", "", decimals=PLACES)
