"""The review page: what changed since one last saw it, against last year, against the published;
remarks through the browser."""

import re
from dataclasses import replace

import pytest
from django.db import connection
from django.urls import reverse
from lxml.html import fromstring

from reports.archive.act import Act
from reports.archive.opening import open_report
from reports.archive.store import store, to_document
from reports.archive.trail import broken_links
from reports.desk import remarks
from reports.desk.taking import take
from reports.models import Content, Remark, Role, TrailEntry
from tests.conftest import AT, Unsealed, make_staff, sound_document

PEOPLE = ("producer", "reviewer", "publisher", "administrator")
CELL = "applications/received/total"


@pytest.fixture
def address():
    def at(report, name="review", *rest):
        return reverse(f"admin:reports_annualreport_{name}", args=[report.pk, *rest])

    return at


@pytest.fixture
def returned(report_in_review, reviewer, producer, as_staff, address):
    """Seen by the reviewer, returned, and mended since: a sentence, a figure, the title."""
    as_staff(reviewer).get(address(report_in_review))
    report = report_in_review
    report = take(
        "return", report=report, version=report.version, act=Act(reviewer, AT), reason="改"
    )
    document = to_document(report)
    figures = {key: dict(table) for key, table in document.figures.items()}
    figures["disclosures"]["art20_5.licences", "decisions"] = 7
    texts = document.texts | {"other_matters": "本年度未收取信息处理费。另有一事报告。"}
    mended = replace(document, title="改过的标题", texts=texts, figures=figures)
    return store(mended, report=report, version=report.version, act=Act(producer, AT))


def remark_on(report, by, *, place="", text="请核对。"):
    return remarks.make(text, report=report, place=place, act=Act(by, AT))


def actions() -> list[tuple[str, str]]:
    return list(TrailEntry.objects.values_list("action", "actor"))


def plain(response) -> str:
    """What a screen reader says, without marks and runs of blanks."""
    body = response.content.decode().partition('id="content-main"')[2]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", body))


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("state", ["draft", "report_in_review", "published_report"])
def test_everyone_with_a_post_sees_the_whole_report(request, as_staff, address, state, who):
    report = request.getfixturevalue(state)
    response = as_staff(request.getfixturevalue(who)).get(address(report), {"against": "nothing"})
    html = response.content.decode()
    (shown,) = fromstring(html).find_class("review-report")
    document = to_document(report)
    assert response.status_code == 200
    assert [text for text in document.texts.values() if text not in shown.text_content()] == []
    figures = [td.get("data-place") for td in shown.iter("td") if td.get("data-place")]
    assert figures == [cell.place for cell in document.form.cells]
    assert reverse("admin:reports_annualreport_change", args=[report.pk]) in html


@pytest.mark.parametrize("door", ["review", "preview", "previews", "trail"])
def test_another_agencys_report_does_not_exist(as_staff, outsider, draft, address, door):
    client = as_staff(outsider)
    for method in (client.get, client.post):
        assert method(address(draft, door), {"text": "x", "note": "x"}).status_code == 404


def test_a_guest_is_sent_to_log_in(client, draft, address):
    response = client.get(address(draft))
    assert (response.status_code, "login" in response.url) == (302, True)


def test_looking_is_on_record_once(as_staff, reviewer, report_in_review, address):
    client = as_staff(reviewer)
    first = client.get(address(report_in_review))
    assert "您第一次看这份报告" in plain(first)
    again = client.get(address(report_in_review), {"against": "last_year"})
    assert again.status_code == 200
    assert actions()[3:] == [("查看", "reviewer")]
    entry = TrailEntry.objects.last()
    assert (entry.content, entry.address) == (to_document(report_in_review).digest, "127.0.0.1")
    assert list(broken_links()) == []


@pytest.mark.parametrize(
    ("who", "state", "looks"),
    [
        ("producer", "report_in_review", 0),
        ("administrator", "report_in_review", 0),
        ("publisher", "approved_report", 1),
        ("reviewer", "approved_report", 0),  # who approved it saw it
        ("reviewer", "draft", 1),
        ("publisher", "published_report", 0),
    ],
)
def test_whose_looking_is_on_record(request, as_staff, address, who, state, looks):
    report = request.getfixturevalue(state)
    as_staff(request.getfixturevalue(who)).get(address(report))
    assert actions().count(("查看", who)) == looks


