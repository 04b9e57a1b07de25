"""Telling people (提醒): in the admin at once, by e-mail at the next tick, as each chooses."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused

from django.core.mail import send_mail
from django.db.models import QuerySet
from django.utils import timezone

from reports.archive.act import Act
from reports.models import (
    Agency,
    AnnualReport,
    Notice,
    NoticeChoice,
    NoticeKind,
    Role,
    Staff,
    absolute,
    site_now,
)

SENTENCES = {
    NoticeKind.SUBMITTED: "{report}已由{by}提交审核，请审核。",
    NoticeKind.RETURNED: "{report}已由{by}退回修改：{reason}",
    NoticeKind.APPROVED: "{report}已由{by}审核通过，等待发布。",
    NoticeKind.PUBLISHED: "{report}已由{by}发布。",
    NoticeKind.ABANDONED: "{report}已由{by}放弃：{reason}",
    NoticeKind.REMARK: "{by}对{report}提出审核意见：{reason}",
}
DAYS_BEFORE = (14, 7, 3, 1)


def tell(
    kind: NoticeKind,
    role: Role,
    *,
    report: AnnualReport,
    act: Act,
    reason: str = "",
) -> None:
    """Tell everybody with that role in the report's agency, but not who acted."""
    text = SENTENCES[kind].format(report=report, by=act.by, reason=reason)[:400]
    _give(told(role, report=report, by=act.by), kind, text, report=report, at=act.at)


def told(role: Role, *, report: AnnualReport, by: Staff) -> Iterable[Staff]:
    """Whom a step tells: everybody with that role in the report's agency, but not who acts."""
    people = Staff.objects.filter(
        posts__agency=report.agency, posts__role=role, is_active=True
    ).exclude(pk=by.pk)
    return people.distinct()


def tell_unpublished(report: AnnualReport, why: str, *, at: datetime) -> None:
    """Tell the publishers, once, that a scheduled publication was refused."""
    people = Staff.objects.filter(
        posts__agency=report.agency, posts__role=Role.PUBLISHER, is_active=True
    )
    text = f"{report}到了定时发布的时间，但没有发布：{why}"[:400]
    key = f"unpublished:{report.pk}:{report.scheduled_for:%Y%m%d%H%M}"
    _give(people.distinct(), NoticeKind.RETURNED, text, report=report, at=at, key=key)


def remind(*, at: datetime) -> int:
    """Tell producers of a deadline that comes near while nothing is published; once for each of
    ``DAYS_BEFORE``. How many notices were given."""
    today = timezone.localdate(at)
    year = today.year - 1
    published = AnnualReport.objects.filter(year=year, published_at__isnull=False)
    waiting = Agency.objects.exclude(pk__in=published.values("agency")).select_related("kind")
    given = 0
    for agency in waiting.filter(posts__role=Role.PRODUCER).distinct():
        due = agency.kind.deadline(year)
        days = (due - today).days if due else None
        if days not in DAYS_BEFORE:
            continue
        text = f"{agency}{year}年度报告应于{due:%Y-%m-%d}前公布，还有 {days} 天，目前尚未发布。"
        people = Staff.objects.filter(
            posts__agency=agency, posts__role=Role.PRODUCER, is_active=True
        )
        key = f"deadline:{agency.pk}:{year}:{days}"
        given += _give(people, NoticeKind.DEADLINE, text, at=at, key=key)
    return given


def waiting_mails(*, at: datetime) -> QuerySet[Notice]:
    """The notices that are to go out by e-mail and have not; after three days they are let go."""
    return Notice.objects.filter(
        mailed_at__isnull=True, at__gte=at - timedelta(days=3), staff__is_active=True
    ).exclude(staff__email="")


def send_mails(*, at: datetime) -> int:
    """Send the e-mails that wait; how many. A failing mail server leaves them waiting; one that
    refuses a person's address keeps nobody else from his."""
    waiting = waiting_mails(at=at)
    unwanted = set(NoticeChoice.objects.filter(by_mail=False).values_list("staff", "kind"))
    sent, site = 0, site_now()
    for notice in waiting.select_related("staff").order_by("pk"):
        claimed = Notice.objects.filter(pk=notice.pk, mailed_at__isnull=True).update(mailed_at=at)
        if not claimed or (notice.staff_id, notice.kind) in unwanted:
            continue
        try:
            send_mail(
                f"【{site['name']}】{NoticeKind(notice.kind).label}",
                f"{notice.text}\n\n{absolute('/admin/')}\n",
                None,
                [notice.staff.email],
            )
        except SMTPRecipientsRefused:
            continue
        except OSError:
            Notice.objects.filter(pk=notice.pk).update(mailed_at=None)
            break
        sent += 1
    return sent


def _give(
    people: Iterable[Staff],
    kind: NoticeKind,
    text: str,
    *,
    at: datetime,
    report: AnnualReport | None = None,
    key: str = "",
) -> int:
    """One notice to each; those who turned the kind off altogether get none."""
    choices = NoticeChoice.objects.filter(kind=kind, in_admin=False)
    quiet = dict(choices.values_list("staff", "by_mail"))
    rows = [
        Notice(
            staff=person,
            report=report,
            kind=kind,
            text=text,
            at=at,
            key=key,
            read_at=at if person.pk in quiet else None,
        )
        for person in people
        if quiet.get(person.pk, True)
    ]
    if key:
        told = set(Notice.objects.filter(key=key).values_list("staff", flat=True))
        rows = [row for row in rows if row.staff_id not in told]
    Notice.objects.bulk_create(rows, ignore_conflicts=bool(key))
    return len(rows)
