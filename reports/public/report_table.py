"""Flat lists of reports."""

import django_tables2 as tables
from django.db.models import QuerySet

from reports.models import AnnualReport

LISTED = (
    "title",
    "year",
    "revision",
    "status",
    "published_at",
    "agency__code",
    "agency__name",
    "agency__kind__name",
)


def listed(reports: QuerySet) -> QuerySet:
    """Reports with what a list prints, without their long texts, in one query."""
    return reports.select_related("agency__kind").only(*LISTED)


class ReportTable(tables.Table):
    """The reports in force, newest first."""

    title = tables.Column("报告", linkify=True)
    agency = tables.Column(
        "机关",
        linkify=lambda record: record.agency.get_absolute_url(),
        order_by=("agency__kind__order", "agency__code"),
    )
    kind = tables.Column(
        "机关类别", accessor="agency__kind__name", order_by=("agency__kind__order", "agency__code")
    )
    year = tables.Column("年度", attrs={"td": {"class": "number"}})
    published_at = tables.DateTimeColumn(
        verbose_name="发布时间", format="Y-m-d H:i", order_by=("published_at", "pk")
    )

    class Meta:
        model = AnnualReport
        fields = ("title", "agency", "kind", "year", "published_at")
        order_by = "-published_at"
        per_page = 25
        empty_text = "没有符合条件的报告。"
