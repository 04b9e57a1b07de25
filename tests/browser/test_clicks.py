"""The whole way of an ordinary report, three figures and its prose, takes few clicks: counted from
the form of logging in to the submitted report. Typing and moving by keys are no clicks; a button
pressed by Enter is one."""

from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from reports.archive.store import to_document
from reports.models import AnnualReport, Status
from tests.browser.test_three_people import PASSWORD
from tests.conftest import sound_document

MOST = 12
PATIENCE = 90_000  # milliseconds
COUNT = """addEventListener("click", (event) => {
  const before = Number(sessionStorage.getItem("clicks"));
  if (event.isTrusted) sessionStorage.setItem("clicks", before + 1);
}, true);"""
FIGURES = {
    "disclosures/art20_5.licences/decisions": "12",
    "applications/received/natural_person": "1",
    "applications/result.granted/natural_person": "1",
}


def prose(document) -> str:
    """The texts under their headings, as one copies them out of Word; without the tables."""
    lines = [document.title, document.texts["preamble"]]
    for part in document.form.parts:
        lines.append(part.heading)
        for passage in getattr(part, "passages", ()):
            lines += [line for line in (passage.heading, document.texts[passage.key]) if line]
    return "\n".join(lines)


def paste(page: Page, text: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+V")


@pytest.fixture(autouse=True)
def patient(settings) -> None:
    """What reads a file stands back behind everything else: beside hostile files, for long."""
    settings.READING = settings.READING | {"seconds": PATIENCE / 1000}


@pytest.fixture
def year() -> int:
    return timezone.localdate().year - 1


@pytest.fixture
def document(agency, year):
    return sound_document(agency=agency.name, year=year)


@pytest.fixture
def counted(page, producer) -> Page:
    """The page of logging in; every click from here on counts."""
    producer.set_password(PASSWORD)
    producer.save()
    page.add_init_script(COUNT)
    page.goto("/admin/login/")
    return page


def clicks(page: Page) -> int:
    return int(page.evaluate("sessionStorage.getItem('clicks')"))


def log_in(page: Page) -> None:
    page.keyboard.type("producer")  # the first box has the focus
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.get_by_role("button", name="登录").click()


def figures_and_submit(page: Page) -> None:
    for place, value in FIGURES.items():
        page.locator(f'[name="{place}"]').click()
        page.keyboard.press("Control+A")
        page.keyboard.type(value)
    page.get_by_role("button", name="其余填 0").click()
    page.get_by_role("button", name="保存").click()
    expect(page.locator(".messagelist")).to_contain_text("已保存")
    page.get_by_role("button", name="提交审核").click()
    page.wait_for_load_state()


def submitted(document) -> AnnualReport:
    """The report as it was handed on says all that was pasted and typed."""
    report = AnnualReport.objects.get()
    stored = to_document(report)
    assert report.status == Status.IN_REVIEW
    assert stored.texts == document.texts
    cells = {cell.place: stored.stated(cell) for cell in stored.form.cells}
    typed = {place: int(value) for place, value in FIGURES.items()}
    assert {place: cells[place] for place in typed} == typed
    assert None not in cells.values()
    return report


def test_prose_pasted_into_the_form(counted, document):
    log_in(counted)
    counted.get_by_role("button", name="新建本年度报告").click()
    counted.locator("html.desk-live").wait_for(state="attached")
    counted.locator('[name="preamble"]').click()
    paste(counted, prose(document))
    expect(counted.locator('[name="other_matters"]')).to_have_value(document.texts["other_matters"])
    figures_and_submit(counted)
    submitted(document)
    assert clicks(counted) <= MOST - 2  # two more would verify all warnings, if there were any


def test_prose_pasted_into_the_page_of_uploads(counted, document):
    log_in(counted)
    counted.get_by_role("button", name="新建本年度报告").click()
    counted.locator("html.desk-live").wait_for(state="attached")
    counted.get_by_role("link", name="上传已有的文件").click()
    box = counted.get_by_label("或者粘贴")
    expect(box).to_be_focused()
    paste(counted, prose(document))
    expect(box).not_to_have_value("")
    counted.get_by_role("button", name="读取").click()
    counted.get_by_role("button", name="存入草稿").click(timeout=PATIENCE)
    figures_and_submit(counted)
    submitted(document)
    assert clicks(counted) <= MOST


def test_what_is_written_already_stays(counted, document):
    log_in(counted)
    counted.get_by_role("button", name="新建本年度报告").click()
    counted.locator("html.desk-live").wait_for(state="attached")
    counted.locator('[name="problems"]').fill("我写的。")
    counted.locator('[name="preamble"]').click()
    paste(counted, prose(document))
    expect(counted.locator(".desk-save [role=status]")).to_contain_text("“存在的主要问题”已有文字")
    expect(counted.locator('[name="problems"]')).to_have_value("我写的。")
    expect(counted.locator('[name="improvements"]')).not_to_have_value("")
    counted.evaluate("localStorage.clear()")


def test_one_text_is_pasted_as_it_is(counted):
    """A list with numbers of its own, inside one box, is no report; nor is another year's."""
    log_in(counted)
    counted.get_by_role("button", name="新建本年度报告").click()
    counted.locator("html.desk-live").wait_for(state="attached")
    box = counted.locator('[name="problems"]')
    for text in ("一、人手不足\n详情。\n二、经验不足\n详情。", "甲。\n乙。"):
        box.fill("")
        box.click()
        paste(counted, text)
        expect(box).to_have_value(text)
    other = sound_document(agency="焦作市教育局", year=date.today().year - 3)
    box.fill("")
    paste(counted, prose(other))
    expect(box).to_have_value(prose(other))
    expect(counted.locator(".desk-save [role=status]")).to_contain_text("没有分段")
    counted.evaluate("localStorage.clear()")
