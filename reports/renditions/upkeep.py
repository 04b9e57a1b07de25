"""What `tick` does for the files, every minute: missing ones are made, those of withdrawn reports
removed, leftovers of killed processes cleared."""

from collections.abc import Iterator

from reports.models import AnnualReport, Status

from .bundles import bundle, years_in_force
from .files import discard, render, unrendered
from .replacing import clear_leftovers

AT_ONCE = 100  # reports rendered in one minute; what is left comes in the next
FAILURES = (OSError, RuntimeError, ValueError)


def keep_up() -> Iterator[str]:
    """Do all of it. What cannot be rendered now is told in a sentence, and tried again. A minute in
    which nothing is missing costs the same however many reports there are."""
    for report in unrendered().with_people()[:AT_ONCE]:
        try:
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
