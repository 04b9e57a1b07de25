"""The desk in a real browser: pasting, typing by keyboard, findings as one types, nothing lost."""

import re

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from reports.archive.act import Act
from reports.archive.opening import open_report
from reports.archive.store import store, to_document
from reports.models import AnnualReport, Status
from reports.statute.checks import check
from reports.statute.document import printed
from tests.conftest import AT, sound_document

PHONE = {"viewport": {"width": 375, "height": 800}}
NO_SCRIPT = {"java_script_enabled": False}
RECEIVED = "applications/received/natural_person"
GRANTED = "applications/result.granted/natural_person"
LAST = "applications/carried_out/natural_person"


def enter(page: Page, live_server, person, report) -> None:
    """The desk of a report, logged in."""
    client = Client()
    client.force_login(person)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    page.goto(f"/admin/reports/annualreport/{report.pk}/change/")


@pytest.fixture
def desk(page, live_server, producer, blank_draft) -> Page:
    """An empty report."""
    enter(page, live_server, producer, blank_draft)
    return page


@pytest.fixture
def sound_desk(page, live_server, producer, draft) -> Page:
    """A report whose figures add up."""
    enter(page, live_server, producer, draft)
    return page


def write_last_year(report, *, by) -> None:
    """The report of the year before, sound, not yet published."""
    last = open_report(agency=report.agency, year=report.year - 1, act=Act(by, AT))
    document = sound_document(agency=report.agency.name, year=last.year)
    store(document, report=last, version=last.version, act=Act(by, AT))


def cell(page: Page, place: str):
    return page.locator(f'[name="{place}"]')


def status(page: Page):
    return page.locator(".desk-save [role=status]")


