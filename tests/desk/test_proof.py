"""The reports against the trail: every way of work agrees, every forgery is named."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from reports.archive.act import Act
from reports.desk import remarks
from reports.desk.proof import disagreements
from reports.desk.taking import take
from reports.models import Content, seals
from tests.conftest import AT, Unsealed

REPORT = "焦作市教育局 2023 年度报告"


def forge(*statements: str) -> None:
    with Unsealed(connection), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def stepped(name, report, by, **said):
    return take(name, report=report, version=report.version, act=Act(by, AT), **said)


@pytest.fixture
def corrected(published_report, producer, reviewer, publisher):
    """Corrected once, sent back on the way with a remark, scheduled and recalled."""
    revision = stepped("correct", published_report, producer, reason="数字有误")
    revision = stepped("submit", revision, producer)
    remark = remarks.make("请核对。", report=revision, place="", act=Act(reviewer, AT))
    revision = stepped("return", revision, reviewer, reason="请核对")
    remarks.answer("已核对。", remark=remark, act=Act(producer, AT))
    revision = stepped("submit", revision, producer)
    remarks.close(remark=remark, act=Act(reviewer, AT))
    revision = stepped("approve", revision, reviewer)
    later = AT.replace(year=2025)
    revision = stepped("schedule", revision, publisher, secrecy=True, scheduled_for=later)
    revision = stepped("unschedule", revision, publisher)
    return stepped("publish", revision, publisher, secrecy=True)


@pytest.mark.parametrize(
    "state",
    [
        "draft",
        "blank_draft",
        "report_in_review",
        "approved_report",
        "published_report",
        "corrected",
    ],
)
def test_every_way_agrees(request, state, capsys):
    request.getfixturevalue(state)
    assert list(disagreements()) == []
    call_command("verify_trail")
    assert "留痕记录完整" in capsys.readouterr().out


def test_scheduled_and_withdrawn_agree(approved_report, publisher):
    later = AT.replace(year=2025)
    report = stepped("schedule", approved_report, publisher, secrecy=True, scheduled_for=later)
    assert list(disagreements()) == []
    report = stepped("publish", report, publisher, secrecy=True)
    stepped("withdraw", report, publisher, reason="有误")
    assert list(disagreements()) == []


@pytest.mark.parametrize(
    ("forgery", "sentence"),
    [
        (
            "UPDATE reports_applicationrow SET natural_person = 1234 WHERE row = 'received'",
            "内容与留痕中最后一次的内容摘要不符。",
        ),
        ("UPDATE reports_annualreport SET problems = 'x'", "内容与留痕中最后一次的内容摘要不符。"),
        ("UPDATE reports_annualreport SET status = 'superseded'", "状态是“已更正”，与留痕不符。"),
        (
            "UPDATE reports_annualreport SET published_by_id = produced_by_id",
            "发布人或其时间与留痕不符。",
        ),
        (
            "UPDATE reports_annualreport SET reviewed_at = '2024-01-14 01:30:00+00:00'",
            "审核人或其时间与留痕不符。",
        ),
        (
            "UPDATE reports_annualreport SET secrecy_by_id = NULL, secrecy_at = NULL",
            "保密审查人或其时间与留痕不符。",
        ),
        ("DELETE FROM reports_annualreport_makers", "制作参与人与留痕不符。"),
    ],
)
def test_a_forged_report_is_named(published_report, forgery, sentence):
    forge(forgery)
    assert list(disagreements()) == [f"{REPORT}：{sentence}"]
    with pytest.raises(CommandError, match=sentence) as stopped:
        call_command("verify_trail")
    assert stopped.value.returncode == 1


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE reports_remark SET text = '没有意见'",
        "UPDATE reports_remark SET answer = '没有答复'",
        "UPDATE reports_remark SET closed_by_id = answered_by_id",
    ],
)
def test_a_forged_remark_is_named(corrected, forgery):
    forge(forgery)
    assert [s for s in disagreements() if "审核意见" in s]


def test_a_forged_plan_is_named(approved_report, publisher):
    later = AT.replace(year=2025)
    stepped("schedule", approved_report, publisher, secrecy=True, scheduled_for=later)
    forge("UPDATE reports_annualreport SET scheduled_for = '2024-06-01 00:00:00+00:00'")
    assert list(disagreements()) == [f"{REPORT}：“定于2024-06-01 08:00发布”与留痕不符。"]


def test_a_report_without_a_trail_and_a_trail_without_a_report(published_report):
    forge("UPDATE reports_annualreport SET year = 2022")
    assert list(disagreements()) == [
        "焦作市教育局 2022 年度报告：库中有，留痕中没有。",
        "焦作市教育局 2023 年度报告第 1 版：留痕中有，库中没有。",
    ]


def test_changed_and_lost_contents_are_named(published_report, capsys):
    first, last = Content.objects.order_by("pk")
    forge(
        "UPDATE reports_content SET text = replace(text, '焦作', '焦做')"
        f" WHERE digest = '{first.digest}'",
        f"DELETE FROM reports_content WHERE digest = '{last.digest}'",
    )
    with pytest.raises(CommandError) as stopped:
        call_command("verify_trail")
    said = str(stopped.value)
    assert f"内容存档 {first.digest} 被改动，与摘要不符。" in said
    assert f"所指的内容 {last.digest} 没有存档。" in said


def test_seals_that_were_taken_off_are_named(published_report):
    seals.remove(connection)
    with pytest.raises(CommandError, match="reports_seal_trailentry_delete"):
        call_command("verify_trail")
    seals.install(connection)


def test_queries_do_not_grow_with_reports(published_report, producer, django_assert_num_queries):
    from reports.archive.opening import open_report

    with django_assert_num_queries(9) as first:
        assert list(disagreements()) == []
    for year in (2021, 2022):
        open_report(agency=published_report.agency, year=year, act=Act(producer, AT))
    with django_assert_num_queries(len(first)):
        assert list(disagreements()) == []
