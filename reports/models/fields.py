"""Columns whose meaning comes from the statute."""

from decimal import Decimal

from django.db import models

from reports.statute import FORMATS
from reports.statute.document import printed


def column_of(key: str) -> str:
    """The column that holds a text: ``overview.proactive`` is ``overview_proactive``."""
    return key.replace(".", "_")


def passage_field(key: str) -> models.TextField:
    """The column of one text of the report, named as the formats name it."""
    names = [form.passages[key].label for form in FORMATS.values() if key in form.passages]
    return models.TextField(names[-1], blank=True, default="")


class AmountField(models.CharField):
    """An amount of money with the digits as printed (18.8710 stays 18.8710), not negative.

    Python sees a Decimal. A numeric column would lose the zeros, and SQLite has none.
    """

    description = "Amount as printed"

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **{"max_length": 30, "null": True, "blank": True, **kwargs})

    def from_db_value(self, value, expression, connection) -> Decimal | None:
        return None if value is None else Decimal(value)

    def to_python(self, value) -> Decimal | None:
        return None if value is None else Decimal(value)

    def get_prep_value(self, value) -> str | None:
        return printed(value) if isinstance(value, Decimal) else value
