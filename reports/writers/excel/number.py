"""A figure as a workbook keeps it: a number, shown with every digit and with its unit."""

from __future__ import annotations

from decimal import Decimal

from reports.statute.measure import Value

DIGITS = 15  # as many as Excel keeps of a number


def is_exact(value: Value) -> bool:
    """Whether Excel keeps every digit of a number; one of more is written as text."""
    if isinstance(value, Decimal):
        return value.is_finite() and len(value.as_tuple().digits) <= DIGITS
    return abs(value or 0) < 10**DIGITS


def number_format(value: Value, unit: str = "") -> str:
    """How a number is shown: its trailing zeros are kept, a free unit stands behind it."""
    places = 0
    if isinstance(value, Decimal) and value.is_finite():
        places = max(0, -int(value.as_tuple().exponent))
    shown = "0." + "0" * places if places else "0"
    return f'{shown}"{unit}"' if unit else shown
