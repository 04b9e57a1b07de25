"""The start page: what waits for whom, and notices as each chooses."""

from datetime import date

from django.urls import reverse

from reports.archive.act import Act
from reports.desk.taking import take
from reports.desk.workbench import due_in, workbench
from reports.models import Agency, AgencyKind, NoticeChoice, Post, Role
from tests.conftest import AT

TODAY = date(2024, 1, 15)


def queues(staff):
    bench = workbench(staff, today=TODAY)
    return {label: [task.report.pk for task in tasks] for label, tasks in bench.queues}


def test_each_role_sees_its_queue(request, producer, reviewer, publisher, outsider):
    expected = {
        "draft": {producer: "正在制作"},
        "report_in_review": {reviewer: "等我审核"},
        "approved_report": {publisher: "等我发布"},
        "published_report": {},
    }
    for state, people in expected.items():
        report = request.getfixturevalue(state)
        for person in (producer, reviewer, publisher, outsider):
            wanted = {people[person]: [report.pk]} if person in people else {}
            assert queues(person) == wanted


def test_returned_reports_say_why(as_staff, report_in_review, reviewer, producer):
    report = report_in_review
    take("return", report=report, version=report.version, act=Act(reviewer, AT), reason="请补充")
    assert queues(producer) == {"退回给我修改": [report.pk]}
    html = as_staff(producer).get(reverse("admin:index")).content.decode()
    assert "退回理由：请补充" in html


def test_the_maker_is_not_asked_to_review(report_in_review, producer, agency):
    Post.objects.create(staff=producer, agency=agency, role=Role.REVIEWER)
    assert queues(producer) == {}


def test_a_report_not_begun_is_one_click_away(as_staff, producer, agency):
    agency.kind = AgencyKind.objects.get(name="政府部门")
    agency.save()
    (begin,) = workbench(producer, today=TODAY).beginnings
    assert (begin.agency, begin.year, begin.days, begin.due) == (agency, 2023, 16, "还有 16 天")
    html = as_staff(producer).get(begin.address).content.decode()
    assert '<option value="2023" selected>' in html


def test_due_in_words():
    assert [due_in(days) for days in (None, -3, 0, 5)] == [
        "",
        "已逾期 3 天",
        "今天截止",
        "还有 5 天",
    ]


def test_cost_does_not_grow(draft, producer, kind, django_assert_num_queries):
    with django_assert_num_queries(5):
        workbench(producer, today=TODAY)
    for n in range(20):
        agency = Agency.objects.create(code=f"a{n}", name=f"第{n}局", kind=kind)
        Post.objects.create(staff=producer, agency=agency, role=Role.PRODUCER)
    with django_assert_num_queries(5):
        workbench(producer, today=TODAY)


def test_notices_are_read(as_staff, report_in_review, reviewer):
    client = as_staff(reviewer)
    assert "提交审核，请审核" in client.get(reverse("admin:index")).content.decode()
    client.post(reverse("admin:reports_notice_read"))
    assert "提交审核，请审核" not in client.get(reverse("admin:index")).content.decode()
    page = client.get(reverse("admin:reports_notice_changelist")).content.decode()
    assert "提交审核，请审核" in page


def test_notices_of_others_are_not_seen(as_staff, report_in_review, producer):
    page = as_staff(producer).get(reverse("admin:reports_notice_changelist")).content.decode()
    assert "提交审核，请审核" not in page


def test_choosing_how_to_be_told(as_staff, reviewer):
    address = reverse("admin:reports_notice_choices")
    client = as_staff(reviewer)
    assert client.get(address).content.decode().count("checked") == 14
    client.post(address, {"submitted-in_admin": "on"})
    choices = NoticeChoice.objects.order_by("kind").values_list("kind", "in_admin", "by_mail")
    assert {kind: (a, m) for kind, a, m in choices}["submitted"] == (True, False)
    assert not any(a or m for kind, a, m in choices if kind != "submitted")
