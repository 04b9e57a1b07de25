"""The figures: one database row per statutory row, one column per statutory column.

NULL is not stated, 0 is none. Which rows and columns a report has is the format's business; a
system check compares the columns with the formats.
"""

from django.db import models
from django.db.models import Q

from reports.statute.measure import CHANGE, COUNT, FREE_AMOUNT, UNIT_LENGTH

from .fields import figure_field
from .report import AnnualReport


class FigureRow(models.Model):
    """A row of a statutory table in one revision; ``row`` is its key in the format."""

    row = models.CharField(max_length=64)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.report_id} {self.row}"


class DisclosureRow(FigureRow):
    """Part two (主动公开政府信息情况): the columns of every format."""

    report = models.ForeignKey(AnnualReport, models.CASCADE, related_name="disclosure_rows")
    issued = figure_field(COUNT)
    repealed = figure_field(COUNT)
    in_force = figure_field(COUNT)
    created = figure_field(COUNT)
    newly_public = figure_field(COUNT)
    total_public = figure_field(COUNT)
    previous_items = figure_field(COUNT)
    change = figure_field(CHANGE)
    decisions = figure_field(COUNT)
    items = figure_field(COUNT)
    amount = figure_field(FREE_AMOUNT)
    amount_unit = models.CharField(max_length=UNIT_LENGTH, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "row"], name="disclosure_row_once"),
            models.CheckConstraint(
                name="disclosure_amount_printed",
                condition=Q(amount__isnull=True) | Q(amount__regex=f"^{FREE_AMOUNT.pattern}$"),
            ),
        ]


class ApplicationRow(FigureRow):
    """Part three (收到和处理政府信息公开申请情况): applicants by kind."""

    report = models.ForeignKey(AnnualReport, models.CASCADE, related_name="application_rows")
    natural_person = figure_field(COUNT)
    business = figure_field(COUNT)
    research = figure_field(COUNT)
    public_welfare = figure_field(COUNT)
    legal_service = figure_field(COUNT)
    other = figure_field(COUNT)
    total = figure_field(COUNT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "row"], name="application_row_once")
        ]


class ChallengeRow(FigureRow):
    """Part four (行政复议、行政诉讼): outcomes."""

    report = models.ForeignKey(AnnualReport, models.CASCADE, related_name="challenge_rows")
    upheld = figure_field(COUNT)
    corrected = figure_field(COUNT)
    other = figure_field(COUNT)
    pending = figure_field(COUNT)
    total = figure_field(COUNT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "row"], name="challenge_row_once")]


ROW_MODELS: dict[str, type[FigureRow]] = {
    "disclosures": DisclosureRow,
    "applications": ApplicationRow,
    "challenges": ChallengeRow,
}
