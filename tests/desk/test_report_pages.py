"""The desk: open, fill in, take steps; what is refused keeps what was typed."""

import gzip
import re

import pytest
from django.urls import reverse

from reports.archive.store import to_document
from reports.desk.form import DeskForm
from reports.models import AnnualReport, Status, TrailEntry
from reports.statute.document import Document, printed
from tests.conftest import sound_document

ADD = reverse("admin:reports_annualreport_add")


def typed(document: Document, *, version: int, **changes: str) -> dict[str, str]:
    """What a browser posts for a document."""
    data = {"version": str(version), "title": document.title, **document.texts}
    for key, table in document.figures.items():
        for (row, column), value in table.items():
            data[f"{key}/{row}/{column}"] = printed(value)
    return data | changes


def test_open_a_report(as_staff, producer, agency, desk):
    response = as_staff(producer).post(ADD, {"agency": agency.pk, "year": 2023})
    report = AnnualReport.objects.get()
    assert (response.status_code, response.url) == (302, desk(report))
    assert to_document(report).figures["applications"]["received", "total"] is None


def test_open_an_existing_report_is_refused(as_staff, producer, draft):
    response = as_staff(producer).post(ADD, {"agency": draft.agency_id, "year": draft.year})
    assert "已经存在" in response.content.decode()
    assert AnnualReport.objects.count() == 1


def test_only_own_agencies_are_offered(as_staff, producer, other_agency):
    response = as_staff(producer).post(ADD, {"agency": other_agency.pk, "year": 2023})
    assert response.status_code == 200
    assert not AnnualReport.objects.exists()


def test_reviewer_cannot_open(as_staff, reviewer):
    assert as_staff(reviewer).get(ADD).status_code == 403


def test_fill_in(as_staff, producer, blank_draft, desk):
    document = sound_document(agency="焦作市教育局", year=2023)
    data = typed(document, version=blank_draft.version)
    response = as_staff(producer).post(desk(blank_draft), data)
    assert response.status_code == 302
    blank_draft.refresh_from_db()
    assert to_document(blank_draft) == document


def test_every_cell_has_its_input(as_staff, producer, draft, desk):
    html = as_staff(producer).get(desk(draft)).content.decode()
    for table in to_document(draft).form.tables.values():
        for cell in table.cells:
            assert html.count(f'name="{cell.place}"') == 1
            assert html.count(f'id="at-{cell.place}"') == 1


@pytest.mark.parametrize(
    ("value", "stored"),
    [("１２３", 123), (" 1,234 ", 1234), ("", None), ("0", 0), ("1，000", 1000)],
)
def test_figures_as_people_type_them(as_staff, producer, draft, desk, value, stored):
    data = typed(to_document(draft), version=draft.version)
    data["applications/received/natural_person"] = value
    as_staff(producer).post(desk(draft), data)
    figures = to_document(AnnualReport.objects.get()).figures["applications"]
    assert figures["received", "natural_person"] == stored


@pytest.mark.parametrize("value", ["-1", "1.5", "三", "1e9", "九", "9" * 30])
def test_wrong_figures_are_refused_and_kept(as_staff, producer, draft, desk, value):
    before = to_document(draft)
    data = typed(before, version=draft.version, problems="新写的一段话")
    data["applications/received/natural_person"] = value
    html = as_staff(producer).post(desk(draft), data).content.decode()
    assert "应为不小于 0 的整数，最多 15 位" in html
    assert f'value="{value}"' in html
    assert "新写的一段话" in html
    assert to_document(AnnualReport.objects.get()) == before


def test_amounts_keep_their_digits(as_staff, producer, draft, desk):
    data = typed(to_document(draft), version=draft.version)
    data["disclosures/art20_8.fees/amount"] = "18.8710"
    as_staff(producer).post(desk(draft), data)
    html = as_staff(producer).get(desk(draft)).content.decode()
    assert 'value="18.8710"' in html


def test_signs_and_units_of_the_trial_format():
    document = Document(agency="甲", year=2019, format="2019", title="甲2019年")
    data = typed(document, version=1)
    data["disclosures/art20_5.licences/change"] = "+1036"
    data["disclosures/art20_8.fees/change"] = "－3"
    data["disclosures/art20_9.procurement/amount"] = "251000"
    data["disclosures/art20_9.procurement/amount_unit"] = "元"
    form = DeskForm(document, data, version=1)
    assert form.is_valid(), form.errors
    result = form.result()
    assert result.figures["disclosures"]["art20_5.licences", "change"] == 1036
    assert result.figures["disclosures"]["art20_8.fees", "change"] == -3
    assert result.units == {"disclosures/art20_9.procurement/amount": "元"}


def test_stale_form_is_refused_and_kept(as_staff, producer, draft, desk):
    data = typed(to_document(draft), version=draft.version - 1, problems="我写的")
    html = as_staff(producer).post(desk(draft), data).content.decode()
    assert "两处同时改动" in html
    assert "我写的" in html


