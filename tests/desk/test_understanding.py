"""What is pasted into the form comes back told apart, stores nothing, and is for producers only."""

import pytest
from django.urls import reverse

from reports.models import Content, TrailEntry
from reports.statute.document import printed
from reports.writers import write
from tests.conftest import sound_document

ANOTHER = write(sound_document(agency="焦作市文化局", year=2023), "json").decode()


@pytest.fixture
def understand(as_staff, blank_draft):
    def ask(person, text: str, report=blank_draft):
        address = reverse("admin:reports_annualreport_understand", args=[report.pk])
        return as_staff(person).post(address, {"pasted": text})

    return ask


def test_a_whole_report_comes_back_as_texts_and_figures(understand, producer, blank_draft):
    document = sound_document(agency="焦作市教育局", year=2023)
    before = (TrailEntry.objects.count(), Content.objects.count())
    answer = understand(producer, write(document, "json").decode()).json()
    assert answer == {
        "texts": document.texts,
        "figures": {cell.place: printed(document.stated(cell)) for cell in document.form.cells},
        "said": [],
    }
    assert (TrailEntry.objects.count(), Content.objects.count()) == before


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("", "二者取其一"), ("今天天气很好。", "不是一份"), (ANOTHER, "“焦作市文化局”的报告")],
)
def test_what_cannot_go_in_is_refused_in_a_sentence(understand, producer, text, sentence):
    answer = understand(producer, text).json()
    assert list(answer) == ["refused"]
    assert sentence in answer["refused"]


@pytest.mark.parametrize(("who", "status"), [("reviewer", 403), ("outsider", 404)])
def test_others_ask_nothing(request, understand, who, status):
    assert understand(request.getfixturevalue(who), "一、甲").status_code == status


def test_nothing_is_asked_of_what_is_handed_on(understand, producer, report_in_review):
    assert understand(producer, "一、甲", report_in_review).status_code == 403
