"""Render the files of published reports, and the yearly bundles."""

from django.core.management.base import BaseCommand
from rich.console import Console
from rich.progress import Progress

from reports.models import AnnualReport, Status
from reports.renditions.bundles import bundle, years_in_force
from reports.renditions.files import is_stale, render


class Command(BaseCommand):
    help = "生成已发布报告的各种文件和各年度的压缩包；--all 全部重新生成。"

    def add_arguments(self, parser) -> None:
        parser.add_argument("--all", action="store_true", help="全部重新生成")

    def handle(self, **options) -> None:
        reports = AnnualReport.objects.public().exclude(status=Status.WITHDRAWN).with_people()
        made = 0
        with Progress(console=Console(stderr=True), transient=True) as progress:
            rows = reports.iterator(chunk_size=200)
            for report in progress.track(rows, total=reports.count(), description="生成文件"):
                if options["all"] or is_stale(report):
                    render(report)
                    made += 1
        years = years_in_force()
        for year in years:
            bundle(year)
        self.stdout.write(f"生成了 {made} 份报告的文件，核对了 {len(years)} 个年度的压缩包。")
