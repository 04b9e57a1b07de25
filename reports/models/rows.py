"""The figures: one database row per statutory row, one column per statutory column.

NULL is not stated, 0 is none. Which rows and columns a report has is the format's business; a
system check compares the columns with the formats.
"""

from django.db import models
from django.db.models import Q

from .fields import AmountField
from .report import AnnualReport


def _count() -> models.PositiveBigIntegerField:
    return models.PositiveBigIntegerField(null=True, blank=True)


class Row(models.Model):
    """A row of a statutory table in one revision; ``row`` is its key in the format."""

    row = models.CharField(max_length=64)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.report_id} {self.row}"


class DisclosureRow(Row):
    """Part two (主动公开政府信息情况): the columns of both formats."""

    report = models.ForeignKey(AnnualReport, models.CASCADE, related_name="disclosure_rows")
    issued = _count()
    repealed = _count()
    in_force = _count()
    created = _count()
    newly_public = _count()
    total_public = _count()
    previous_items = _count()
    change = models.BigIntegerField(null=True, blank=True)
    decisions = _count()
    items = _count()
    amount = AmountField()
    amount_unit = models.CharField(max_length=8, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "row"], name="disclosure_row_once"),
            models.CheckConstraint(
                name="disclosure_amount_printed",
                condition=Q(amount__isnull=True) | Q(amount__regex=r"^[0-9]+(\.[0-9]+)?$"),
            ),
        ]


class ApplicationRow(Row):
    """Part three (收到和处理政府信息公开申请情况): applicants by kind."""

    report = models.ForeignKey(AnnualReport, models.CASCADE, related_name="application_rows")
    natural_person = _count()
    business = _count()
    research = _count()
    public_welfare = _count()
    legal_service = _count()
    other = _count()
    total = _count()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "row"], name="application_row_once")
        ]


class ChallengeRow(Row):
    """Part four (行政复议、行政诉讼): outcomes."""

    report = models.ForeignKey(AnnualReport, models.CASCADE, related_name="challenge_rows")
    upheld = _count()
    corrected = _count()
    other = _count()
    pending = _count()
    total = _count()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "row"], name="challenge_row_once")]


ROW_MODELS: dict[str, type[Row]] = {
    "disclosures": DisclosureRow,
    "applications": ApplicationRow,
    "challenges": ChallengeRow,
}
