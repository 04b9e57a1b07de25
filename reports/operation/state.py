"""What the portal is like now (现状), asked when the monitoring asks: reports, work that waits, the
disk, when tick and backup last ran."""

import shutil
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError
from django.db.models import Count
from django.utils import timezone
from prometheus_client.core import GaugeMetricFamily, Metric

from reports.accounts.log_ins import FAILED
from reports.desk.notices import waiting_mails
from reports.models import AnnualReport, Status, TrailEntry, TrailHead

from .stamps import stamped

LATE = timedelta(minutes=5)


class State:
    """A collector of Prometheus. Without a database it tells the rest."""

    def collect(self) -> Iterator[Metric]:
        yield _gauge("portal_disk_free_bytes", "数据目录所在磁盘的剩余空间", _free())
        for what, said in (("tick", "tick 上次执行完的时间"), ("backup", "上次备份完成的时间")):
            yield _gauge(f"portal_last_{what}_timestamp_seconds", said, stamped(what))
        try:
            found = list(_of_the_database())
        except DatabaseError:
            found = []
        yield _gauge("portal_database_up", "数据库是否可用", bool(found))
        yield from found


def _of_the_database() -> Iterator[Metric]:
    reports = GaugeMetricFamily("portal_reports", "各状态的报告数", labels=("status",))
    counted = AnnualReport.objects.order_by("status").values_list("status")
    numbers = dict.fromkeys(Status.values, 0) | dict(counted.annotate(Count("pk")))
    for status, number in numbers.items():
        reports.add_metric((status,), number)
    yield reports
    late = timezone.now() - LATE
    due = AnnualReport.objects.filter(status=Status.APPROVED, scheduled_for__lte=late)
    mails = waiting_mails(at=timezone.now()).filter(at__lte=late)
    failed = TrailEntry.objects.filter(action=FAILED, at__gte=late)
    yield _gauge("portal_overdue_publications", "到时五分钟仍未发布的定时发布", due.count())
    yield _gauge("portal_unsent_mails", "五分钟仍未发出的邮件", mails.count())
    yield _gauge("portal_failed_log_ins", "最近五分钟登录失败的次数", failed.count())
    head = TrailHead.objects.filter(pk=1).first()
    yield _gauge("portal_trail_entries", "留痕条数", head.number if head else 0)


def _gauge(name: str, said: str, value: float) -> Metric:
    return GaugeMetricFamily(name, said, value=float(value))


def _free() -> int:
    return shutil.disk_usage(settings.VAR).free
