"""The way of a report: every role × step × state, and what take() refuses."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from django.db import connection, transaction

from reports.archive import trail
from reports.archive.act import Act
from reports.archive.opening import open_report
from reports.archive.refusals import Refused, Unsound
from reports.archive.store import store, to_document
from reports.desk import remarks
from reports.desk.findings import judged_findings
from reports.desk.judgements import judge
from reports.desk.rights import standing
from reports.desk.steps import STEPS
from reports.desk.taking import take
from reports.desk.weighing import Wish, rehearse
from reports.models import AgencyKind, AnnualReport, Notice, Post, Role, Status, TrailEntry
from tests.conftest import AT, TEXTS, make_staff

PEOPLE = ("producer", "reviewer", "publisher", "outsider", "administrator")
STATES = {
    "draft": "draft",
    "returned_draft": "draft",
    "report_in_review": "in_review",
    "approved_report": "approved",
    "published_report": "published",
    "withdrawn_report": "withdrawn",
    "abandoned_draft": "abandoned",
}
NAMES = sorted({step.name for step in STEPS})
# Written out once more by hand, as an oracle for STEPS: who may do what, and where it leads.
ALLOWED = {
    ("producer", "submit", "draft"): "in_review",
    ("producer", "abandon", "draft"): "abandoned",
    ("producer", "submit", "returned_draft"): "in_review",
    ("reviewer", "abandon", "returned_draft"): "abandoned",
    ("producer", "recall", "report_in_review"): "draft",
    ("reviewer", "return", "report_in_review"): "draft",
    ("reviewer", "approve", "report_in_review"): "approved",
    ("reviewer", "abandon", "report_in_review"): "abandoned",
    ("publisher", "return", "approved_report"): "draft",
    ("reviewer", "recall", "approved_report"): "in_review",
    ("publisher", "schedule", "approved_report"): "approved",
    ("publisher", "publish", "approved_report"): "published",
    ("publisher", "withdraw", "published_report"): "withdrawn",
    ("producer", "correct", "published_report"): "draft",  # a new revision; this one stays
    ("producer", "correct", "withdrawn_report"): "draft",
}


@dataclass
class Case:
    """What take() is called with, so that a test changes one thing."""

    report: AnnualReport
    by: object
    reason: str = "理由"
    secrecy: bool = True
    scheduled_for: datetime | None = AT + timedelta(hours=1)

    def take(self, name: str) -> AnnualReport:
        return take(
            name,
            report=self.report,
            version=self.report.version,
            act=Act(self.by, AT, "127.0.0.1"),
            reason=self.reason,
            secrecy=self.secrecy,
            scheduled_for=self.scheduled_for,
        )


@pytest.mark.parametrize(
    ("role", "name", "state"),
    list(product(PEOPLE, NAMES, STATES)),
)
def test_role_step_state(request, role, name, state, producer, reviewer, publisher):
    report = request.getfixturevalue(state)
    person = request.getfixturevalue(role)
    assert report.status == STATES[state]
    target = ALLOWED.get((role, name, state))
    before = (report.status, report.version, TrailEntry.objects.count())
    offered = {step.name for step in standing(person, report).steps}
    if target is None:
        with pytest.raises(Refused):
            Case(report, person).take(name)
        report.refresh_from_db()
        assert (report.status, report.version, TrailEntry.objects.count()) == before
        assert name not in offered
    else:
        after = Case(report, person).take(name)
        assert after.status == target
        assert (after.revision, after.version) == (2, 1) or after.version == before[1] + 1
        assert TrailEntry.objects.count() == before[2] + 1
        assert name in offered


def test_steps_are_what_the_oracle_allows():
    steps = {
        (s.role.value, s.name, s.source.value): "draft" if s.opens_revision else s.target.value
        for s in STEPS
    }
    elsewhere = {  # from states that the table above does not stand in
        ("publisher", "unschedule", "approved"): "approved",
        ("publisher", "withdraw", "superseded"): "withdrawn",
    }
    by_status = {(role, name, STATES[state]): to for (role, name, state), to in ALLOWED.items()}
    assert steps == by_status | elsewhere


def test_every_signature_is_kept(published_report, producer, reviewer, publisher):
    report = AnnualReport.objects.get(pk=published_report.pk)
    assert (report.produced_by, report.reviewed_by, report.published_by) == (
        producer,
        reviewer,
        publisher,
    )
    assert report.produced_at == report.reviewed_at == report.published_at == AT


def test_return_clears_signatures(approved_report, publisher):
    report = Case(approved_report, publisher).take("return")
    assert (report.produced_by, report.produced_at) == (None, None)
    assert (report.reviewed_by, report.reviewed_at) == (None, None)


@pytest.mark.parametrize("reason", ["", "   \n"])
def test_return_needs_a_reason(report_in_review, reviewer, reason):
    with pytest.raises(Refused, match="须写明理由"):
        Case(report_in_review, reviewer, reason=reason).take("return")


def test_reason_and_address_are_on_record(report_in_review, reviewer):
    Case(report_in_review, reviewer, reason=" 第三部分有误。\n").take("return")
    entry = TrailEntry.objects.last()
    assert (entry.reason, entry.address) == ("第三部分有误。", "127.0.0.1")


def test_stale_version_is_refused(report_in_review, reviewer):
    with pytest.raises(Refused, match="已被他人改动"):
        take(
            "approve",
            report=report_in_review,
            version=report_in_review.version - 1,
            act=Act(reviewer, AT),
        )


def test_double_click_takes_one_step(draft, producer):
    take("submit", report=draft, version=draft.version, act=Act(producer, AT))
    with pytest.raises(Refused, match="已被他人改动"):
        take("submit", report=draft, version=draft.version, act=Act(producer, AT))
    assert TrailEntry.objects.filter(action="提交审核").count() == 1


def test_maker_may_not_check(report_in_review, producer, agency):
    for role in (Role.REVIEWER, Role.PUBLISHER):
        Post.objects.create(staff=producer, agency=agency, role=role)
    with pytest.raises(Refused, match="参与了本报告的制作"):
        Case(report_in_review, producer).take("approve")
    assert [step.name for step in standing(producer, report_in_review).steps] == ["recall"]


def test_who_ever_wrote_in_it_may_not_check(draft, producer, agency):
    helper = make_staff("helper", "陈帮忙", posts={Role.PRODUCER: agency, Role.REVIEWER: agency})
    document = to_document(draft)
    changed = replace(
        document, texts=document.texts | {"problems": TEXTS["problems"] + "三是人手不足。"}
    )
    report = store(changed, report=draft, version=draft.version, act=Act(helper, AT))
    report = Case(report, producer).take("submit")
    with pytest.raises(Refused, match="参与了本报告的制作"):
        Case(report, helper).take("approve")


def test_checker_may_not_publish(approved_report, reviewer, agency):
    Post.objects.create(staff=reviewer, agency=agency, role=Role.PUBLISHER)
    with pytest.raises(Refused, match="审核了本报告"):
        Case(approved_report, reviewer).take("publish")


def test_disabled_account_may_do_nothing(report_in_review, reviewer):
    reviewer.is_active = False
    reviewer.save()
    with pytest.raises(Refused, match="没有这一岗位"):
        Case(report_in_review, reviewer).take("approve")


def test_unsound_figures_stop_the_step(draft, producer):
    document = to_document(draft)
    figures = {key: dict(table) for key, table in document.figures.items()}
    figures["applications"]["received", "natural_person"] = 2
    wrong = replace(document, figures=figures)
    report = store(wrong, report=draft, version=draft.version, act=Act(producer, AT))
    with pytest.raises(Unsound) as refused:
        Case(report, producer).take("submit")
    assert [f.rule for f in refused.value.findings] == [
        "applications.row_total",
        "applications.balance",
    ]
    report.refresh_from_db()
    assert report.status == Status.DRAFT


def test_blank_draft_cannot_be_submitted(blank_draft, producer):
    with pytest.raises(Unsound) as refused:
        Case(blank_draft, producer).take("submit")
    assert {f.rule for f in refused.value.findings} == {
        "cell.missing",
        "structure.part_missing",
        "structure.contact",
    }


def test_unknown_step_is_refused(draft, producer):
    with pytest.raises(Refused, match="制作中"):
        Case(draft, producer).take("fly")


@pytest.mark.django_db(transaction=True)
def test_two_at_once_take_one_step_and_one_chain(request):
    """Twenty people press the same button at the same moment; another twenty entries are written
    beside: one step is taken, and the trail has no fork."""
    report = request.getfixturevalue("draft")
    producer = request.getfixturevalue("producer")

    def press(_) -> bool:
        try:
            take("submit", report=report, version=report.version, act=Act(producer, AT))
            return True
        except Refused:
            return False
        finally:
            connection.close()

    def write(_) -> None:
        try:
            trail.record("查看", report=report, act=Act(producer, AT))
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        pressed = [pool.submit(press, n) for n in range(20)]
        written = [pool.submit(write, n) for n in range(20)]
        assert sum(future.result() for future in pressed) == 1
        assert [future.result() for future in written] == [None] * 20
    assert TrailEntry.objects.count() == 2 + 1 + 20
    assert list(trail.broken_links()) == []


def test_publishing_needs_the_secrecy_review_by_name(approved_report, publisher):
    with pytest.raises(Refused, match="保密审查"):
        Case(approved_report, publisher, secrecy=False).take("publish")
    report = Case(approved_report, publisher).take("publish")
    assert (report.secrecy_by, report.secrecy_at) == (publisher, AT)


def test_only_who_submitted_recalls(report_in_review, agency):
    other = make_staff("other", "另一人", posts={Role.PRODUCER: agency})
    with pytest.raises(Refused, match="只能由上一步的办理人办理"):
        Case(report_in_review, other).take("recall")


def test_nothing_is_recalled_after_the_next_person_acted(approved_report, reviewer, publisher):
    report = Case(approved_report, publisher).take("schedule")
    with pytest.raises(Refused, match="下一环节已经办理"):
        Case(report, reviewer).take("recall")


def test_small_agencies_may_do_with_two(approved_report, reviewer, agency):
    Post.objects.create(staff=reviewer, agency=agency, role=Role.PUBLISHER)
    agency.two_people = True
    agency.save()
    report = Case(approved_report, reviewer).take("publish")
    assert report.reviewed_by == report.published_by == reviewer


@pytest.mark.parametrize("hours", [-1, 0, None])
def test_schedule_lies_in_the_future(approved_report, publisher, hours):
    when = None if hours is None else AT + timedelta(hours=hours)
    with pytest.raises(Refused, match="须晚于现在"):
        Case(approved_report, publisher, scheduled_for=when).take("schedule")


def test_schedule_and_unschedule(approved_report, publisher):
    with pytest.raises(Refused, match="现在没有可以“取消定时”"):
        Case(approved_report, publisher).take("unschedule")
    report = Case(approved_report, publisher).take("schedule")
    assert (report.status, report.scheduled_for) == ("approved", AT + timedelta(hours=1))
    assert "定于2024-01-15 10:30发布" in TrailEntry.objects.last().reason
    report = Case(report, publisher).take("unschedule")
    assert (report.scheduled_for, report.scheduled_by, report.secrecy_at) == (None, None, None)


def correct(published_report, producer) -> AnnualReport:
    return Case(published_report, producer, reason="第三部分数字有误").take("correct")


def test_correction_is_a_new_revision_beside_the_published(published_report, producer):
    revision = correct(published_report, producer)
    assert (revision.revision, revision.status, revision.correction_reason) == (
        2,
        "draft",
        "第三部分数字有误",
    )
    assert to_document(revision) == to_document(published_report)
    published_report.refresh_from_db()
    assert published_report.status == Status.PUBLISHED
    with pytest.raises(Refused, match="已有一份更正正在办理"):
        correct(published_report, producer)


def test_published_correction_supersedes(published_report, producer, reviewer, publisher):
    report = correct(published_report, producer)
    report = Case(report, producer).take("submit")
    report = Case(report, reviewer).take("approve")
    report = Case(report, publisher).take("publish")
    published_report.refresh_from_db()
    assert (published_report.status, report.status) == ("superseded", "published")
    entries = TrailEntry.objects.filter(year=2023).order_by("-number")[:2]
    assert [(e.action, e.revision) for e in entries] == [("发布", 2), ("被更正", 1)]
    assert list(trail.broken_links()) == []


def test_withdrawn_report_keeps_its_reason_and_can_be_corrected(
    published_report, publisher, producer
):
    report = Case(published_report, publisher, reason="误公开个人信息").take("withdraw")
    assert (report.status, report.withdrawal_reason, report.withdrawn_by) == (
        "withdrawn",
        "误公开个人信息",
        publisher,
    )
    assert correct(report, producer).revision == 2


def test_open_remarks_stand_in_the_way_of_approval(report_in_review, reviewer):
    remark = remarks.make("请核对", report=report_in_review, place="", act=Act(reviewer, AT))
    with pytest.raises(Refused, match="还有 1 条审核意见没有办结"):
        Case(report_in_review, reviewer).take("approve")
    assert Notice.objects.filter(kind="remark").get().staff.username == "producer"
    remarks.close(remark=remark, act=Act(reviewer, AT))
    assert Case(report_in_review, reviewer).take("approve").status == "approved"


@pytest.mark.parametrize("step", ["publish", "schedule"])
def test_open_remarks_stand_in_the_way_of_publication(approved_report, publisher, step):
    remark = remarks.make("请核对", report=approved_report, place="", act=Act(publisher, AT))
    with pytest.raises(Refused, match="还有 1 条审核意见没有办结"):
        Case(approved_report, publisher).take(step)
    remarks.close(remark=remark, act=Act(publisher, AT))
    assert Case(approved_report, publisher).take(step).version == approved_report.version + 1


def test_only_the_newest_revision_is_corrected(published_report, producer, reviewer, publisher):
    withdrawn = Case(published_report, publisher).take("withdraw")
    revision = Case(correct(withdrawn, producer), producer).take("submit")
    revision = Case(revision, reviewer).take("approve")
    Case(revision, publisher).take("publish")
    with pytest.raises(Refused, match="请在最新的一版上更正"):
        correct(withdrawn, producer)


def test_schedule_lies_within_a_year(approved_report, publisher):
    """Also of a moment that the local calendar does not reach."""
    for when in (AT + timedelta(days=400), datetime(9999, 12, 31, 23, tzinfo=UTC)):
        with pytest.raises(Refused, match="须在一年之内"):
            Case(approved_report, publisher, scheduled_for=when).take("schedule")


def test_a_reason_keeps_no_character_that_postgresql_refuses(report_in_review, reviewer):
    Case(report_in_review, reviewer, reason="数字\0有误").take("return")
    assert TrailEntry.objects.last().reason == "数字有误"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_what_is_withdrawn_while_its_correction_is_published_stays_withdrawn(request):
    producer, reviewer, publisher, report = map(
        request.getfixturevalue, ("producer", "reviewer", "publisher", "published_report")
    )
    revision = Case(correct(report, producer), producer).take("submit")
    revision = Case(revision, reviewer).take("approve")

    def publish() -> None:
        try:
            Case(revision, publisher).take("publish")
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Case(report, publisher, reason="误公开个人信息").take("withdraw")
            published = pool.submit(publish)
            with pytest.raises(TimeoutError):
                published.result(timeout=0.5)
        published.result()
    report.refresh_from_db()
    assert (report.status, report.withdrawal_reason) == ("withdrawn", "误公开个人信息")


def test_a_superseded_revision_can_still_be_withdrawn(published_report, publisher, producer):
    AnnualReport.objects.filter(pk=published_report.pk).update(status=Status.SUPERSEDED)
    published_report.refresh_from_db()
    report = Case(published_report, publisher, reason="含个人信息").take("withdraw")
    assert report.status == Status.WITHDRAWN


def test_whoever_made_a_report_may_not_check_its_correction(published_report, producer, agency):
    other = make_staff("other", "另一人", posts={Role.PRODUCER: agency})
    Post.objects.create(staff=producer, agency=agency, role=Role.REVIEWER)
    report = correct(published_report, other)
    report = Case(report, other).take("submit")
    with pytest.raises(Refused, match="参与了本报告的制作"):
        Case(report, producer).take("approve")


def test_who_submitted_leaves_abandoning_to_the_reviewer(returned_draft, producer):
    with pytest.raises(Refused, match="报告已经提交过审核，“放弃”由审核人办理"):
        Case(returned_draft, producer).take("abandon")


def test_a_draft_never_submitted_is_its_producers_to_abandon(draft, reviewer):
    with pytest.raises(Refused, match="“放弃”由焦作市教育局的制作人办理"):
        Case(draft, reviewer).take("abandon")


def test_abandoning_needs_a_reason_and_stays_on_the_trail(draft, producer):
    with pytest.raises(Refused, match="“放弃”须写明理由"):
        Case(draft, producer, reason=" ").take("abandon")
    document = to_document(draft)
    report = Case(draft, producer, reason="年度选错了").take("abandon")
    entry = TrailEntry.objects.last()
    assert (entry.action, entry.source, entry.target, entry.reason) == (
        "放弃",
        "draft",
        "abandoned",
        "年度选错了",
    )
    assert entry.content == document.digest
    assert to_document(report) == document


def test_the_year_of_an_abandoned_draft_is_free_again(abandoned_draft, producer, agency):
    """Begun anew, under the same number, and it knows nothing of the one before."""
    anew = open_report(agency=agency, year=2023, act=Act(producer, AT))
    assert (anew.revision, anew.status) == (1, "draft")
    assert [entry.action for entry in TrailEntry.objects.about(anew)] == ["新建"]
    with pytest.raises(Refused, match="已经存在"):
        open_report(agency=agency, year=2023, act=Act(producer, AT))


def test_reports_of_one_number_have_each_their_own_trail(abandoned_draft, producer, agency):
    def begin():
        return open_report(agency=agency, year=2023, act=Act(producer, AT))

    second = Case(begin(), producer, reason="又错了").take("abandon")
    third = begin()
    told = [
        [(entry.action, entry.reason) for entry in TrailEntry.objects.about(report)]
        for report in (abandoned_draft, second, third)
    ]
    assert told == [
        [("新建", ""), ("修改内容", ""), ("放弃", "年度选错了")],
        [("新建", ""), ("放弃", "又错了")],
        [("新建", "")],
    ]


def test_what_was_submitted_before_does_not_count_for_what_is_begun_anew(
    returned_draft, producer, reviewer, agency
):
    Case(returned_draft, reviewer).take("abandon")
    assert Notice.objects.filter(kind="abandoned").get().staff == producer
    anew = open_report(agency=agency, year=2023, act=Act(producer, AT))
    assert Case(anew, producer).take("abandon").status == "abandoned"


def test_an_abandoned_correction_leaves_the_published_one_and_its_number(
    published_report, producer
):
    revision = correct(published_report, producer)
    Case(revision, producer, reason="数字没有错").take("abandon")
    published_report.refresh_from_db()
    assert published_report.status == Status.PUBLISHED
    assert correct(published_report, producer).revision == 2


def test_a_late_report_is_verified_once_for_any_day(approved_report, publisher, agency):
    """And what was scheduled within the deadline is published, though the clock strikes late."""
    agency.kind = AgencyKind.objects.get(name="政府部门")  # due on 31 January
    agency.save()
    report = AnnualReport.objects.get(pk=approved_report.pk)
    late = [AT + timedelta(days=days) for days in (20, 40)]
    with pytest.raises(Unsound, match="晚于期限"):
        Case(report, publisher, scheduled_for=late[0]).take("schedule")
    found = judged_findings(report, document=to_document(report), on=late[0].date())
    said = {"report": report, "act": Act(publisher, AT), "on": late[0].date()}
    judge("verified", fingerprint=found[0].fingerprint, **said)
    for day in late:
        report = Case(report, publisher, scheduled_for=day).take("schedule")
        report = Case(report, publisher).take("unschedule")


def test_what_was_scheduled_in_time_is_not_late_by_the_clock(approved_report, publisher, agency):
    agency.kind = AgencyKind.objects.get(name="政府部门")
    agency.save()
    last = datetime(2024, 1, 31, 23, 59, tzinfo=AT.tzinfo)
    report = Case(approved_report, publisher, scheduled_for=last).take("schedule")
    said = {"report": report, "version": report.version}
    with pytest.raises(Unsound, match="晚于期限"):
        take("publish", act=Act(publisher, last + timedelta(hours=2)), **said)
    report = take("publish", act=Act(publisher, last + timedelta(minutes=2)), **said)
    assert report.status == "published"


def test_a_rehearsal_refuses_as_the_step_would_and_changes_nothing(approved_report, publisher):
    before = (approved_report.version, TrailEntry.objects.count())
    act = Act(publisher, AT)
    with pytest.raises(Refused, match="保密审查"):
        rehearse(Wish("publish", approved_report.version), report=approved_report, act=act)
    wish = Wish("publish", approved_report.version, secrecy=True)
    assert rehearse(wish, report=approved_report, act=act).name == "publish"
    approved_report.refresh_from_db()
    assert (approved_report.version, TrailEntry.objects.count()) == before
    assert approved_report.secrecy_at is None
