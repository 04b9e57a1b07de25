"""A file into a draft: seen first, stored on a second word, never by halves."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from lxml.html import fromstring

from reports.archive.act import Act
from reports.archive.opening import open_report
from reports.archive.store import to_document
from reports.desk.findings import by_settings
from reports.models import AnnualReport, TrailEntry
from reports.readers.apart import Turns
from reports.rules import Settings
from reports.statute.differences import laid_over, taken
from reports.statute.findings import Finding, Severity
from reports.writers import write
from tests.conftest import AT, sound_document

GIVEN = Path(__file__).parent.parent / "samples" / "jiaozuo_education_2023.txt"


@pytest.fixture
def address():
    return lambda report: reverse("admin:reports_annualreport_upload", args=[report.pk])


@pytest.fixture
def upload(as_staff, producer, blank_draft, address):
    """Send a file or text; the page that comes back."""

    def send(data: bytes | str, *, name: str = "报告.docx"):
        form = (
            {"pasted": data} if isinstance(data, str) else {"file": SimpleUploadedFile(name, data)}
        )
        return as_staff(producer).post(address(blank_draft), form)

    return send


def understood(response) -> str:
    found = re.search(r'name="understood" value="([^"]+)"', response.content.decode())
    return found[1] if found else ""


@pytest.mark.parametrize("extension", ["docx", "xlsx", "csv", "json"])
def test_preview_then_store(as_staff, producer, blank_draft, address, upload, extension):
    document = sound_document(agency="焦作市教育局", year=2023)
    preview = upload(write(document, extension))
    assert "200 个数字将改动" in preview.content.decode()
    assert TrailEntry.objects.filter(year=2023).count() == 1
    response = as_staff(producer).post(address(blank_draft), {"understood": understood(preview)})
    assert response.status_code == 302
    stored = to_document(AnnualReport.objects.get())
    assert stored.figures == document.figures
    saved = TrailEntry.objects.last()
    assert (saved.action, saved.actor, saved.address) == ("修改内容", "producer", "127.0.0.1")
    if extension != "csv":  # which holds figures only
        assert stored == document


def test_the_given_report_pasted(as_staff, producer, blank_draft, address, upload):
    preview = upload(GIVEN.read_text())
    as_staff(producer).post(address(blank_draft), {"understood": understood(preview)})
    stored = to_document(AnnualReport.objects.get())
    assert stored.figures["disclosures"]["art20_1.normative_documents", "in_force"] == 6
    assert stored.texts["other_matters"] == "本年度无其他需要报告的事项。"


def test_one_table_pasted_leaves_the_rest(as_staff, producer, blank_draft, address, upload):
    text = GIVEN.read_text()
    start, end = text.index("行政复议\t"), text.index("五、存在的主要问题")
    preview = upload(text[start:end].replace("0", "3", 1))
    html = preview.content.decode()
    assert "15 个数字将改动" in html
    as_staff(producer).post(address(blank_draft), {"understood": understood(preview)})
    stored = to_document(AnnualReport.objects.get())
    assert stored.figures["challenges"]["review", "upheld"] == 3
    assert stored.figures["applications"]["received", "total"] is None


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"agency": "焦作市文化局", "year": 2023}, "文件是“焦作市文化局”的报告"),
        ({"agency": "焦作市教育局", "year": 2022}, "文件是 2022 年度的报告"),
    ],
)
def test_another_report_is_refused(upload, change, sentence):
    response = upload(write(sound_document(**change), "json"))
    assert sentence in response.content.decode()
    assert not understood(response)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\x89PNG\r\n\x1a\n", "这是一张图片"),
        (b"PK\x03\x04 broken", "不完整"),
        ("今天天气很好。", "不是一份政府信息公开工作年度报告"),
        ("", "二者取其一"),
    ],
)
def test_what_is_no_report_is_told(upload, data, sentence):
    response = upload(data)
    assert sentence in response.content.decode()
    assert response.status_code == 200
    assert TrailEntry.objects.filter(year=2023).count() == 1


def test_what_no_column_holds_is_told(as_staff, producer, agency, address):
    report = open_report(agency=agency, year=2023, act=Act(producer, AT))
    document = replace(sound_document(agency=agency.name, year=2023), title="长" * 201)
    file = SimpleUploadedFile("报告.json", write(document, "json"))
    response = as_staff(producer).post(address(report), {"file": file})
    assert "太长，请核对文件" in response.content.decode()
    assert not understood(response)


def test_the_same_content_needs_no_storing(upload, as_staff, producer, blank_draft, address):
    document = sound_document(agency="焦作市教育局", year=2023)
    preview = upload(write(document, "json"))
    as_staff(producer).post(address(blank_draft), {"understood": understood(preview)})
    assert "完全相同" in upload(write(document, "json")).content.decode()


def test_forged_and_stale_previews_are_refused(as_staff, producer, blank_draft, address, upload):
    document = sound_document(agency="焦作市教育局", year=2023)
    first = understood(upload(write(document, "json")))
    second = understood(upload(write(replace(document, title="另一标题"), "json")))
    client = as_staff(producer)
    assert "已失效" in client.post(address(blank_draft), {"understood": "x"}).content.decode()
    client.post(address(blank_draft), {"understood": first})
    html = client.post(address(blank_draft), {"understood": second}).content.decode()
    assert "已被他人改动" in html
    assert to_document(AnnualReport.objects.get()) == document


def test_whoever_gets_no_turn_is_told_and_loses_nothing(upload, settings, reading_turns):
    settings.READING_WAIT = 0.0
    others = [Turns(reading_turns, number=settings.READING_AT_ONCE, wait=0.0).turn() for _ in "12"]
    with others[0], others[1]:
        html = upload("报告全文，改了一上午。").content.decode()
    assert "现在读文件的人多，请过一会儿再上传。" in html
    assert "报告全文，改了一上午。" in html
    assert "不是一份政府信息公开工作年度报告" in upload("报告全文，改了一上午。").content.decode()


def test_a_file_that_costs_too_much_is_told(upload, settings):
    settings.READING = settings.READING | {"megabytes": 64}
    html = upload(b'{"title": "' + b"a" * 3_000_000).content.decode()
    assert "读这个文件用的内存超过上限（64 MB），已停止" in html
    assert "Traceback" not in html


def test_only_its_producers_upload(as_staff, reviewer, outsider, blank_draft, address):
    assert as_staff(reviewer).get(address(blank_draft)).status_code == 403
    assert as_staff(outsider).get(address(blank_draft)).status_code == 404


def test_only_a_draft_takes_a_file(as_staff, producer, report_in_review, address):
    assert as_staff(producer).get(address(report_in_review)).status_code == 403


def test_laid_over_keeps_what_is_not_stated():
    base = sound_document(agency="甲", year=2023)
    blank = replace(base, texts={}, figures={}, title="")
    assert laid_over(base, blank) == base
    assert laid_over(blank, base) == base


def test_what_is_found_in_a_file_is_as_grave_as_the_settings_say():
    found = [
        Finding("cell.missing", Severity.ERROR, "a", "甲"),
        Finding("cell.missing", Severity.ERROR, "a", "甲"),
        Finding("applications.balance", Severity.ERROR, "b", "乙"),
    ]
    off = frozenset({"applications.balance"})
    settings = Settings(severities={"cell.missing": Severity.WARNING}, off=off)
    assert by_settings(found, settings) == [Finding("cell.missing", Severity.WARNING, "a", "甲")]


def test_part_by_part(as_staff, producer, blank_draft, address, upload):
    document = sound_document(agency="焦作市教育局", year=2023)
    preview = upload(write(document, "json"))
    chosen = ["applications", "problems"]
    said = {"understood": understood(preview), "choosing": "1", "part": chosen}
    assert as_staff(producer).post(address(blank_draft), said).status_code == 302
    stored = to_document(AnnualReport.objects.get())
    blank = to_document(blank_draft)
    assert stored == taken(blank, document, chosen)
    assert stored != document


def test_no_part_is_no_storing(as_staff, producer, blank_draft, address, upload):
    preview = upload(write(sound_document(agency="焦作市教育局", year=2023), "json"))
    said = {"understood": understood(preview), "choosing": "1"}
    response = as_staff(producer).post(address(blank_draft), said)
    assert "没有选择要存入的部分" in response.content.decode()
    assert TrailEntry.objects.filter(year=2023).count() == 1


def test_the_difference_stands_in_the_tables(upload):
    """Only what changes is shown, in its place; warnings come before it, the gravest first."""
    document = sound_document(agency="焦作市教育局", year=2023)
    figures = {**document.figures, "challenges": {}, "disclosures": {}}
    figures["applications"] = document.figures["applications"] | {("received", "total"): 2}
    page = upload(write(replace(document, figures=figures), "json"))
    root = fromstring(page.content.decode())
    (article,) = root.find_class("review-report")
    form = document.form
    cells = {td.get("data-place"): td.text_content() for td in article.xpath(".//td[@data-place]")}
    assert cells == {
        cell.place: f"{figures['applications'][cell.key]} 原为 未填"
        for cell in form.tables["applications"].cells
    }
    assert [box.get("value") for box in article.xpath(".//input[@name='part']")] == [
        *("preamble", "overview", "applications", "problems", "other_matters"),
    ]
    same = [p.text_content() for p in article.find_class("upload-same")]
    tables = [form.tables[key] for key in ("disclosures", "challenges")]
    assert same == [f"{table.heading}：没有改动。" for table in tables]
    listed = root.xpath("//section[contains(@class, 'upload-findings')]//li/@class")
    assert listed == sorted(listed, key=["error", "warning", "hint"].index)
    assert listed[0] == "error"
    html = page.content.decode()
    assert html.index("upload-findings") < html.index('<article class="review-report"')