def test_what_changed_since_one_last_saw_it(as_staff, reviewer, returned, address):
    client = as_staff(reviewer)
    for _ in range(2):  # the second look shows the same, and says that it is not the first
        response = client.get(address(returned))
        found = response.context["comparison"].differences
        assert found.title == ("焦作市教育局2023年政府信息公开工作年度报告", "改过的标题")
        assert [(c.cell.place, c.before, c.after) for c in found.cells] == [
            ("disclosures/art20_5.licences/decisions", "0", "7")
        ]
        assert [[(p.kind, p.text) for p in change.pieces] for change in found.texts] == [
            [
                ("same", "本年度未收取信息处理费"),
                ("gone", "，无其他需要报告的事项"),
                ("new", "。另有一事报告"),
                ("same", "。"),
            ]
        ]
        said = plain(response)
        assert "〔删去：，无其他需要报告的事项〕〔新增：。〕〔新增：另有一事报告〕。" in said
        assert "7 原为 0" in said
        assert "标题原为：焦作市教育局2023年政府信息公开工作年度报告" in said
        assert "时的内容相比" in said
    assert "现在的内容您已在" in said
    assert actions()[-2:] == [("修改内容", "producer"), ("查看", "reviewer")]


def test_against_last_year(as_staff, reviewer, producer, report_in_review, agency, address):
    client = as_staff(reviewer)
    response = client.get(address(report_in_review), {"against": "last_year"})
    assert f"系统里没有{agency}2022年度的报告" in plain(response)
    last = open_report(agency=agency, year=2022, act=Act(producer, AT))
    document = sound_document(agency=agency.name, year=2022)
    store(document, report=last, version=last.version, act=Act(producer, AT))
    response = client.get(address(report_in_review), {"against": "last_year"})
    found = response.context["comparison"].differences
    assert [change.passage.key for change in found.texts] == ["preamble"]
    assert found.cells == ()


def test_against_the_published_one(as_staff, reviewer, published_report, address):
    response = as_staff(reviewer).get(address(published_report), {"against": "published"})
    assert "本年度没有另一份已发布的版本" in plain(response)


def test_a_correction_against_the_published_one(
    as_staff, reviewer, producer, published_report, address
):
    report = published_report
    correction = take(
        "correct", report=report, version=report.version, act=Act(producer, AT), reason="漏报一件。"
    )
    texts = to_document(correction).texts | {"other_matters": "更正了一处。"}
    mended = replace(to_document(correction), texts=texts)
    store(mended, report=correction, version=correction.version, act=Act(producer, AT))
    response = as_staff(reviewer).get(address(correction), {"against": "published"})
    found = response.context["comparison"].differences
    assert "与已发布的第 1 版相比" in plain(response)
    assert [change.passage.key for change in found.texts] == ["other_matters"]


def test_an_unknown_comparison_is_the_first(as_staff, reviewer, report_in_review, address):
    response = as_staff(reviewer).get(address(report_in_review), {"against": "<x>"})
    assert response.context["against"] == "seen"


def test_content_that_was_not_kept_is_said(as_staff, reviewer, returned, address):
    with Unsealed(connection):
        Content.objects.all().delete()
    assert "没有存档，不能比较" in plain(as_staff(reviewer).get(address(returned)))


def test_a_remark_from_the_page(as_staff, reviewer, report_in_review, address):
    client = as_staff(reviewer)
    html = client.get(address(report_in_review), {"place": "applications"}).content.decode()
    assert f'<option value="{CELL}">' in html
    assert '<option value="applications" selected>' in html
    data = {"place": CELL, "text": "与台账不符。"}
    response = client.post(address(report_in_review), data)
    assert (response.status_code, response.url) == (302, f"{address(report_in_review)}#remarks")
    remark = Remark.objects.get()
    assert (remark.place, remark.text, remark.by) == (CELL, "与台账不符。", reviewer)
    page = client.get(address(report_in_review))
    assert "1 条意见没有办结" in plain(page)
    (item,) = fromstring(page.content.decode()).find_class("remark open")
    assert item.get("data-place") == CELL
    assert [a.get("href") for a in item.iter("a")] == [f"#at-{CELL}"]
    assert "与台账不符。" in item.text_content()


