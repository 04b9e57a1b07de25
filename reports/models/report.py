"""The annual report (政府信息公开工作年度报告), one row a revision."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from reports.statute import FIRST_YEAR, FORMATS, format_of

from .agency import Agency
from .fields import passage_field
from .signatures import SIGNATURES


class Status(models.TextChoices):
    """Where a revision stands."""

    DRAFT = "draft", "制作中"
    IN_REVIEW = "in_review", "审核中"
    APPROVED = "approved", "待发布"
    PUBLISHED = "published", "已发布"
    SUPERSEDED = "superseded", "已更正"
    WITHDRAWN = "withdrawn", "已撤下"
    ABANDONED = "abandoned", "已放弃"


OPEN = (Status.DRAFT, Status.IN_REVIEW, Status.APPROVED)
PUBLIC = (Status.PUBLISHED, Status.SUPERSEDED, Status.WITHDRAWN)
UNPUBLISHED = (*OPEN, Status.ABANDONED)


def format_choices() -> list[tuple[str, str]]:
    return [(form.key, form.source) for form in FORMATS.values()]


class ReportQuerySet(models.QuerySet):
    def published(self) -> "ReportQuerySet":
        """The reports in force: what the public lists show."""
        return self.filter(status=Status.PUBLISHED)

    def public(self) -> "ReportQuerySet":
        """Every revision that was ever published; each keeps its address for ever."""
        return self.filter(status__in=PUBLIC)

    def open(self) -> "ReportQuerySet":
        """Revisions still being made, reviewed or waiting for publication."""
        return self.filter(status__in=OPEN)

    def not_abandoned(self) -> "ReportQuerySet":
        """All but those begun by mistake (放弃): what takes up its agency's year."""
        return self.exclude(status=Status.ABANDONED)

    def visible_to(self, staff) -> "ReportQuerySet":
        """The one place where staff are kept to the reports of their own agencies."""
        if staff.is_superuser:
            return self
        return self.filter(agency__in=Agency.objects.visible_to(staff))

    def with_people(self) -> "ReportQuerySet":
        return self.select_related(
            "agency__kind", "produced_by", "reviewed_by", "published_by", "withdrawn_by"
        )


def _at(label: str) -> models.DateTimeField:
    return models.DateTimeField(label, null=True, blank=True, editable=False)


def _by(label: str) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=label,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )


class AnnualReport(models.Model):
    """One revision of one agency's report of one year.

    Texts are columns, figures are rows of their own (``rows.py``). ``version`` is the token that
    every change must name, so that nobody overwrites what he has not seen.
    """

    agency = models.ForeignKey(
        Agency, models.PROTECT, verbose_name="行政机关", related_name="reports"
    )
    year = models.PositiveSmallIntegerField("年度")
    revision = models.PositiveSmallIntegerField("版次", default=1, editable=False)
    format = models.CharField("格式", max_length=8, choices=format_choices, editable=False)
    status = models.CharField(
        "状态", max_length=12, choices=Status, default=Status.DRAFT, editable=False
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    agency_name = models.CharField(
        "发布时的机关名称", max_length=100, blank=True, default="", editable=False
    )
    title = models.CharField("标题", max_length=200, blank=True, default="")
    preamble = passage_field("preamble")
    overview_opening = passage_field("overview.opening")
    overview_proactive = passage_field("overview.proactive")
    overview_on_request = passage_field("overview.on_request")
    overview_management = passage_field("overview.management")
    overview_platform = passage_field("overview.platform")
    overview_supervision = passage_field("overview.supervision")
    problems = passage_field("problems")
    improvements = passage_field("improvements")
    other_matters = passage_field("other_matters")

    makers = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name="制作参与人",
        related_name="+",
        editable=False,
        help_text="凡改动过本报告内容的人；不得审核或发布本报告。",
    )
    produced_at, produced_by = _at("提交时间"), _by("制作人")
    reviewed_at, reviewed_by = _at("审核时间"), _by("审核人")
    published_at, published_by = _at("发布时间"), _by("发布人")
    withdrawn_at, withdrawn_by = _at("撤下时间"), _by("撤下人")
    secrecy_at, secrecy_by = _at("保密审查时间"), _by("保密审查人")
    scheduled_at, scheduled_by = _at("定时时间"), _by("定时人")
    scheduled_for = _at("定时发布时间")
    correction_reason = models.TextField("更正说明", blank=True, default="", editable=False)
    withdrawal_reason = models.TextField("撤下说明", blank=True, default="", editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "年度报告"
        ordering = ["-year", "agency__kind__order", "agency__code", "-revision"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "revision"],
                condition=~Q(status=Status.ABANDONED),
                name="report_revision_once",
            ),
            models.UniqueConstraint(
                fields=["agency", "year"],
                condition=Q(status=Status.PUBLISHED),
                name="report_published_once",
            ),
            models.UniqueConstraint(
                fields=["agency", "year"], condition=Q(status__in=OPEN), name="report_open_once"
            ),
            models.CheckConstraint(
                name="report_status_known", condition=Q(status__in=Status.values)
            ),
            models.CheckConstraint(
                name="report_year_sane", condition=Q(year__range=(FIRST_YEAR, 2199))
            ),
            models.CheckConstraint(
                name="report_correction_reasoned",
                condition=Q(revision=1) | (Q(revision__gt=1) & ~Q(correction_reason="")),
            ),
            *(signature.paired() for signature in SIGNATURES),
            models.CheckConstraint(
                name="report_maker_not_checker",
                condition=Q(produced_by=None)
                | Q(reviewed_by=None)
                | ~Q(produced_by=F("reviewed_by")),
            ),
            models.CheckConstraint(
                name="report_review_produced",
                condition=~Q(status__in=[Status.IN_REVIEW, Status.APPROVED])
                | Q(produced_at__isnull=False),
            ),
            models.CheckConstraint(
                name="report_approved_reviewed",
                condition=~Q(status=Status.APPROVED) | Q(reviewed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="report_public_published",
                condition=Q(status__in=PUBLIC, published_at__isnull=False)
                | Q(status__in=UNPUBLISHED, published_at__isnull=True),
            ),
            models.CheckConstraint(
                name="report_withdrawn_reasoned",
                condition=Q(status=Status.WITHDRAWN, withdrawn_at__isnull=False)
                & ~Q(withdrawal_reason="")
                | ~Q(status=Status.WITHDRAWN) & Q(withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(
                name="report_only_approved_scheduled",
                condition=Q(scheduled_for__isnull=True, scheduled_at__isnull=True)
                | Q(
                    status=Status.APPROVED,
                    scheduled_for__isnull=False,
                    scheduled_at__isnull=False,
                ),
            ),
        ]
        indexes = [models.Index(fields=["status", "-published_at"])]

    def __str__(self) -> str:
        revision = "" if self.revision == 1 else f"（第{self.revision}版）"
        return f"{self.agency} {self.year} 年度报告{revision}"

    def save(self, **kwargs) -> None:
        """A new report takes the format in force for its year and the official title."""
        if not self.format:
            self.format = format_of(self.year).key
        if not self.title:
            self.title = FORMATS[self.format].title.format(agency=self.agency, year=self.year)
        super().save(**kwargs)

    def get_absolute_url(self) -> str:
        """The address of the report in force; of this revision once it no longer is."""
        if self.status == Status.PUBLISHED:
            return reverse("report", args=[self.agency.code, self.year])
        return reverse("revision", args=[self.agency.code, self.year, self.revision])
