"""How numbers were read, for people: readings of a report, marks in a text, and what the browser is
told while one types."""

from dataclasses import replace

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from reports.desk import statement_pages
from reports.desk.statements import Compared, ReadStatement, marked, readings
from reports.models import AnnualReport, TrailEntry
from tests.conftest import sound_document

WORDS = "全年新收政府信息公开申请112件。\n未收到行政复议。"
RECEIVED = ReadStatement(
    key="problems",
    start=0,
    end=16,
    words="全年新收政府信息公开申请112件",
    described="读作：新收申请，112 件，全年，本机关",
    cells=(Compared("applications/received/total", "一、本年新收政府信息公开申请数量／总计", "1"),),
)
REVIEWED = ReadStatement(
    key="problems",
    start=18,
    end=25,
    words="未收到行政复议",
    described="读作：行政复议，没有，全年，本机关",
    cells=(Compared("challenges/review/total", "行政复议／总计", "0"),),
)


@pytest.fixture
def statements():
    return lambda report: reverse("admin:reports_annualreport_statements", args=[report.pk])


def test_readings_of_a_report(agency):
    document = sound_document(agency=agency.name, year=2023)
    document = replace(document, texts=document.texts | {"problems": WORDS})
    assert readings(document, agency=agency)["problems"] == (RECEIVED, REVIEWED)


def reading(start: int, end: int) -> ReadStatement:
    return replace(RECEIVED, start=start, end=end)


def shown(text: str, *said: ReadStatement) -> list[list[tuple[str, list[int]]]]:
    return [
        [(piece.words, [one.start for one in piece.readings]) for piece in paragraph]
        for paragraph in marked(text, said)
    ]


def test_a_text_is_marked_by_paragraph():
    assert shown("甲乙丙\n\n丁戊", reading(1, 2), reading(5, 7)) == [
        [("甲", []), ("乙", [1]), ("丙", [])],
        [("丁戊", [5])],
    ]


def test_statements_that_share_words_are_one_mark():
    assert shown("甲乙丙丁", reading(1, 3), reading(0, 2)) == [[("甲乙丙", [0, 1]), ("丁", [])]]


@given(
    st.text("甲乙\n", max_size=20),
    st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9)), max_size=5),
)
def test_marking_loses_and_repeats_no_character(text, spans):
    said = [reading(start, min(start + length, len(text))) for start, length in spans]
    said = [one for one in said if one.start < one.end]
    paragraphs = marked(text, said)
    words = ["".join(piece.words for piece in paragraph) for paragraph in paragraphs]
    assert words == [line for line in text.split("\n") if line.strip()]
    inside = {at for one in said for at in range(one.start, one.end) if text[at] != "\n"}
    marks = sum(len(piece.words) for p in paragraphs for piece in p if piece.readings)
    assert marks == len(inside)


def test_what_is_typed_is_read_and_nothing_saved(as_staff, producer, draft, statements):
    entries = TrailEntry.objects.count()
    said = {"problems": WORDS.replace("\n", "\r\n"), "improvements": "没有数字。", "x": "5件"}
    answer = as_staff(producer).post(statements(draft), said).json()
    assert answer["readings"] == [RECEIVED.as_json(), REVIEWED.as_json()]
    assert (set(answer["lists"]), answer["lists"]["improvements"].strip()) == (
        {"problems", "improvements"},
        "",
    )
    assert RECEIVED.described in answer["lists"]["problems"]
    assert AnnualReport.objects.get().version == draft.version
    assert TrailEntry.objects.count() == entries


def test_what_is_typed_cannot_break_out_of_the_list(as_staff, producer, draft, statements):
    said = {"problems": "全年新收<script>alert(1)</script>政府信息公开申请<b>5件</b>。"}
    answer = as_staff(producer).post(statements(draft), said).json()
    assert "<script>" not in answer["lists"]["problems"]
    assert "<b>" not in answer["lists"]["problems"]


def test_only_of_ones_own_agencies_and_logged_in(as_staff, outsider, client, draft, statements):
    assert as_staff(outsider).post(statements(draft), {"problems": WORDS}).status_code == 404
    assert client.post(statements(draft), {"problems": WORDS}).status_code == 302


def test_too_much_is_not_read(as_staff, producer, draft, statements, monkeypatch):
    monkeypatch.setattr(statement_pages, "LONGEST", 20)
    response = as_staff(producer).post(statements(draft), {"problems": "字" * 21})
    assert response.status_code == 413
    assert "没有识读" in response.json()["message"]


def test_a_get_leads_to_the_report(as_staff, producer, draft, statements, desk):
    assert as_staff(producer).get(statements(draft)).url == desk(draft)


def test_asking_takes_four_queries(
    as_staff, producer, draft, statements, django_assert_num_queries
):
    """The session, the person, the report, its kind."""
    client = as_staff(producer)
    with django_assert_num_queries(5):
        client.post(statements(draft), {"problems": WORDS})


def test_the_pages_print_them(as_staff, producer, reviewer, draft, desk):
    AnnualReport.objects.update(problems=WORDS)
    typing = as_staff(producer).get(desk(draft)).content.decode()
    reading = as_staff(reviewer).get(desk(draft)).content.decode()
    assert RECEIVED.described in typing
    assert '<a class="desk-mark" href="#said-problems:0-16">' in reading
    assert '<li id="said-problems:0-16"' in reading
    assert ("（表中 1）" in reading, "（表中" in typing) == (True, False)
