"""Saving in a real browser: two people at once, the quiet autosave, and back where one was."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from reports.archive.act import Act
from reports.archive.store import store, to_document
from reports.models import AnnualReport, WorkingCopy
from tests.browser.axe import WIDTHS, violations
from tests.browser.test_desk_form import RECEIVED, cell, enter, kept, save, status
from tests.conftest import AT
from tests.desk.test_merge import LICENCES, PENALTIES, with_figures


@pytest.fixture
def desk(page, live_server, producer, draft) -> Page:
    enter(page, live_server, producer, draft)
    return page


def saved():
    return to_document(AnnualReport.objects.get())


def save_meanwhile(producer, figures: dict, **texts) -> None:
    report = AnnualReport.objects.get()
    document = with_figures(to_document(report), figures)
    document = replace(document, texts=document.texts | texts)
    store(document, report=report, version=report.version, act=Act(producer, AT))


def figure(place: str):
    table, row, column = place.split("/")
    return saved().figures[table][row, column]


def test_two_people_change_two_cells(desk, producer):
    save_meanwhile(producer, {PENALTIES: 5})
    cell(desk, LICENCES).fill("9")
    desk.get_by_role("button", name="保存").click()
    desk.get_by_text("已保存，并与您打开之后别人保存的改动合并。").first.wait_for()
    assert (figure(PENALTIES), figure(LICENCES)) == (5, 9)
    assert cell(desk, PENALTIES).input_value() == "5"


@pytest.mark.parametrize("page", WIDTHS.values(), indirect=True, ids=WIDTHS)
def test_what_both_changed_is_chosen_and_nothing_left_behind(desk, producer):
    save_meanwhile(producer, {LICENCES: 7, RECEIVED: 1}, problems="他们写的。")
    cell(desk, LICENCES).fill("9")
    cell(desk, PENALTIES).fill("3")
    cell(desk, "problems").fill("我写的。")
    desk.get_by_role("button", name="保存").click()
    desk.get_by_role("heading", name="都改了的数字").wait_for()
    assert desk.get_by_role("radio", checked=True).count() == 0
    assert violations(desk) == {}
    desk.get_by_role("button", name="按选择保存").click()
    assert figure(LICENCES) == 7  # the browser asks for what is not chosen
    desk.get_by_role("radio", name="用已保存的").first.check()
    desk.get_by_role("radio", name="用我的").last.check()
    desk.get_by_role("button", name="按选择保存").click()
    desk.locator("#desk").wait_for()
    assert (figure(LICENCES), saved().texts["problems"]) == (7, "我写的。")
    expect(desk.locator("#desk-kept")).to_be_hidden()
    assert kept(desk) == []


def test_typing_is_kept_by_the_server_and_loaded_elsewhere(
    desk, browser, live_server, producer, draft
):
    cell(desk, RECEIVED).fill("5")
    cell(desk, "problems").fill("新写的一段话")
    expect(desk.locator(".autosaved")).to_contain_text("已自动保存", timeout=15_000)
    assert saved() == to_document(draft)
    context = browser.new_context(base_url=live_server.url)
    other = context.new_page()
    enter(other, live_server, producer, draft)
    expect(other.locator(".desk-resumed")).to_contain_text("共 3 处")
    assert cell(other, "problems").input_value() == "新写的一段话"
    assert cell(other, "applications/received/total").input_value() == "5"
    expect(other.locator(".unsaved")).to_have_text("3 处改动未保存")
    other.get_by_role("button", name="恢复到上次保存").click()
    expect(other.locator(".desk-resumed")).to_have_count(0)
    assert cell(other, "problems").input_value() == draft.problems
    assert not WorkingCopy.objects.exists()
    context.close()


def test_saving_by_keys_comes_back_where_one_was(desk):
    text = cell(desk, "improvements")
    text.fill("改进情况写在这里。")
    text.evaluate("(field) => field.setSelectionRange(2, 4)")
    scroll = desk.evaluate("scrollY")
    assert scroll > 0
    desk.keyboard.press("Control+s")
    expect(status(desk)).to_have_text("已存入报告。")
    assert saved().texts["improvements"] == "改进情况写在这里。"
    assert desk.evaluate("scrollY") == scroll
    focused = "[document.activeElement.name, document.activeElement.selectionStart]"
    assert desk.evaluate(focused) == ["improvements", 2]
    assert kept(desk) == []


def test_saving_leaves_no_working_copy(desk):
    cell(desk, "problems").fill("写完了。")
    expect(desk.locator(".autosaved")).to_contain_text("已自动保存", timeout=15_000)
    save(desk)
    assert not WorkingCopy.objects.exists()
    expect(desk.locator(".desk-resumed")).to_have_count(0)
