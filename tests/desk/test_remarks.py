"""Remarks are made by checkers, answered by producers, closed by checkers; each on the trail."""

import pytest
from django.db import connection

from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.archive.store import store, to_document
from reports.archive.trail import broken_links
from reports.desk import remarks
from reports.desk.remark_list import noted
from reports.desk.rights import standing
from reports.desk.taking import take
from reports.models import Post, Remark, Role, TrailEntry
from reports.statute import FORMATS
from reports.statute.places import figures, name_of, part_of, parts_and_texts
from tests.conftest import AT, Unsealed, make_staff

PEOPLE = ("producer", "reviewer", "publisher", "outsider", "administrator")
STATES = ("draft", "returned_draft", "report_in_review", "approved_report", "published_report")
MAY_MAKE = {
    ("returned_draft", "reviewer"),
    ("report_in_review", "reviewer"),
    ("report_in_review", "publisher"),
    ("approved_report", "reviewer"),
    ("approved_report", "publisher"),
}
TEXT = "请核对这一句。"


def make(report, by, *, place="problems", text=TEXT):
    return remarks.make(text, report=report, place=place, act=Act(by, AT, "10.0.0.1"))


@pytest.fixture
def returned_draft(report_in_review, reviewer):
    report = report_in_review
    return take("return", report=report, version=report.version, act=Act(reviewer, AT), reason="改")


@pytest.fixture
def other_reviewer(agency):
    return make_staff("reviewer2", "钱审核", posts={Role.REVIEWER: agency})


@pytest.fixture
def remark(report_in_review, reviewer) -> Remark:
    return make(report_in_review, reviewer)


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("state", STATES)
def test_who_may_make_one_and_when(request, state, who):
    report, by = request.getfixturevalue(state), request.getfixturevalue(who)
    before = TrailEntry.objects.count()
    refused = next(remarks.against_making(standing(by, report)), None)
    assert (refused is None) == ((state, who) in MAY_MAKE)
    if refused is None:
        make(report, by)
    else:
        with pytest.raises(Refused, match=refused):
            make(report, by)
    made = int((state, who) in MAY_MAKE)
    assert (remarks.open_on(report), TrailEntry.objects.count()) == (made, before + made)


def test_a_remark_is_on_record(remark, report_in_review):
    assert Remark.objects.values().get() == {
        "id": remark.pk,
        "report_id": report_in_review.pk,
        "place": "problems",
        "quoted": "",
        "text": TEXT,
        "by_id": remark.by_id,
        "at": AT,
        "answer": "",
        "answered_by_id": None,
        "answered_at": None,
        "closed_by_id": None,
        "closed_at": None,
    }
    entry = TrailEntry.objects.last()
    assert (entry.action, entry.actor, entry.source, entry.target, entry.address) == (
        *("提出意见", "reviewer", "in_review", "in_review", "10.0.0.1"),
    )
    assert entry.reason == f"{name_of(FORMATS['2021'], 'problems')}　{TEXT}"
    assert list(broken_links()) == []


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("state", ["returned_draft", "report_in_review", "approved_report"])
def test_producers_answer(request, reviewer, state, who):
    report = request.getfixturevalue(state)
    remark = Remark.objects.create(report=report, text=TEXT, by=reviewer, at=AT)
    by = request.getfixturevalue(who)
    if who != "producer":
        with pytest.raises(Refused, match="“答复意见”由焦作市教育局的制作人办理"):
            remarks.answer("已改。", remark=remark, act=Act(by, AT))
        return
    remarks.answer(" 已改。\r\n谢谢 ", remark=remark, act=Act(by, AT))
    remark.refresh_from_db()
    assert (remark.answer, remark.answered_by, remark.answered_at) == ("已改。\n谢谢", by, AT)
    assert TrailEntry.objects.last().reason == f"全文　{TEXT}　答复：已改。\n谢谢"


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("producer", False),
        ("reviewer", True),
        ("other_reviewer", True),
        ("publisher", False),
        ("outsider", False),
        ("administrator", False),
    ],
)
def test_who_may_close(request, remark, who, may):
    by = request.getfixturevalue(who)
    if may:
        closed = remarks.close(remark=remark, act=Act(by, AT))
        assert (closed.closed_by, closed.closed_at) == (by, AT)
        assert TrailEntry.objects.last().action == "办结意见"
    else:
        with pytest.raises(Refused, match="“办结意见”由焦作市教育局的审核人"):
            remarks.close(remark=remark, act=Act(by, AT))
    assert remarks.open_on(remark.report) == int(not may)


def test_the_publisher_closes_his_own(report_in_review, publisher):
    remark = make(report_in_review, publisher)
    remarks.close(remark=remark, act=Act(publisher, AT))
    assert remarks.open_on(report_in_review) == 0


def test_what_is_closed_stays_closed(remark, reviewer, producer):
    remarks.close(remark=remark, act=Act(reviewer, AT))
    with pytest.raises(Refused, match="已经办结"):
        remarks.close(remark=remark, act=Act(reviewer, AT))
    with pytest.raises(Refused, match="已经办结"):
        remarks.answer("已改。", remark=remark, act=Act(producer, AT))


