"""Columns whose meaning comes from the statute."""

from decimal import Decimal

from django.core.validators import MaxLengthValidator
from django.db import models

from reports.statute import FORMATS
from reports.statute.document import printed
from reports.statute.measure import Measure
from reports.statute.schema import LONGEST_TEXT, TOO_LONG


def column_of(key: str) -> str:
    """The column that holds a text: ``overview.proactive`` is ``overview_proactive``."""
    return key.replace(".", "_")


def passage_field(key: str) -> models.TextField:
    """The column of one text of the report, named as the formats name it."""
    names = [form.passages[key].label for form in FORMATS.values() if key in form.passages]
    said = TOO_LONG.format(label=names[-1], length="%(show_value)d", longest="%(limit_value)d")
    longest = MaxLengthValidator(LONGEST_TEXT, message=said)
    return models.TextField(names[-1], blank=True, default="", validators=[longest])


class _Digits:
    """An integer column that holds at most so many ``digits``, by a CHECK of its own."""

    def __init__(self, *args, digits: int, **kwargs) -> None:
        self.digits = digits
        super().__init__(*args, **{"null": True, "blank": True, **kwargs})

    def deconstruct(self) -> tuple:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "digits": self.digits}

    def db_check(self, connection) -> str:
        most = 10**self.digits - 1
        least = 0 if isinstance(self, models.PositiveBigIntegerField) else -most
        return f"{connection.ops.quote_name(self.column)} BETWEEN {least} AND {most}"


class CountField(_Digits, models.PositiveBigIntegerField):
    """A count (件数): an integer, not negative."""

    description = "Count"


class ChangeField(_Digits, models.BigIntegerField):
    """A change against last year (增/减): an integer, negative if it is less."""

    description = "Change"


class AmountField(models.CharField):
    """An amount of money with the digits as printed (18.8710 stays 18.8710), not negative.

    Python sees a Decimal. A numeric column would lose the zeros, and SQLite has none.
    """

    description = "Amount as printed"

    def __init__(self, *args, digits: int, decimals: int, **kwargs) -> None:
        self.digits, self.decimals = digits, decimals
        length = digits + len(".") + decimals
        super().__init__(*args, **{"max_length": length, "null": True, "blank": True, **kwargs})

    def deconstruct(self) -> tuple:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "digits": self.digits, "decimals": self.decimals}

    def from_db_value(self, value, expression, connection) -> Decimal | None:
        return None if value is None else Decimal(value)

    def to_python(self, value) -> Decimal | None:
        return None if value is None else Decimal(value)

    def get_prep_value(self, value) -> str | None:
        return printed(value) if isinstance(value, Decimal) else value


def figure_field(measure: Measure) -> CountField | ChangeField | AmountField:
    """The column in which figures of a measure are kept, with the bounds that it states."""
    if measure.decimal:
        return AmountField(digits=measure.digits, decimals=measure.decimals)
    return (ChangeField if measure.signed else CountField)(digits=measure.digits)
