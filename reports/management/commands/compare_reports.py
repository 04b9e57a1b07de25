"""Compare the texts of all reports of a year, and keep who is like whom for the checks."""

from django.core.management.base import BaseCommand
from django.db import transaction
from rich.console import Console
from rich.progress import Progress

from reports.archive.store import documents
from reports.models import AnnualReport, Likeness, Status, settings_now
from reports.rules import CopyIndex


class Command(BaseCommand):
    help = "把某一年度各机关的报告与其他机关已发布的报告比对，记下雷同的部分，供核对时提示。"

    def add_arguments(self, parser) -> None:
        parser.add_argument("year", type=int, help="年度")

    def handle(self, *, year: int, **options) -> None:
        newest = self._newest(year)
        reports = AnnualReport.objects.filter(pk__in=newest.values()).order_by("pk")
        public = set(reports.public().values_list("agency__code", flat=True))
        index = CopyIndex(settings_now())
        found = []
        with Progress(console=Console(stderr=True), transient=True) as progress:
            codes = reports.values_list("agency__code", flat=True)
            pairs = zip(codes, documents(reports), strict=True)
            for code, document in progress.track(pairs, total=len(newest), description="读入"):
                index.add(code, document)
            copies = index.all_copies()
            for code, likes in progress.track(copies, total=len(newest), description="比对"):
                found += [_likeness(newest[code], like) for like in likes if like.other in public]
        with transaction.atomic():
            Likeness.objects.filter(report__year=year).delete()
            Likeness.objects.bulk_create(found, batch_size=500)
        self.stdout.write(f"比对了 {len(newest)} 份报告，{len(found)} 处与其他机关雷同。")

    def _newest(self, year: int) -> dict[str, int]:
        """The newest revision of every agency, by its code, but withdrawn and abandoned ones."""
        reports = AnnualReport.objects.not_abandoned().filter(year=year)
        reports = reports.exclude(status=Status.WITHDRAWN)
        rows = reports.order_by("revision").values_list("agency__code", "pk")
        return dict(rows)


def _likeness(report: int, like) -> Likeness:
    return Likeness(
        report_id=report,
        part=like.part,
        other_code=like.other,
        other_agency=like.agency,
        share=like.share,
    )