def test_nothing_moves_once_published(published_report, reviewer, producer):
    with Unsealed(connection):
        remark = Remark.objects.create(report=published_report, text=TEXT, by=reviewer, at=AT)
    with pytest.raises(Refused, match="“已发布”状态"):
        remarks.close(remark=remark, act=Act(reviewer, AT))
    with pytest.raises(Refused, match="“已发布”状态"):
        remarks.answer("已改。", remark=remark, act=Act(producer, AT))


def test_whoever_made_the_report_is_no_checker_of_it(report_in_review, agency, producer, remark):
    Post.objects.create(staff=producer, agency=agency, role=Role.REVIEWER)
    with pytest.raises(Refused, match="参与了本报告的制作"):
        make(report_in_review, producer)
    with pytest.raises(Refused, match="参与了本报告的制作"):
        remarks.close(remark=remark, act=Act(producer, AT))


def test_a_disabled_account_says_nothing(report_in_review, reviewer):
    reviewer.is_active = False
    reviewer.save()
    with pytest.raises(Refused):
        make(report_in_review, reviewer)


@pytest.mark.parametrize(
    "place",
    ["x", "applications/x/total", "applications/received/x", "applications/", "problems/a/b", "/"],
)
def test_a_place_that_is_none_is_refused(report_in_review, reviewer, place):
    with pytest.raises(Refused, match="位置不在本报告的格式之内"):
        make(report_in_review, reviewer, place=place)
    assert not Remark.objects.exists()


@pytest.mark.parametrize(
    ("text", "sentence"), [(" \n ", "请写明内容"), ("长" * 2001, "请不超过 2000 字")]
)
def test_a_remark_says_something_and_not_too_much(report_in_review, reviewer, text, sentence):
    with pytest.raises(Refused, match=sentence):
        make(report_in_review, reviewer, text=text)


def test_a_remark_keeps_no_character_that_postgresql_refuses(report_in_review, reviewer):
    assert make(report_in_review, reviewer, text="请\0核对").text == "请核对"


def test_a_double_click_makes_one(remark, report_in_review, reviewer):
    with pytest.raises(Refused, match="同样的意见您已经提出"):
        make(report_in_review, reviewer)
    assert make(report_in_review, reviewer, place="other_matters").pk != remark.pk


def test_the_same_may_be_said_again_after_closing(remark, report_in_review, reviewer):
    remarks.close(remark=remark, act=Act(reviewer, AT))
    assert make(report_in_review, reviewer).pk != remark.pk


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_every_place_of_every_format_has_a_name_and_a_part(form):
    named = dict(parts_and_texts(form))
    for table in form.tables.values():
        named |= figures(table)
    keys = [part.key for part in (form.preamble, *form.parts)]
    assert {part_of(form, place) for place in named} == {"", *keys}
    assert all(name_of(form, place).endswith(name.strip()) for place, name in named.items())
    assert len(set(named.values())) == len(named)


SENTENCE = "二是政策解读的形式还不够丰富。"


def quote(report, by, *, place="problems", quoted=SENTENCE):
    return remarks.make(TEXT, report=report, place=place, quoted=quoted, act=Act(by, AT))


def test_a_remark_on_one_sentence_quotes_it(report_in_review, reviewer):
    remark = quote(report_in_review, reviewer)
    assert (remark.place, remark.quoted) == ("problems", SENTENCE)
    heading = FORMATS["2021"].parts[4].heading
    assert TrailEntry.objects.last().reason == f"{heading}“{SENTENCE}”　{TEXT}"
    quote(report_in_review, reviewer, quoted="")  # the same words on all of the text: another one
    with pytest.raises(Refused, match="不必重复"):
        quote(report_in_review, reviewer)


@pytest.mark.parametrize(
    ("place", "quoted"),
    [
        ("problems", "没有写过的话。"),
        ("improvements", SENTENCE),
        ("applications", "1"),
        ("", "一是"),
    ],
)
def test_a_sentence_that_does_not_stand_there_is_refused(report_in_review, reviewer, place, quoted):
    with pytest.raises(Refused, match="这句话已被改动"):
        quote(report_in_review, reviewer, place=place, quoted=quoted)
    assert not Remark.objects.exists()


def test_a_remark_says_when_its_sentence_was_mended(returned_draft, reviewer, producer):
    quote(returned_draft, reviewer)
    remark_on_all = quote(returned_draft, reviewer, quoted="")
    document = to_document(returned_draft)
    assert [one.stands for one in noted(returned_draft, to=standing(producer, returned_draft))] == [
        True,
        True,
    ]
    document.texts["problems"] = "换了一段。"
    report = store(
        document, report=returned_draft, version=returned_draft.version, act=Act(producer, AT)
    )
    found = {one.remark: one.stands for one in noted(report, to=standing(producer, report))}
    assert found == {remark: remark == remark_on_all for remark in found}
    assert len(found) == 2
