"""The start page: what waits for whom, and notices as each chooses."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from reports.archive.act import Act
from reports.desk.progress import progress
from reports.desk.taking import take
from reports.desk.tasks import due_in
from reports.desk.workbench import A_PAGE, FIRST, workbench
from reports.models import (
    Agency,
    AgencyKind,
    AnnualReport,
    Notice,
    NoticeChoice,
    Post,
    Role,
    Status,
    TrailEntry,
)
from reports.statute import FORMATS
from reports.statute.document import Document
from tests.conftest import AT, make_staff, sound_document

TODAY = date(2024, 1, 15)


def queues(staff, **asked) -> dict[str, list[str]]:
    bench = workbench(staff, today=TODAY, **asked)
    return {
        queue.label: [str(task.report or f"{task.agency} {task.year}") for task in queue.page]
        for queue in bench.queues
    }


@pytest.fixture
def department(agency) -> Agency:
    """An agency whose kind has a deadline: 31 January."""
    agency.kind = AgencyKind.objects.get(name="政府部门")
    agency.save()
    return agency


def many(number: int, *, staff, kind, role=Role.PRODUCER) -> list[Agency]:
    """So many agencies more, for which a person holds a post."""
    agencies = Agency.objects.bulk_create(
        Agency(code=f"a{n:03}", name=f"第{n:03}局", kind=kind) for n in range(number)
    )
    Post.objects.bulk_create(Post(staff=staff, agency=agency, role=role) for agency in agencies)
    return agencies


def test_each_role_sees_its_queue(request, producer, reviewer, publisher, outsider):
    expected = {
        "draft": {producer: "正在制作"},
        "report_in_review": {producer: "已交出，等别人办理", reviewer: "等我审核"},
        "approved_report": {producer: "已交出，等别人办理", publisher: "等我发布"},
        "published_report": {},
    }
    for state, people in expected.items():
        report = request.getfixturevalue(state)
        for person in (producer, reviewer, publisher, outsider):
            found = queues(person)
            begin = found.pop("还没有开始", [])
            assert begin == (["焦作市文化局 2023"] if person == outsider else [])
            assert found == ({people[person]: [str(report)]} if person in people else {})


def test_returned_reports_say_why(as_staff, report_in_review, reviewer, producer):
    report = report_in_review
    take("return", report=report, version=report.version, act=Act(reviewer, AT), reason="请补充")
    assert queues(producer) == {"退回给我修改": [str(report)]}
    html = as_staff(producer).get(reverse("admin:index")).content.decode()
    assert "退回理由：请补充" in html


def test_what_was_recalled_was_not_returned(report_in_review, producer, reviewer):
    """The last way in which it came back counts."""
    report = report_in_review
    act = Act(reviewer, AT)
    report = take("return", report=report, version=report.version, act=act, reason="请补充")
    report = take("submit", report=report, version=report.version, act=Act(producer, AT))
    take("recall", report=report, version=report.version, act=Act(producer, AT))
    assert queues(producer) == {"正在制作": [str(report)]}


def test_the_maker_is_not_asked_to_review(report_in_review, producer, agency):
    Post.objects.create(staff=producer, agency=agency, role=Role.REVIEWER)
    assert queues(producer) == {"已交出，等别人办理": [str(report_in_review)]}


@pytest.mark.parametrize("two_people", [True, False])
def test_the_reviewer_is_not_asked_to_publish(approved_report, reviewer, agency, two_people):
    Post.objects.create(staff=reviewer, agency=agency, role=Role.PUBLISHER)
    agency.two_people = two_people
    agency.save()
    assert queues(reviewer) == ({"等我发布": [str(approved_report)]} if two_people else {})


def test_a_report_not_begun_is_one_click_away(as_staff, producer, department):
    (queue,) = workbench(producer, today=TODAY).queues
    (task,) = queue.page
    assert (queue.key, task.agency, task.year, task.days, task.due) == (
        *("begin", department, 2023),
        *(16, "还有 16 天"),
    )
    year = timezone.localdate().year - 1
    said = {"agency": department.pk, "year": year}
    response = as_staff(producer).post(reverse("admin:reports_annualreport_add"), said)
    report = AnnualReport.objects.get(agency=department, year=year)
    assert response.url == reverse("admin:reports_annualreport_change", args=[report.pk])


def test_due_in_words():
    assert [due_in(days) for days in (None, -3, 0, 5)] == [
        "",
        "已逾期 3 天",
        "今天截止",
        "还有 5 天",
    ]


def test_the_most_pressing_comes_first_and_is_counted(producer, kind):
    """Overdue, soon, later, without a deadline; whatever the code."""
    days = {"d": (1, 10), "c": (1, 20), "b": (3, 31), "a": (None, None)}
    for code, (month, day) in days.items():
        due = {"deadline_month": month, "deadline_day": day}
        of_kind = AgencyKind.objects.create(name=code, order=0, **due)
        agency = Agency.objects.create(code=code, name=f"{code}局", kind=of_kind)
        Post.objects.create(staff=producer, agency=agency, role=Role.PRODUCER)
    Post.objects.filter(agency__code="jiaozuo-education").delete()
    bench = workbench(producer, today=TODAY)
    assert queues(producer) == {"还没有开始": [f"{code}局 2023" for code in days]}
    assert (bench.total, bench.overdue, bench.soon) == (4, 1, 1)
    assert [task.is_overdue for task in bench.queues[0].page] == [True, False, False, False]


def test_many_are_searched_and_paged(as_staff, kind):
    staff = make_staff("busy", "忙人")
    many(65, staff=staff, kind=kind)
    shown = [f"第{n:03}局 2023" for n in range(65)]
    assert queues(staff) == {"还没有开始": shown[:FIRST]}
    assert queues(staff, only="begin") == {"还没有开始": shown[:A_PAGE]}
    assert queues(staff, only="begin", number="3") == {"还没有开始": shown[2 * A_PAGE :]}
    assert queues(staff, words="局 064") == {"还没有开始": shown[64:]}
    assert queues(staff, words="a063 2023") == {"还没有开始": shown[63:64]}
    assert queues(staff, words="没有的") == {}
    assert queues(staff, only="nonsense", number="x") == {"还没有开始": shown[:FIRST]}
    client = as_staff(staff)
    html = client.get(reverse("admin:index"), {"q": "<b>", "queue": "begin"}).content.decode()
    assert ("没有符合条件的报告" in html, "<b>" in html) == (True, False)


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_progress_counts_what_is_filled_in(form):
    year = form.first_year
    whole = sound_document(agency="某局", year=year)
    assert [part.filled for part in progress(whole)] == [True] * 6
    assert [part.filled for part in progress(Document("某局", year, form.key))] == [False] * 6
    keys = [part.key for part in form.parts]
    without = {"overview.opening": [], "preamble": [], "overview.platform": ["overview"]}
    without |= {"improvements": ["problems"]}
    for text, missing in without.items():
        less = Document("某局", year, form.key, texts=whole.texts | {text: ""})
        less = replace(less, figures=whole.figures)
        found = [key for key, part in zip(keys, progress(less), strict=True) if not part.filled]
        assert found == missing
    assert [part.heading for part in progress(whole)] == [part.heading for part in form.parts]


def test_the_page_says_how_far_a_draft_is(as_staff, producer, draft, blank_draft):
    html = as_staff(producer).get(reverse("admin:index")).content.decode()
    assert "六部分已填 6" in html


def begun(agencies, *, by, status=Status.DRAFT) -> None:
    """Drafts of last year, each returned once, as many steps would have left them."""
    reports = AnnualReport.objects.bulk_create(
        AnnualReport(agency=agency, year=2023, format="2021", title="标题", status=status)
        for agency in agencies
    )
    last = TrailEntry.objects.count()
    TrailEntry.objects.bulk_create(
        TrailEntry(
            number=last + n,
            at=AT,
            action="退回修改",
            actor="x",
            actor_name="某人",
            agency=report.agency.code,
            year=2023,
            revision=1,
            source="in_review",
            target="draft",
            reason=f"第{n}条",
            previous_hash=f"p{n}",
            hash=f"h{n}",
        )
        for n, report in enumerate(reports, start=1)
    )


@pytest.mark.slow
@pytest.mark.parametrize("number", [5, 500])
def test_it_costs_the_same_for_five_posts_and_five_hundred(
    as_staff, kind, number, django_assert_num_queries
):
    staff = make_staff("busy", "忙人")
    agencies = many(number, staff=staff, kind=kind)
    begun(agencies[::2], by=staff)
    Notice.objects.bulk_create(Notice(staff=staff, text=f"{n}", at=AT) for n in range(number))
    with django_assert_num_queries(8):
        bench = workbench(staff, today=TODAY)
    assert [(queue.key, queue.total) for queue in bench.queues] == [
        ("returned", (number + 1) // 2),
        ("begin", number // 2),
    ]
    client = as_staff(staff)
    with django_assert_num_queries(12):
        response = client.get(reverse("admin:index"))
    assert len(response.content) < 80_000


def test_opening_a_notice_reads_it(as_staff, report_in_review, reviewer, producer):
    notice = Notice.objects.get()
    door = reverse("admin:reports_notice_open", args=[notice.pk])
    client = as_staff(reviewer)
    assert door in client.get(reverse("admin:index")).content.decode()
    assert as_staff(producer).get(door).status_code == 404
    assert Notice.objects.filter(read_at=None).exists()
    review = reverse("admin:reports_annualreport_review", args=[report_in_review.pk])
    assert client.get(door).url == review
    assert not Notice.objects.filter(read_at=None).exists()
    read_at = Notice.objects.get().read_at
    client.get(door)
    assert Notice.objects.get().read_at == read_at
    assert door not in client.get(reverse("admin:index")).content.decode()


def test_a_notice_of_no_report_leads_to_the_desk(as_staff, reviewer):
    notice = Notice.objects.create(staff=reviewer, kind="deadline", text="快到期了", at=AT)
    response = as_staff(reviewer).get(reverse("admin:reports_notice_open", args=[notice.pk]))
    assert response.url == reverse("admin:index")


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
