"""Count how often each rule fires in the reports of a year, for the administrators' table."""

from collections import Counter
from dataclasses import replace

from django.core.management.base import BaseCommand
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from rich.console import Console
from rich.progress import Progress

from reports.archive.store import to_document
from reports.desk.findings import context_of
from reports.models import AnnualReport, RuleCount, Status
from reports.rules import RULES, examine


class Command(BaseCommand):
    help = "统计某一年度的报告中每条核对规则出现多少次，显示在“核对规则”页面。停用的规则也统计。"

    def add_arguments(self, parser) -> None:
        parser.add_argument("year", type=int, nargs="?", help="年度；不写就是最近有报告的年度")

    def handle(self, *, year: int | None, **options) -> None:
        at = timezone.now()
        year = year or AnnualReport.objects.aggregate(year=Max("year"))["year"]
        if year is None:
            self.stdout.write("还没有报告。")
            return
        newest = _newest(year)
        reports, findings = Counter(), Counter()
        with Progress(console=Console(stderr=True), transient=True) as progress:
            for report in progress.track(newest, description="核对"):
                fired = _fired(report, at)
                findings += fired
                reports += Counter(fired.keys())
        with transaction.atomic():
            RuleCount.objects.filter(year=year).delete()
            RuleCount.objects.bulk_create(
                RuleCount(
                    rule=key,
                    year=year,
                    of=len(newest),
                    reports=reports[key],
                    findings=findings[key],
                    at=at,
                )
                for key in RULES
            )
        self.stdout.write(f"{year} 年度：核对了 {len(newest)} 份报告，{findings.total()} 处问题。")


def _newest(year: int) -> list[AnnualReport]:
    """The newest revision of every agency that is not withdrawn."""
    reports = AnnualReport.objects.filter(year=year).exclude(status=Status.WITHDRAWN)
    by_agency = {one.agency_id: one for one in reports.with_people().order_by("revision")}
    return list(by_agency.values())


def _fired(report: AnnualReport, at) -> Counter[str]:
    """By rule, switched on or not; of a published report on the day on which it was published."""
    document = to_document(report)
    on = timezone.localdate(report.published_at or at)
    context = context_of(report, document=document, on=on)
    every = replace(context, settings=replace(context.settings, off=frozenset()))
    return Counter(finding.rule for finding in examine(document, context=every))
