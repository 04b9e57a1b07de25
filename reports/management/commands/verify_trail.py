"""Walk the trail, then hold against it what it proves; name what does not hold."""

from collections.abc import Callable, Iterator
from itertools import islice

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from reports.archive.anchors import unproven
from reports.archive.kept import changed_contents, changed_originals
from reports.archive.trail import broken_links
from reports.desk.proof import disagreements
from reports.models import AnnualReport, TrailEntry, seals
from reports.renditions.files import damaged

AT_MOST = 50


def missing_seals() -> Iterator[str]:
    """Triggers that somebody took off."""
    for name in seals.missing(connection):
        yield f"数据库中缺少保护 {name}，请执行 manage.py migrate。"


CHECKS: tuple[Callable[[], Iterator[str]], ...] = (
    missing_seals,
    unproven,
    changed_contents,
    changed_originals,
    disagreements,
    damaged,
)


class Command(BaseCommand):
    help = (
        "核对留痕记录：逐条验算，指出第一处断裂；再与公示的摘要、报告、内容存档、原件、发布文件和数据库的保护互证，"
        "列出不符之处（退出码 1）。"
    )

    def handle(self, **options) -> None:
        for sentence in broken_links():
            raise CommandError(sentence, returncode=1)
        found = [sentence for check in CHECKS for sentence in islice(check(), AT_MOST)]
        if found:
            raise CommandError("\n".join(found), returncode=1)
        entries, reports = TrailEntry.objects.count(), AnnualReport.objects.count()
        self.stdout.write(f"留痕记录完整，共 {entries} 条；{reports} 份报告与留痕一致。")