def paste(page: Page, place: str, rows: list[list[str]]) -> None:
    """What Excel puts on the clipboard, over the cell and those beside and below it."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    text = "".join("\t".join(row) + "\r\n" for row in rows)
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    cell(page, place).focus()
    page.keyboard.press("Control+V")


def save(page: Page) -> None:
    page.get_by_role("button", name="保存").click()
    page.get_by_text("已保存。").wait_for()


def kept(page: Page) -> list[str]:
    return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('desk/'))")


def sheet_of(document) -> list[list[str]]:
    table = document.form.tables["applications"]
    figures = document.figures["applications"]
    return [[printed(figures[one.key]) for one in cells] for cells in table.rows.values()]


def test_paste_a_whole_sheet(desk, agency):
    """7 × 25 cells as a clerk keeps them: blanks for none, separators, a total that is wrong."""
    document = sound_document(agency=agency.name, year=2023)
    figures = document.figures["applications"]
    for row in ("received", "result.granted", "result.total"):
        figures[row, "natural_person"] = figures[row, "total"] = 1234
    sheet = [["" if text == "0" else text for text in row] for row in sheet_of(document)]
    sheet[0][0], sheet[2][0], sheet[2][6] = "１，２３４", " 1,234 ", "1235"
    paste(desk, RECEIVED, sheet)
    expect(status(desk)).to_contain_text("已粘贴 175 格，其中 169 格为空")
    assert cell(desk, "applications/received/natural_person").input_value() == "1234"

    desk.get_by_role("button", name="空格填 0：收到和处理").click()
    expect(status(desk)).to_contain_text("个合计改为各项之和")
    for row, cells in document.form.tables["applications"].rows.items():
        values = [cell(desk, one.place).input_value() for one in cells]
        assert values == [printed(figures[one.key]) for one in cells], row
    assert desk.locator("td.wrong").count() == 0
    save(desk)
    assert to_document(AnnualReport.objects.get()).figures["applications"] == figures


def test_what_does_not_fit_is_said_and_all_is_undone(desk):
    rows = [["1", "约十件", "3"], ["-", "5", "6"]]
    paste(desk, "applications/carried_out/legal_service", rows)
    expect(status(desk)).to_contain_text("已粘贴 2 格。3 个数超出表格，没有粘贴。")
    expect(status(desk)).to_contain_text("“约十件”")
    desk.keyboard.press("Control+Z")
    expect(status(desk)).to_have_text("已撤销粘贴，恢复 2 格。")
    assert cell(desk, "applications/carried_out/legal_service").input_value() == ""
    expect(desk.get_by_role("button", name="撤销粘贴")).to_be_hidden()


def test_totals_follow_and_cannot_be_typed_over(sound_desk):
    total = cell(sound_desk, "applications/received/total")
    cell(sound_desk, "applications/received/business").fill("41")
    expect(total).to_have_value("42")
    total.fill("7")
    expect(total).to_have_value("42")
    cell(sound_desk, "applications/received/business").fill("")
    expect(total).to_have_value("")


def test_totals_that_a_file_stated_stay_until_told(page, live_server, producer, draft):
    """Figures as published elsewhere: a wrong total is shown, not corrected in silence."""
    document = to_document(draft)
    document.figures["applications"]["received", "total"] += 6
    stated = printed(document.figures["applications"]["received", "total"])
    report = store(document, report=draft, version=draft.version, act=Act(producer, AT))
    enter(page, live_server, producer, report)
    total = cell(page, "applications/received/total")
    expect(total).to_have_value(stated)
    expect(total).to_have_attribute("aria-readonly", "false")
    page.get_by_role("button", name="重算合计").click()
    expect(total).to_have_value(str(int(stated) - 6))
    expect(total).to_have_attribute("aria-readonly", "true")
    page.keyboard.press("Control+Z")
    expect(total).to_have_value(stated)


@pytest.mark.parametrize("page", [{}, PHONE], indirect=True, ids=["wide", "phone"])
def test_a_focused_cell_is_never_covered(desk):
    """Not by the headings that stay in view, nor by the bar at the foot."""
    cell(desk, RECEIVED).focus()
    for key in ["ArrowDown"] * 24 + ["ArrowUp"] * 24:
        desk.keyboard.press(key)
        assert desk.evaluate(
            """() => {
              const { x, y, width, height } = document.activeElement.getBoundingClientRect();
              return document.elementFromPoint(x + width / 2, y + height / 2)
                === document.activeElement;
            }"""
        )


def test_by_keyboard_alone(desk):
    """From the side list into the table of part four, through its cells, to the saved report."""
    press = desk.keyboard.press
    desk.locator('.desk-parts a[href="#at-challenges"]').focus()
    press("Enter")
    for _ in range(3):  # 空格填 0, the table, its first cell
        press("Tab")
    for typed in "12034":
        desk.keyboard.type(typed)
        press("ArrowRight")
    press("ArrowLeft")
    assert desk.evaluate("document.activeElement.name") == "challenges/review/total"
    press("Shift+Tab")
    desk.keyboard.type("9")
    press("Enter")
    cells = ("upheld", "corrected", "other", "pending", "total")
    values = [cell(desk, f"challenges/review/{name}").input_value() for name in cells]
    assert values == ["1", "2", "0", "9", "12"]


def test_findings_come_and_go_and_lead_to_their_cells(sound_desk):
    findings = sound_desk.get_by_role("region", name="核对结果").first
    state = sound_desk.locator("[data-state-of=applications]")
    expect(state).to_have_text("完整")

    cell(sound_desk, RECEIVED).fill("2")
    expect(state).to_have_text("2 处不符")
    links = findings.locator("a", has_text="应当相等")
    expect(links).to_have_count(2)
    links.first.click()
    expect(cell(sound_desk, LAST)).to_be_focused()
    expect(cell(sound_desk, LAST)).to_have_accessible_description(
        "“自然人”一列：“一、本年新收政府信息公开申请数量”加“二、上年结转政府信息公开申请数量”为2，"
        "“（七）总计”加“四、结转下年度继续办理”为1，应当相等。"
    )
    expect(cell(sound_desk, LAST)).to_have_attribute("aria-invalid", "true")
    expect(sound_desk.locator(".desk-save .what")).to_contain_text("应当相等")

    sound_desk.keyboard.type("1")
    expect(links).to_have_count(0)
    expect(state).to_have_text("完整")
    cell(sound_desk, GRANTED).fill("")
    expect(state).to_contain_text("未填")


def test_typing_survives_a_closed_tab(page, sound_desk, live_server, producer, draft):
    cell(sound_desk, RECEIVED).fill("5")
    cell(sound_desk, "problems").fill("新写的一段话")
    second = page.context.new_page()
    page.close(run_before_unload=False)
    second.goto(f"/admin/reports/annualreport/{draft.pk}/change/")
    assert cell(second, "problems").input_value() == draft.problems
    second.get_by_role("button", name="恢复未保存的内容").click()
    assert cell(second, "problems").input_value() == "新写的一段话"
    assert cell(second, RECEIVED).input_value() == "5"
    assert cell(second, "applications/received/total").input_value() == "5"
    save(second)
    expect(second.locator("#desk-kept")).to_be_hidden()
    assert kept(second) == []


def test_typing_survives_an_ended_session(sound_desk, live_server, producer, draft):
    tab = sound_desk.context.new_page()
    tab.goto(sound_desk.url)
    cell(tab, "problems").fill("写到一半")
    tab.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    tab.get_by_role("button", name="保存").click()
    tab.get_by_label("用户名").wait_for()
    enter(tab, live_server, producer, draft)
    expect(tab.locator("#desk-kept")).to_contain_text("共 1 处")
    tab.get_by_role("button", name="放弃").click()
    assert kept(tab) == []


def test_a_refused_save_is_still_unsaved(sound_desk):
    cell(sound_desk, RECEIVED).fill("三")
    sound_desk.get_by_role("button", name="保存").click()
    sound_desk.get_by_text("内容尚未保存").wait_for()
    expect(sound_desk.locator(".desk-save .unsaved")).to_contain_text("处改动未保存")
    received = cell(sound_desk, RECEIVED)
    expect(received).to_have_accessible_description(
        re.compile("应为不小于 0 的整数，最多 15 位；现为“三”")
    )
    received.fill("1")
    expect(received).to_have_accessible_description("")


def test_a_step_waits_for_saving(sound_desk):
    cell(sound_desk, "problems").fill("还没有保存")
    sound_desk.get_by_role("button", name="提交审核").click()
    expect(sound_desk.get_by_role("alert").filter(has_text="请先保存")).to_be_visible()
    assert AnnualReport.objects.get().status == Status.DRAFT


@pytest.mark.parametrize("page", [NO_SCRIPT], indirect=True)
def test_without_javascript_the_form_saves(desk):
    document = sound_document(agency="焦作市教育局", year=2023)
    for key, table in document.figures.items():
        for (row, column), value in table.items():
            cell(desk, f"{key}/{row}/{column}").fill(str(value))
    save(desk)
    assert check(to_document(AnnualReport.objects.get())) == []


def test_last_year_is_shown_on_demand(page, live_server, producer, blank_draft):
    write_last_year(blank_draft, by=producer)
    enter(page, live_server, producer, blank_draft)
    last = page.locator(f'[id="last-{RECEIVED}"]')
    expect(last).to_be_hidden()
    page.get_by_label("显示上年数").first.check()
    expect(last).to_be_visible()
    expect(cell(page, RECEIVED)).to_have_accessible_description("上年 1")
