"""Files, folders and zip archives of published reports into the archive."""

import csv
import os
from collections import Counter
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, transaction
from django.utils import timezone
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.intake.files import find
from reports.intake.many import Outcome, read_all
from reports.intake.owners import Agencies, mapped, mapping_in, place, published_at, year_of
from reports.intake.reading import bounds
from reports.intake.taking_in import File, importer, refuse_unfit, take_in
from reports.models import AgencyKind, Original
from reports.readers.apart import Child
from reports.statute.checks import check
from reports.statute.findings import Finding

IMPORTED, KNOWN, REFUSED = "导入", "已在库", "未导入"
HEADER = ("文件", "结果", "机关", "年度", "级别", "规则", "位置", "说明")
NO_DATE = "文件没有写明原发布时间，已按导入时间记为发布时间；已知时间的，请在导入前写进对照表。"
DATE = "发布时间 {at:%Y-%m-%d %H:%M}，依据：{whence}。"


class Command(BaseCommand):
    help = "把已发布的报告文件（文件、文件夹、zip）导入档案库；可中断，可重复，已导入的自动跳过。"

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help="文件、文件夹或 zip"
        )
        parser.add_argument("--dry-run", action="store_true", help="只读取和报告，不写入")
        parser.add_argument("--mapping", type=Path, help="对照表 CSV：文件，机关，年度，发布时间")
        parser.add_argument("--create-agencies", metavar="类别", help="为未知机关新建该类别的机关")
        parser.add_argument("--report", type=Path, help="问题清单 CSV 的位置")
        parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="并行进程数")

    def handle(self, *, paths, dry_run, mapping, create_agencies, report, jobs, **options) -> None:
        self.dry_run = dry_run
        self.mapping = self._mapping(mapping)
        self.agencies = Agencies(kind=self._kind(create_agencies))
        self.importer = None if dry_run else importer()
        self.counts: Counter[str] = Counter()
        files = self._files(paths)
        known = frozenset(Original.objects.values_list("digest", flat=True))
        report = report or settings.VAR / f"import-{timezone.localtime():%Y%m%d-%H%M%S}.csv"
        with report.open("w", newline="", encoding="utf-8-sig") as file, _progress() as progress:
            self.problems = csv.writer(file)
            self.problems.writerow(HEADER)
            try:
                outcomes = read_all(files, known=known, jobs=jobs, make=lambda: Child(bounds()))
                for outcome in progress.track(outcomes, total=len(files), description="导入"):
                    self._enter(outcome)
            except KeyboardInterrupt:
                self.stdout.write("已中断；已导入的都已保存，再次执行会从余下的继续。")
        self._sum_up(len(files), report)

    def _mapping(self, path: Path | None) -> dict:
        try:
            return mapping_in(path) if path else {}
        except (Refused, OSError) as error:
            raise CommandError(str(error)) from None
        except csv.Error:
            raise CommandError(f"对照表 {path} 读不出来：某一格太长，或者引号不成对。") from None

    def _kind(self, name: str | None) -> AgencyKind | None:
        try:
            return AgencyKind.objects.get(name=name) if name else None
        except AgencyKind.DoesNotExist:
            raise CommandError(f"没有“{name}”这个机关类别，请先在后台添加。") from None

    def _files(self, paths: list[Path]) -> list:
        for path in paths:
            if not path.exists():
                raise CommandError(f"{path}：没有这个文件或文件夹，请核对路径。")
        return list(find(paths))

    def _enter(self, outcome: Outcome) -> None:
        """Account for one file: entered, known, or refused with a sentence."""
        if outcome.refusal:
            self._tell(REFUSED, outcome, outcome.refusal)
        elif outcome.reading is None:
            self.counts[KNOWN] += 1
        else:
            try:
                with self.agencies.for_a_file():
                    self._take_in(outcome)
            except Refused as refusal:
                self._tell(REFUSED, outcome, str(refusal))
            except (DatabaseError, OSError) as error:
                self._tell(REFUSED, outcome, f"写入失败，请报告系统管理员：{error}")

    @transaction.atomic
    def _take_in(self, outcome: Outcome) -> None:
        line = mapped(outcome.found, self.mapping)
        document = year_of(outcome.reading.document, line)
        agency = place(document, outcome.found, line, self.agencies)
        published, now = published_at(line, outcome.reading.published), timezone.now()
        file = File(str(outcome.found), outcome.digest, outcome.found.load())
        if self.dry_run:
            refuse_unfit(document, agency=agency, file=file)
            transaction.set_rollback(True)
        else:
            take_in(
                document,
                agency=agency,
                published_at=published.at if published else now,
                file=file,
                act=Act(self.importer, now),
            )
        self.counts[IMPORTED] += 1
        for finding in dict.fromkeys((*outcome.reading.findings, *check(document))):
            self._row(IMPORTED, outcome, agency.name, document.year, finding)
        told = NO_DATE
        if published:
            at = timezone.localtime(published.at)
            told = DATE.format(at=at, whence=published.whence)
        self._row(IMPORTED, outcome, agency.name, document.year, told)

    def _tell(self, result: str, outcome: Outcome, sentence: str) -> None:
        self.counts[result] += 1
        reading = outcome.reading
        agency, year = (reading.document.agency, reading.document.year) if reading else ("", "")
        self._row(result, outcome, agency, year, sentence)

    def _row(self, result, outcome: Outcome, agency, year, said: Finding | str) -> None:
        found = ("", "", "", said)
        if isinstance(said, Finding):
            found = (said.severity.label, said.rule, said.place, said.message)
        self.problems.writerow((outcome.found, result, agency, year, *found))

    def _sum_up(self, total: int, report: Path) -> None:
        dry = "（试运行，没有写入）" if self.dry_run else ""
        self.stdout.write(
            f"共 {total} 个文件{dry}：导入 {self.counts[IMPORTED]}，已在库 {self.counts[KNOWN]}，"
            f"未导入 {self.counts[REFUSED]}。"
        )
        self.stdout.write(f"问题清单：{report}")


class Rate(ProgressColumn):
    """Files a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed or 0:.0f} 个/秒", style="dim")


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )
