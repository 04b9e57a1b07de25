"""Notices: who is told of what, once, in the way that each chose."""

from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused
from zoneinfo import ZoneInfo

import pytest
from django.core import mail

from reports.archive.act import Act
from reports.desk import notices
from reports.desk.taking import take
from reports.models import AgencyKind, Notice, NoticeChoice, NoticeKind
from tests.conftest import AT, make_staff

SHANGHAI = ZoneInfo("Asia/Shanghai")


def told() -> list[tuple[str, str]]:
    return list(Notice.objects.order_by("pk").values_list("kind", "staff__username"))


def test_each_step_tells_the_next_person(published_report):
    assert told() == [
        ("submitted", "reviewer"),
        ("approved", "publisher"),
        ("published", "producer"),
    ]


def test_a_return_tells_the_producer_why(report_in_review, reviewer):
    take(
        "return",
        report=report_in_review,
        version=report_in_review.version,
        act=Act(reviewer, AT),
        reason="第五部分太短",
    )
    notice = Notice.objects.order_by("pk").last()
    assert (notice.staff.username, notice.text) == (
        "producer",
        "焦作市教育局 2023 年度报告已由李审核退回修改：第五部分太短",
    )


def test_the_actor_and_strangers_are_not_told(report_in_review, outsider, producer):
    assert told() == [("submitted", "reviewer")]


@pytest.mark.parametrize(
    ("in_admin", "by_mail", "unread", "mails"),
    [(True, True, 1, 1), (True, False, 1, 0), (False, True, 0, 1), (False, False, 0, 0)],
)
def test_each_chooses(draft, producer, reviewer, in_admin, by_mail, unread, mails):
    reviewer.email = "reviewer@example.gov.cn"
    reviewer.save()
    NoticeChoice.objects.create(
        staff=reviewer, kind=NoticeKind.SUBMITTED, in_admin=in_admin, by_mail=by_mail
    )
    take("submit", report=draft, version=draft.version, act=Act(producer, AT))
    assert Notice.objects.filter(read_at=None).count() == unread
    assert notices.send_mails(at=AT) == mails == len(mail.outbox)


def test_mails_are_sent_once(report_in_review, reviewer):
    reviewer.email = "reviewer@example.gov.cn"
    reviewer.save()
    assert [notices.send_mails(at=AT), notices.send_mails(at=AT)] == [1, 0]
    assert mail.outbox[0].to == ["reviewer@example.gov.cn"]
    assert "张制作提交审核" in mail.outbox[0].body


def test_a_failing_mail_server_keeps_them_waiting(report_in_review, reviewer, monkeypatch):
    reviewer.email = "reviewer@example.gov.cn"
    reviewer.save()

    def fail(*args):
        raise ConnectionRefusedError

    monkeypatch.setattr(notices, "send_mail", fail)
    assert notices.send_mails(at=AT) == 0
    monkeypatch.undo()
    assert notices.send_mails(at=AT) == 1


def test_a_refused_address_keeps_nobody_from_his_mail(
    draft, producer, reviewer, agency, monkeypatch
):
    second = make_staff("second", "赵审核", posts={"reviewer": agency})
    for person in (reviewer, second):
        person.email = f"{person.username}@example.gov.cn"
        person.save()
    take("submit", report=draft, version=draft.version, act=Act(producer, AT))
    tried = []

    def refuse_first(subject, text, sender, to):
        tried.extend(to)
        if len(tried) == 1:
            raise SMTPRecipientsRefused({to[0]: (550, b"no such user")})

    monkeypatch.setattr(notices, "send_mail", refuse_first)
    assert [notices.send_mails(at=AT), notices.send_mails(at=AT)] == [1, 0]
    assert len(tried) == len(set(tried)) == 2


@pytest.fixture
def department(agency):
    """An agency whose kind has a deadline: 31 January."""
    agency.kind = AgencyKind.objects.get(name="政府部门")
    agency.save()
    return agency


def test_deadlines_are_remembered_once_each(department, producer):
    day = datetime(2025, 1, 1, 8, 0, tzinfo=SHANGHAI)
    given = [notices.remind(at=day + timedelta(days=n, hours=h)) for n in range(40) for h in (0, 9)]
    assert sum(given) == len(notices.DAYS_BEFORE)
    assert (
        Notice.objects.order_by("pk")
        .last()
        .text.startswith("焦作市教育局2024年度报告应于2025-01-31前公布，还有 1 天")
    )


def test_who_has_published_is_not_reminded(department, published_report):
    day = datetime(2024, 1, 24, tzinfo=SHANGHAI)
    assert notices.remind(at=day) == 0


def test_disabled_accounts_are_not_told(draft, producer, reviewer, agency):
    gone = make_staff("gone", "离任", posts={"reviewer": agency})
    gone.is_active = False
    gone.save()
    take("submit", report=draft, version=draft.version, act=Act(producer, AT))
    assert told() == [("submitted", "reviewer")]
