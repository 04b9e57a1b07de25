"""tick: due publications exactly once, in the name of who scheduled them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone

from reports.archive.act import Act
from reports.archive.trail import broken_links
from reports.desk.taking import take
from reports.management.commands import tick
from reports.models import AnnualReport, Notice, Post, Status, TrailAnchor, TrailEntry
from reports.renditions import upkeep
from tests.conftest import AT, make_staff


@pytest.fixture
def scheduled(approved_report, publisher) -> AnnualReport:
    report = approved_report
    return take(
        "schedule",
        report=report,
        version=report.version,
        act=Act(publisher, AT),
        secrecy=True,
        scheduled_for=AT + timedelta(minutes=5),
    )


def test_due_publication(scheduled, publisher, renditions, capsys):
    call_command("tick")
    assert capsys.readouterr().out == "定时发布 1 份，提醒 0 条，邮件 0 封。\n"
    report = AnnualReport.objects.get()
    assert (report.status, report.published_by) == (Status.PUBLISHED, publisher)
    assert (report.scheduled_for, report.secrecy_by) == (None, publisher)
    assert len(list(renditions.rglob("report.*"))) == 5
    call_command("tick")
    assert "定时发布 0 份" in capsys.readouterr().out


def test_files_that_failed_are_made_at_the_next_tick(scheduled, renditions, capsys, monkeypatch):
    def fail(report):
        raise OSError("磁盘已满")

    monkeypatch.setattr(upkeep, "render", fail)
    call_command("tick")
    out, err = capsys.readouterr()
    assert out == "定时发布 1 份，提醒 0 条，邮件 0 封。\n"
    assert "文件没有生成，下一分钟再试。磁盘已满" in err
    monkeypatch.undo()
    call_command("tick")
    assert len(list(renditions.rglob("report.*"))) == 5


def test_files_of_imported_reports_are_made(published_report, renditions, capsys):
    """Published long ago, imported today."""
    call_command("tick")
    assert len(list(renditions.rglob("report.*"))) == 5
    assert [path.name for path in renditions.rglob("*.zip")] == ["2023.zip"]


def test_it_goes_on_until_its_parent_ends(scheduled, monkeypatch, capsys):
    """A database that was busy for a moment ends nothing."""
    parents, keep_up = iter([7, 7, 7, 1]), tick.Command._keep_up
    failures = iter([OperationalError("database is locked")])

    def render_or_fail(command):
        for failure in failures:
            raise failure
        keep_up(command)

    monkeypatch.setattr(tick.os, "getppid", lambda: next(parents))
    monkeypatch.setattr(tick, "wait", lambda seconds, *, while_of: None)
    monkeypatch.setattr(tick.Command, "_keep_up", render_or_fail)
    monkeypatch.setattr(tick, "close_old_connections", lambda: None)
    call_command("tick", every=60)
    out, err = capsys.readouterr()
    assert out == "定时发布 0 份，提醒 0 条，邮件 0 封。\n"
    assert err == "这一次没有执行完，过一会儿再试。database is locked\n"
    assert AnnualReport.objects.get().status == Status.PUBLISHED


def test_the_head_of_the_trail_is_published_once_a_day(scheduled, settings, mailoutbox, capsys):
    settings.TRAIL_HEADS_TO = ["archive@example.gov.cn"]
    for _ in range(2):
        call_command("tick")
    (made,) = TrailAnchor.objects.all()
    (mail,) = mailoutbox
    assert settings.TRAIL_HEADS_FILE.read_text() == mail.body + "\n"
    assert made.number == TrailEntry.objects.count()


def test_not_before_its_minute(scheduled, capsys):
    AnnualReport.objects.update(scheduled_for=timezone.now() + timedelta(minutes=1))
    call_command("tick")
    assert "定时发布 0 份" in capsys.readouterr().out
    assert AnnualReport.objects.get().status == Status.APPROVED


def test_who_lost_the_post_does_not_publish(scheduled, publisher, capsys):
    Post.objects.filter(staff=publisher).delete()
    make_staff("second", "另一发布人", posts={"publisher": scheduled.agency})
    call_command("tick")
    out, err = capsys.readouterr()
    assert "定时发布 0 份" in out
    assert "没有发布" in err
    call_command("tick")
    notice = Notice.objects.get(key__startswith="unpublished")
    assert "没有发布" in notice.text
    assert AnnualReport.objects.get().status == Status.APPROVED


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_machines_that_tick_together_publish_once(request, capsys):
    request.getfixturevalue("scheduled")

    def tick(_):
        try:
            call_command("tick")
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(tick, range(6)))
    assert TrailEntry.objects.filter(action="发布").count() == 1
    assert list(broken_links()) == []
