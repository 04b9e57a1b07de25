"""The trail to read: one page a report, one page an agency, both to take away; log-ins too."""

import csv
from dataclasses import replace

import pytest
from django.contrib.auth.signals import user_login_failed
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from reports.archive.act import Act
from reports.archive.opening import open_report
from reports.archive.store import store, to_document
from reports.desk import remarks
from reports.desk.trail_list import HEADER
from reports.models import Content, TrailEntry
from reports.statute import FORMATS
from tests.conftest import AT, Unsealed

PASSWORD = "correct horse battery"


@pytest.fixture
def of_report():
    return lambda report: reverse("admin:reports_annualreport_trail", args=[report.pk])


@pytest.fixture
def of_agency():
    return lambda agency: reverse("admin:reports_annualreport_agency_trail", args=[agency.code])


def edited(report, producer, *, times: int):
    """The report with so many changes on the trail."""
    for number in range(times):
        document = to_document(report)
        texts = document.texts | {"other_matters": f"第 {number} 次改动。"}
        changed = replace(document, texts=texts)
        report = store(changed, report=report, version=report.version, act=Act(producer, AT))
    return report


def rows(response) -> list[dict[str, str]]:
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    header, *lines = csv.reader(text.splitlines(keepends=True))
    assert tuple(header) == HEADER
    return [dict(zip(header, line, strict=True)) for line in lines]


@pytest.mark.parametrize("who", ["producer", "reviewer", "publisher", "administrator"])
def test_those_who_may_read_it(request, as_staff, published_report, of_report, of_agency, who):
    client = as_staff(request.getfixturevalue(who))
    for page in (of_report(published_report), of_agency(published_report.agency)):
        response = client.get(page)
        shown = [(e.entry.action, e.entry.actor_name) for e in response.context["lines"]]
        assert shown == [
            ("发布", "王发布"),
            ("审核通过", "李审核"),
            ("提交审核", "张制作"),
            ("修改内容", "张制作"),
            ("新建", "张制作"),
        ]


@pytest.mark.parametrize("query", [{}, {"format": "csv"}])
def test_nobody_else(as_staff, client, outsider, draft, of_report, of_agency, query):
    for page in (of_report(draft), of_agency(draft.agency)):
        assert as_staff(outsider).get(page, query).status_code == 404
        assert client.get(page, query).status_code == 302
    own = as_staff(outsider).get(reverse("admin:reports_annualreport_agency_trail", args=["x"]))
    assert own.status_code == 404


def test_each_entry_shows_what_it_changed(as_staff, producer, reviewer, draft, of_report):
    edited(draft, producer, times=1)
    lines = as_staff(reviewer).get(of_report(draft)).context["lines"]
    changes = [(e.entry.action, e.note, e.differences and len(e.differences.cells)) for e in lines]
    assert changes == [("修改内容", "", 0), ("修改内容", "", 200), ("新建", "首次存档", None)]
    last = lines[0].differences
    said = [("".join(p.text for p in one.pieces if p.kind != "gone")) for one in last.texts]
    assert said == ["第 0 次改动。"]
    assert lines[0].before == lines[1].after


def test_content_that_was_not_kept_is_said(as_staff, producer, draft, of_report):
    with Unsealed(connection):
        Content.objects.all().delete()
    lines = as_staff(producer).get(of_report(draft)).context["lines"]
    assert [e.note for e in lines] == ["改动前后的内容没有都存档，不能比较", ""]


def test_revisions_and_reports_are_kept_apart(as_staff, producer, draft, agency, of_agency):
    """The first content of one report is not compared with the last of another."""
    open_report(agency=agency, year=2022, act=Act(producer, AT))
    lines = as_staff(producer).get(of_agency(agency)).context["lines"]
    assert [(e.entry.year, e.note) for e in lines] == [
        (2022, "首次存档"),
        (2023, ""),
        (2023, "首次存档"),
    ]


def test_it_is_paged(as_staff, producer, draft, of_agency):
    edited(draft, producer, times=60)
    client = as_staff(producer)
    first, second = (client.get(of_agency(draft.agency), {"page": n}) for n in (1, 2))
    numbers = [e.entry.number for r in (first, second) for e in r.context["lines"]]
    assert numbers == list(range(62, 0, -1))
    assert len(second.context["lines"]) == 12
    assert all(e.note or e.differences for r in (first, second) for e in r.context["lines"])
    assert client.get(of_agency(draft.agency), {"page": "x"}).status_code == 200