def test_texts_keep_paragraphs(as_staff, producer, draft, desk):
    data = typed(to_document(draft), version=draft.version, problems="一、\r\n\r\n  二、\r\n")
    as_staff(producer).post(desk(draft), data)
    assert AnnualReport.objects.get().problems == "一、\n二、"


def test_scripts_are_shown_not_run(as_staff, producer, reviewer, draft, desk, take_address):
    evil = "<script>alert(1)</script>"
    data = typed(to_document(draft), version=draft.version, problems=evil)
    as_staff(producer).post(desk(draft), data)
    for person in (producer, reviewer):
        html = as_staff(person).get(desk(draft)).content.decode()
        assert evil not in html
        assert "&lt;script&gt;alert(1)" in html


@pytest.mark.parametrize("state", ["report_in_review", "approved_report", "published_report"])
def test_only_a_draft_is_edited(request, state, as_staff, producer, desk):
    report = request.getfixturevalue(state)
    document = to_document(report)
    page = as_staff(producer).get(desk(report)).content.decode()
    assert 'name="problems"' not in page
    assert document.texts["problems"] in page
    data = typed(document, version=report.version, problems="x")
    refused = as_staff(producer).post(desk(report), data)
    assert refused.status_code == 409
    assert "〔新增：</span>x<" in refused.content.decode()
    assert to_document(AnnualReport.objects.get()) == document


@pytest.mark.slow
def test_buttons_are_the_open_steps(request, as_staff, producer, reviewer, publisher, desk):
    expected = {
        "draft": {producer: ["submit"], reviewer: [], publisher: []},
        "report_in_review": {producer: ["recall"], reviewer: ["return", "approve"], publisher: []},
        "approved_report": {
            producer: [],
            reviewer: ["recall"],
            publisher: ["return", "schedule", "publish"],
        },
        "published_report": {producer: ["correct"], reviewer: [], publisher: ["withdraw"]},
    }
    for state, people in expected.items():
        report = request.getfixturevalue(state)
        for person, names in people.items():
            response = as_staff(person).get(desk(report))
            assert [step.name for step in response.context["steps"]] == names
            html = response.content.decode()
            assert [n for n in names if f'name="step" value="{n}"' in html] == names


def test_whole_way_through_the_buttons(
    as_staff, producer, reviewer, publisher, draft, desk, take_address
):
    for person, step in ((producer, "submit"), (reviewer, "approve"), (publisher, "publish")):
        draft.refresh_from_db()
        response = as_staff(person).post(
            take_address(draft), {"step": step, "version": draft.version, "secrecy": "on"}
        )
        assert response.status_code == 302
    draft.refresh_from_db()
    assert draft.status == Status.PUBLISHED
    assert TrailEntry.objects.last().address == "127.0.0.1"
    html = as_staff(publisher).get(desk(draft)).content.decode()
    assert draft.get_absolute_url() in html


@pytest.mark.parametrize("version", ["", "-1", "x", "9" * 40, "²"])
def test_forged_version_is_refused(as_staff, producer, draft, take_address, version):
    response = as_staff(producer).post(
        take_address(draft), {"step": "submit", "version": version, "reason": "请审核"}
    )
    assert response.status_code == 409
    assert "请审核" in response.content.decode()
    draft.refresh_from_db()
    assert draft.status == Status.DRAFT


def test_refused_step_says_why(as_staff, producer, blank_draft, take_address):
    response = as_staff(producer).post(
        take_address(blank_draft), {"step": "submit", "version": blank_draft.version}
    )
    assert response.status_code == 409
    assert "处错误须改正" in response.content.decode()


def test_steps_are_taken_by_post_only(as_staff, producer, draft, take_address):
    assert as_staff(producer).get(take_address(draft)).status_code == 405


@pytest.mark.slow
def test_query_count_of_the_desk(as_staff, producer, draft, desk, django_assert_num_queries):
    client = as_staff(producer)
    with django_assert_num_queries(23):
        client.get(desk(draft))


def test_the_page_of_the_form_is_sent_compressed(as_staff, producer, draft, desk):
    """With a token masked anew and of a length that differs: two answers are never alike."""
    client = as_staff(producer)
    plain = client.get(desk(draft))
    sent = [client.get(desk(draft), headers={"Accept-Encoding": "gzip"}) for _ in range(8)]
    assert {response["Content-Encoding"] for response in sent} == {"gzip"}
    assert gzip.decompress(sent[0].content).count(b"<input") == plain.content.count(b"<input")
    assert len(sent[0].content) * 5 < len(plain.content)
    assert len({len(response.content) for response in sent}) > 1
    tokens = {token(response) for response in sent}
    assert len(tokens) == len(sent)


def token(response) -> bytes:
    page = gzip.decompress(response.content)
    return re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
