"""What a scheduler runs every minute: due publications, missing files, reminders, e-mails, accounts
whose last day is over."""

import json
import os
import time

from django.conf import settings
from django.core.mail import send_mail
from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from reports.accounts.standing import end_due
from reports.archive import anchors
from reports.archive.act import Act
from reports.archive.anchors import anchor, write_out
from reports.archive.refusals import Refused
from reports.desk.notices import remind, send_mails, tell_unpublished
from reports.desk.taking import take
from reports.desk.working_copy import forget_published
from reports.models import AnnualReport, Status
from reports.operation.stamps import stamp
from reports.renditions.upkeep import keep_up


class Command(BaseCommand):
    help = (
        "每分钟由调度程序执行：到时的定时发布、缺少的文件、留痕公示、提醒和邮件。"
        "可在多台机器上同时执行。"
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--every",
            type=int,
            metavar="SECONDS",
            help="不退出，每隔这么多秒执行一次，直到启动它的程序结束",
        )

    def handle(self, *, every: int | None = None, **options) -> None:
        if every is None:
            self._tick()
        else:
            self._tick_on(every, while_of=os.getppid())

    def _tick_on(self, seconds: int, *, while_of: int) -> None:
        """Again and again; what fails now is told, and may go well in a minute."""
        while os.getppid() == while_of:
            close_old_connections()
            try:
                self._tick()
            except DatabaseError as error:
                self.stderr.write(f"这一次没有执行完，过一会儿再试。{error}")
            wait(seconds, while_of=while_of)

    def _tick(self) -> None:
        now = timezone.now()
        end_due(timezone.localdate(now))
        published = [report for report in self._due(now) if self._publish(report, now)]
        self._keep_up()
        self._anchor(now)
        forget_published()
        reminded, sent = remind(at=now), send_mails(at=now)
        stamp("tick")
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

    def _keep_up(self) -> None:
        for sentence in keep_up():
            self.stderr.write(sentence)

    def _anchor(self, now) -> None:
        """The head of the trail, once a day: in the database, in the file, by e-mail."""
        try:
            made = anchor(at=now)
            write_out()
            if made and settings.TRAIL_HEADS_TO:
                said = json.dumps(anchors.said(made), ensure_ascii=False)
                send_mail(f"{made.day} 留痕公示", said, None, settings.TRAIL_HEADS_TO)
        except (OSError, ValueError) as error:
            self.stderr.write(f"留痕公示没有做完，下一分钟再试。{error}")


def wait(seconds: int, *, while_of: int) -> None:
    """Sleep, but no longer than the process lives that started this one."""
    for _ in range(seconds):
        if os.getppid() != while_of:
            return
        time.sleep(1)