def test_the_figures_of_other_tables_are_not_offered(as_staff, reviewer, report_in_review, address):
    html = as_staff(reviewer).get(address(report_in_review)).content.decode()
    assert f'value="{CELL}"' not in html


@pytest.mark.parametrize(
    "data", [{"place": "x", "text": "写了半天"}, {"place": "", "text": ""}, {"place": "problems/a"}]
)
def test_what_is_refused_keeps_what_was_typed(as_staff, reviewer, report_in_review, address, data):
    response = as_staff(reviewer).post(address(report_in_review), data)
    assert response.status_code == 409
    assert data.get("text", "") in response.content.decode()
    assert not Remark.objects.exists()


@pytest.mark.parametrize("who", ["producer", "administrator"])
def test_who_may_not_remark_sees_no_form(request, as_staff, report_in_review, address, who):
    client = as_staff(request.getfixturevalue(who))
    assert "提出意见" not in client.get(address(report_in_review)).content.decode()
    response = client.post(address(report_in_review), {"place": "", "text": "x"})
    assert "“提出意见”由焦作市教育局的审核人、发布人办理" in response.content.decode()
    assert not Remark.objects.exists()


def test_answered_and_closed_from_the_page(as_staff, reviewer, producer, report_in_review, address):
    remark = remark_on(report_in_review, reviewer)
    answer = address(report_in_review, "answer", remark.pk)
    close = address(report_in_review, "close", remark.pk)
    assert answer in as_staff(producer).get(address(report_in_review)).content.decode()
    response = as_staff(producer).post(answer, {"answer": "已改。", "desk": "1"})
    desk = reverse("admin:reports_annualreport_change", args=[report_in_review.pk])
    assert response.url == f"{desk}#remarks"
    page = as_staff(reviewer).get(address(report_in_review)).content.decode()
    assert ("已改。" in page, answer in page, close in page) == (True, False, True)
    assert as_staff(reviewer).post(close).url == f"{address(report_in_review)}#remarks"
    remark.refresh_from_db()
    assert (remark.answer, remark.closed_by) == ("已改。", reviewer)
    assert close not in as_staff(reviewer).get(address(report_in_review)).content.decode()


@pytest.mark.parametrize("name", ["answer", "close"])
def test_remarks_change_by_post_and_by_their_people_only(
    as_staff, administrator, reviewer, report_in_review, address, name
):
    remark = remark_on(report_in_review, reviewer)
    client = as_staff(administrator)
    door = address(report_in_review, name, remark.pk)
    assert client.get(door).status_code == 302
    assert client.post(door, {"answer": "x"}, follow=True).status_code == 200
    remark.refresh_from_db()
    assert (remark.answer, remark.closed_at) == ("", None)


@pytest.mark.parametrize("name", ["answer", "close"])
def test_side_doors_to_another_agencys_remarks(
    as_staff, outsider, other_agency, reviewer, report_in_review, address, name
):
    remark = remark_on(report_in_review, reviewer)
    own = open_report(agency=other_agency, year=2023, act=Act(outsider, AT))
    client = as_staff(outsider)
    for report in (report_in_review, own):
        door = address(report, name, remark.pk)
        assert client.post(door, {"answer": "x"}).status_code == 404
    remark.refresh_from_db()
    assert (remark.answer, remark.closed_at) == ("", None)


def test_scripts_in_remarks_are_shown_not_run(
    as_staff, reviewer, producer, report_in_review, address
):
    evil = "<script>alert(1)</script>"
    remark = remark_on(report_in_review, reviewer, text=evil)
    remarks.answer(evil, remark=remark, act=Act(producer, AT))
    for door in ("review", "trail"):
        html = as_staff(reviewer).get(address(report_in_review, door)).content.decode()
        assert evil not in html
        assert html.count("&lt;script&gt;alert(1)") >= 2


