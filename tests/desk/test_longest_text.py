"""A text of the report has a longest length: the same, in the same words, at every door."""

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.archive.store import store, to_document
from reports.desk.form import DeskForm
from reports.models import AnnualReport
from reports.readers import Unreadable, read
from reports.statute.schema import LONGEST_TEXT
from reports.writers import write
from tests.conftest import AT, sound_document
from tests.desk.test_report_pages import typed

SENTENCE = f"“存在的主要问题”有 {LONGEST_TEXT + 1} 字，超过 {LONGEST_TEXT} 字的上限，请删减。"
LONG = "长" * LONGEST_TEXT
TOO_LONG = LONG + "。"


def saying(text: str):
    document = sound_document(agency="焦作市教育局", year=2023)
    return replace(document, texts={**document.texts, "problems": text})


def test_what_the_words_of_a_text_are():
    problems = saying("").form.passages["problems"]
    assert problems.refusal(LONG) == ""
    assert problems.refusal(TOO_LONG) == SENTENCE


def test_a_form_that_says_too_much_comes_back_whole(as_staff, producer, draft, desk):
    before = to_document(draft)
    data = typed(before, version=draft.version, problems=TOO_LONG)
    html = as_staff(producer).post(desk(draft), data).content.decode()
    assert SENTENCE in html
    assert TOO_LONG in html
    assert to_document(AnnualReport.objects.get()) == before
    longest = typed(before, version=draft.version, problems=f"\r\n  {LONG}\r\n\r\n")
    assert as_staff(producer).post(desk(draft), longest).status_code == 302
    assert AnnualReport.objects.get().problems == LONG


def test_the_browser_knows_it_and_cuts_nothing_off(draft):
    field = str(DeskForm(to_document(draft), version=1)["problems"])
    assert f'data-longest="{LONGEST_TEXT}"' in field
    assert "maxlength" not in field


def test_every_text_twice_as_long_as_it_may_be_comes_back(as_staff, producer, draft, desk):
    """In the form that browsers send, a Han character is nine bytes."""
    data = typed(to_document(draft), version=draft.version)
    data |= dict.fromkeys(saying("").texts, LONG * 2)
    html = as_staff(producer).post(desk(draft), data).content.decode()
    assert html.count(f"有 {2 * LONGEST_TEXT} 字，超过 {LONGEST_TEXT} 字的上限") == 10
    assert html.count(LONG * 2) == 10


@pytest.mark.parametrize("extension", ["json", "docx", "xlsx"])
def test_a_file(as_staff, producer, blank_draft, extension):
    assert read(write(saying(LONG), extension)).document == saying(LONG)
    with pytest.raises(Unreadable) as refusal:
        read(write(saying(TOO_LONG), extension))
    assert str(refusal.value) == SENTENCE
    address = reverse("admin:reports_annualreport_upload", args=[blank_draft.pk])
    file = SimpleUploadedFile("报告", write(saying(TOO_LONG), extension))
    assert SENTENCE in as_staff(producer).post(address, {"file": file}).content.decode()


def test_a_file_of_the_past(agency, tmp_path):
    path, problems = tmp_path / "报告.json", tmp_path / "问题.csv"
    path.write_text(write(saying(TOO_LONG), "json").decode())
    call_command("import_reports", str(path), report=problems, jobs=1)
    assert SENTENCE in problems.read_text()
    assert not AnnualReport.objects.exists()


def test_the_archive_and_the_model(producer, draft):
    with pytest.raises(Refused) as refusal:
        store(saying(TOO_LONG), report=draft, version=draft.version, act=Act(producer, AT))
    assert str(refusal.value) == SENTENCE
    draft.problems = TOO_LONG
    with pytest.raises(ValidationError) as invalid:
        draft.full_clean()
    assert invalid.value.messages == [SENTENCE]
    draft.problems = LONG
    draft.full_clean()
