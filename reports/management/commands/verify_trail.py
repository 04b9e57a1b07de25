"""Walk the trail and name the first broken link."""

from django.core.management.base import BaseCommand, CommandError

from reports.archive.trail import broken_links
from reports.models import TrailEntry


class Command(BaseCommand):
    help = "核对留痕记录：逐条验算，指出第一处断裂（退出码 1）。"

    def handle(self, **options) -> None:
        for sentence in broken_links():
            raise CommandError(sentence, returncode=1)
        self.stdout.write(f"留痕记录完整，共 {TrailEntry.objects.count()} 条。")