JSON = {"Accept": "application/json"}


def test_a_script_that_asks_gets_the_list_and_stays(as_staff, reviewer, report_in_review, address):
    client, door = as_staff(reviewer), address(report_in_review)
    quoted = "二是政策解读的形式还不够丰富。"
    data = {"place": "problems", "quoted": quoted, "text": "哪些形式？"}
    answer = client.post(door, data, headers=JSON).json()
    assert set(answer) == {"points", "summary"}
    assert answer["summary"].strip() == "1 条意见没有办结。"
    (item,) = fromstring(answer["points"]).find_class("remark open")
    assert (item.get("data-place"), item.get("data-quoted")) == ("problems", quoted)
    remark = Remark.objects.get()
    assert (remark.place, remark.quoted, remark.text) == ("problems", quoted, "哪些形式？")
    closed = client.post(address(report_in_review, "close", remark.pk), headers=JSON).json()
    assert closed["summary"].strip() == "问题都已处理，没有未办结的意见。"
    assert client.get(door, headers=JSON).json()["summary"] == closed["summary"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"place": "problems", "text": ""}, "这个字段是必填项。"),
        ({"place": "problems", "quoted": "没有这句。", "text": "x"}, remarks.MENDED),
        ({"place": "nowhere", "text": "x"}, "选择一个有效的选项"),
    ],
)
def test_a_script_is_refused_in_a_sentence(
    as_staff, reviewer, report_in_review, address, data, sentence
):
    response = as_staff(reviewer).post(address(report_in_review), data, headers=JSON)
    assert list(response.json()) == ["refused"]
    assert sentence in response.json()["refused"]
    assert not Remark.objects.exists()


def test_a_script_without_the_right_is_refused(
    as_staff, producer, reviewer, report_in_review, address
):
    remark = remark_on(report_in_review, reviewer)
    client = as_staff(producer)
    for door, data in (
        (address(report_in_review), {"place": "", "text": "x"}),
        (address(report_in_review, "close", remark.pk), {}),
    ):
        response = client.post(door, data, headers=JSON)
        assert list(response.json()) == ["refused"]
    assert list(Remark.objects.values_list("closed_at", flat=True)) == [None]


def test_the_list_is_in_printed_order(as_staff, reviewer, producer, returned, address):
    for place in (CELL, "problems", "", "overview"):
        remark_on(returned, reviewer, place=place)
    groups = as_staff(reviewer).get(address(returned)).context["points"].groups
    form = to_document(returned).form
    headings = {part.key: part.heading for part in form.parts}
    kinds = [
        (
            group.heading,
            [next(k for k in ("judged", "noted", "change") if getattr(p, k)) for p in group.points],
        )
        for group in groups
    ]
    assert kinds == [
        ("整份报告", ["noted", "judged", "judged", "change"]),
        (headings["overview"], ["noted"]),
        (headings["disclosures"], ["change"]),
        (headings["applications"], ["noted"]),
        (headings["problems"], ["noted"]),
        (headings["other_matters"], ["change"]),
    ]


def test_many_changed_figures_fold_away(as_staff, reviewer, producer, report_in_review, address):
    blank = open_report(agency=report_in_review.agency, year=2022, act=Act(producer, AT))
    assert blank.status == "draft"
    response = as_staff(reviewer).get(address(report_in_review), {"against": "last_year"})
    folded = {g.heading: len(g.folded) for g in response.context["points"].groups if g.folded}
    tables = to_document(report_in_review).form.tables.values()
    assert folded == {table.heading: len(table.cells) for table in tables}


@pytest.mark.slow
def test_query_count_does_not_grow(
    as_staff, reviewer, agency, returned, address, django_assert_num_queries
):
    other = make_staff("reviewer2", "钱审核", posts={Role.REVIEWER: agency})
    client = as_staff(reviewer)
    client.get(address(returned))
    with django_assert_num_queries(27):
        client.get(address(returned))
    for number in range(12):
        remark_on(returned, other, text=f"第 {number} 条")
        as_staff(other).get(address(returned))
    with django_assert_num_queries(27):
        client.get(address(returned))