def test_taken_away_whole(as_staff, producer, draft, of_report, of_agency):
    edited(draft, producer, times=60)
    client = as_staff(producer)
    response = client.get(of_report(draft), {"format": "csv"})
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in response.headers["Content-Disposition"]
    lines = rows(response)
    assert lines == rows(client.get(of_agency(draft.agency), {"format": "csv"}))
    last = TrailEntry.objects.last()
    assert len(lines) == 62
    assert lines[-1] == {
        "序号": "62",
        "时间": "2024-01-15 09:30:00",
        "操作": "修改内容",
        "账号": "producer",
        "姓名": "张制作",
        "来源地址": "",
        "机关代码": "jiaozuo-education",
        "年度": "2023",
        "版次": "1",
        "原状态": "制作中",
        "新状态": "制作中",
        "说明": "",
        "改动": FORMATS["2021"].passages["other_matters"].label,
        "内容摘要": last.content,
        "本条校验值": last.hash,
    }


def test_formulas_are_escaped(as_staff, producer, reviewer, report_in_review, of_report):
    reviewer.name = "=cmd"
    reviewer.save()
    remarks.make("x", report=report_in_review, place="", act=Act(reviewer, AT, "+1"))
    line = rows(as_staff(producer).get(of_report(report_in_review), {"format": "csv"}))[-1]
    assert (line["姓名"], line["来源地址"], line["说明"]) == ("'=cmd", "'+1", "全文　x")


def test_other_formats_do_not_exist(as_staff, producer, draft, of_report):
    assert as_staff(producer).get(of_report(draft), {"format": "exe"}).status_code == 404


@pytest.mark.slow
@pytest.mark.parametrize("page", ["report", "agency"])
def test_query_count_does_not_grow(
    as_staff, producer, draft, of_report, of_agency, page, django_assert_num_queries
):
    client = as_staff(producer)
    door, queries = {
        "report": (of_report(draft), 9),
        "agency": (of_agency(draft.agency), 7),
    }[page]
    with django_assert_num_queries(queries):
        client.get(door)
    edited(draft, producer, times=60)
    with django_assert_num_queries(queries):
        client.get(door)


@pytest.fixture
def account(producer):
    producer.set_password(PASSWORD)
    producer.save()
    return producer


def log_in(client, username: str, password: str):
    data = {"username": username, "password": password}
    return client.post(reverse("admin:login"), data, REMOTE_ADDR="10.0.0.9")


@pytest.mark.slow
def test_coming_going_and_failing_are_on_record(client, account):
    log_in(client, "producer", "wrong")
    log_in(client, "producer", PASSWORD)
    client.post(reverse("admin:logout"), REMOTE_ADDR="10.0.0.9")
    log_in(client, "nobody" + "x" * 200, "wrong")
    fields = ("action", "actor", "actor_name", "agency", "year", "revision", "address")
    assert list(TrailEntry.objects.values_list(*fields)) == [
        ("登录失败", "producer", "", "", 0, 0, "10.0.0.9"),
        ("登录", "producer", "张制作", "", 0, 0, "10.0.0.9"),
        ("退出登录", "producer", "张制作", "", 0, 0, "10.0.0.9"),
        ("登录失败", "nobody" + "x" * 144, "", "", 0, 0, "10.0.0.9"),
    ]
    said = {value for entry in TrailEntry.objects.values() for value in entry.values()}
    assert not said & {PASSWORD, "wrong"}
    call_command("verify_trail")


def test_strange_log_ins_are_on_record(db):
    user_login_failed.send(sender=None, credentials={"username": "a\0b"}, request=None)
    user_login_failed.send(sender=None, credentials={}, request=None)
    assert list(TrailEntry.objects.values_list("actor", "address")) == [("ab", ""), ("", "")]


def test_leaving_without_having_come_leaves_nothing(client, db):
    client.post(reverse("admin:logout"))
    assert not TrailEntry.objects.exists()


def test_only_administrators_see_log_ins(
    client, as_staff, account, administrator, of_agency, agency
):
    log_in(client, "producer", PASSWORD)
    page = reverse("admin:reports_trailentry_changelist")
    for person, sees in ((account, False), (administrator, True)):
        html = as_staff(person).get(page).content.decode()
        assert ("10.0.0.9" in html, "<strong>登录</strong>" in html) == (sees, sees)
    assert "登录" not in [
        e.entry.action for e in as_staff(account).get(of_agency(agency)).context["lines"]
    ]
