"""What `tick` does for the files, every minute: missing ones are made, those of withdrawn reports
removed, leftovers of killed processes cleared."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from reports.models import AnnualReport, Status

from .bundles import bundle, years_in_force
from .files import discard, is_stale, never_rendered, render
from .replacing import clear_leftovers

A_DAY = timedelta(days=1)
AT_ONCE = 100  # reports of the past rendered in one minute
FAILURES = (OSError, RuntimeError, ValueError)


def keep_up(*, at: datetime) -> Iterator[str]:
    """Do all of it. What cannot be rendered now is told in a sentence, and tried again."""
    for report in _due(at):
        try:
            if is_stale(report):
                render(report)
        except FAILURES as error:
            yield f"{report}：文件没有生成，下一分钟再试。{error}"
    for report in AnnualReport.objects.filter(status=Status.WITHDRAWN).exclude(renditions=None):
        discard(report)
    clear_leftovers()
    for year in years_in_force():
        try:
            bundle(year)
        except FAILURES as error:
            yield f"{year}年度的压缩包没有生成，下一分钟再试。{error}"


def _due(at: datetime) -> QuerySet[AnnualReport]:
    """Whatever was published since yesterday, then some that never had any files."""
    public = AnnualReport.objects.public().exclude(status=Status.WITHDRAWN).with_people()
    missing = list(never_rendered().values_list("pk", flat=True)[:AT_ONCE])
    return public.filter(Q(published_at__gt=at - A_DAY) | Q(pk__in=missing))
