"""Who may do what, and when: the table against an oracle typed by hand, person × state × right."""

import pytest

from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.archive.store import to_document
from reports.desk import editing
from reports.desk.rights import RIGHTS, Standing, by_state, right_to, standing
from reports.desk.steps import STEPS
from reports.models import Post, Role, Status
from tests.conftest import AT

STATES = {
    "draft": Status.DRAFT,
    "abandoned_draft": Status.ABANDONED,
    "report_in_review": Status.IN_REVIEW,
    "approved_report": Status.APPROVED,
    "published_report": Status.PUBLISHED,
}
PEOPLE = ("producer", "reviewer", "publisher", "outsider", "administrator")
LINKS = {"生成预览链接", "收回预览链接"}
OWN = {"提出意见", "办结自己的意见", "查看"}
MAY = {
    ("draft", "producer"): {"修改内容", "已核实", "答复意见"} | LINKS,
    ("draft", "reviewer"): {"准予通过", "办结意见"} | OWN | LINKS,
    ("draft", "publisher"): {"办结自己的意见", "查看"} | LINKS,
    ("report_in_review", "producer"): {"答复意见"} | LINKS,
    ("report_in_review", "reviewer"): {"已核实", "准予通过", "办结意见"} | OWN | LINKS,
    ("report_in_review", "publisher"): OWN | LINKS,
    ("approved_report", "producer"): {"答复意见"} | LINKS,
    ("approved_report", "reviewer"): {"办结意见"} | OWN | LINKS,
    ("approved_report", "publisher"): {"已核实"} | OWN | LINKS,
    ("published_report", "producer"): {"收回预览链接"},
    ("published_report", "reviewer"): {"收回预览链接"},
    ("published_report", "publisher"): {"收回预览链接"},
    ("abandoned_draft", "producer"): {"收回预览链接"},
    ("abandoned_draft", "reviewer"): {"收回预览链接"},
    ("abandoned_draft", "publisher"): {"收回预览链接"},
}


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("state", STATES)
def test_every_right_is_what_the_oracle_allows(request, state, who):
    report, person = request.getfixturevalue(state), request.getfixturevalue(who)
    assert report.status == STATES[state]
    here = standing(person, report)
    may = {right.label for right in RIGHTS if here.may(right)}
    assert may == MAY.get((state, who), set())


def test_every_state_is_thought_of():
    named = {state for right in RIGHTS for state in right.when}
    assert named == set(Status)
    assert {step.source for step in STEPS} <= set(Status)


def roles_left(person, report, agency, *, posts, two_people=False):
    agency.two_people = two_people
    agency.save()
    person.posts.all().delete()
    for role in posts:
        Post.objects.create(staff=person, agency=agency, role=role)
    report.refresh_from_db()
    return person.roles_on(report)


@pytest.mark.parametrize(
    ("who", "two_people", "left"),
    [
        ("producer", False, {Role.PRODUCER}),
        ("producer", True, {Role.PRODUCER}),
        ("reviewer", False, {Role.PRODUCER, Role.REVIEWER}),
        ("reviewer", True, set(Role)),
        ("publisher", False, set(Role)),
        ("outsider", False, set(Role)),
    ],
)
def test_maker_checker_and_publisher_are_three(
    request, approved_report, agency, who, two_people, left
):
    """Each with all three posts in the agency; the administrator allows two people or not."""
    person = request.getfixturevalue(who)
    assert roles_left(person, approved_report, agency, posts=Role, two_people=two_people) == left


def test_an_account_switched_off_may_do_nothing(report_in_review, reviewer):
    reviewer.is_active = False
    assert (reviewer.roles_in(report_in_review.agency), reviewer.roles_on(report_in_review)) == (
        frozenset(),
        frozenset(),
    )
    assert standing(reviewer, report_in_review).steps == []


@pytest.mark.parametrize(
    ("who", "state", "sentence"),
    [
        ("reviewer", "draft", "“修改内容”由焦作市教育局的制作人办理，您没有这一岗位。"),
        ("producer", "published_report", "报告处于“已发布”状态，不能“修改内容”。"),
    ],
)
def test_a_refusal_says_who_and_when(request, who, state, sentence):
    report, person = request.getfixturevalue(state), request.getfixturevalue(who)
    with pytest.raises(Refused) as refused:
        editing.save(
            to_document(report), report=report, version=report.version, act=Act(person, AT)
        )
    assert str(refused.value) == sentence


def test_a_report_is_begun_by_its_agencys_producer(agency, reviewer, outsider, producer):
    for stranger in (reviewer, outsider):
        with pytest.raises(Refused, match="不是焦作市教育局的制作人"):
            editing.begin(agency=agency, year=2023, act=Act(stranger, AT))
    assert editing.begin(agency=agency, year=2023, act=Act(producer, AT)).year == 2023


def test_a_step_is_a_right_of_one_role_in_one_state(report_in_review, reviewer):
    here = standing(reviewer, report_in_review)
    assert isinstance(here, Standing)
    allowed = [step.name for step in STEPS if here.may(right_to(step))]
    assert (
        allowed
        == [step.name for step in here.steps]
        == [
            "return",
            "approve",
            "abandon",
        ]
    )


def test_asking_takes_two_queries(report_in_review, reviewer, django_assert_num_queries):
    with django_assert_num_queries(2):
        here = standing(reviewer, report_in_review)
        assert [right.label for right in RIGHTS if here.may(right)][:2] == ["已核实", "准予通过"]


def test_the_manual_prints_the_table():
    assert [row for row in by_state() if row[0] in ("已核实", "收回预览链接")] == [
        ("已核实", ["制作人", "审核人", "发布人", "", "", "", ""]),
        ("收回预览链接", ["任一岗位"] * 7),
    ]
