"""What a scheduler runs every minute: due publications, missing files, reminders, e-mails."""

from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.desk.notices import remind, send_mails, tell_unpublished
from reports.desk.taking import take
from reports.desk.working_copy import forget_published
from reports.models import AnnualReport, Status
from reports.renditions.files import bundle, is_stale, press

A_DAY = timedelta(days=1)


class Command(BaseCommand):
    help = "每分钟由调度程序执行：到时的定时发布、缺少的文件、提醒和邮件。可在多台机器上同时执行。"

    def handle(self, **options) -> None:
        now = timezone.now()
        published = [report for report in self._due(now) if self._publish(report, now)]
        self._press_new(now)
        forget_published()
        reminded, sent = remind(at=now), send_mails(at=now)
        self.stdout.write(f"定时发布 {len(published)} 份，提醒 {reminded} 条，邮件 {sent} 封。")

    def _due(self, now):
        due = AnnualReport.objects.filter(status=Status.APPROVED, scheduled_for__lte=now)
        return due.select_related("agency", "scheduled_by").order_by("scheduled_for", "pk")

    def _publish(self, report: AnnualReport, now) -> bool:
        """Publish in the name and with the right of who scheduled it. Whoever comes second finds
        it done."""
        try:
            take(
                "publish",
                report=report,
                version=report.version,
                act=Act(report.scheduled_by, now),
                reason="定时发布",
            )
        except Refused as refusal:
            self.stderr.write(f"{report}：没有发布。{refusal}")
            tell_unpublished(report, str(refusal), at=now)
            return False
        return True

    def _press_new(self, now) -> None:
        """The missing files of whatever was published since yesterday. What cannot be rendered
        now is told and tried again, and keeps nobody from his reminders."""
        new = AnnualReport.objects.published().filter(published_at__gt=now - A_DAY)
        for report in new.with_people():
            try:
                if is_stale(report):
                    press(report)
                bundle(report.year)
            except (OSError, RuntimeError, ValueError) as error:
                self.stderr.write(f"{report}：文件没有生成，下一分钟再试。{error}")
