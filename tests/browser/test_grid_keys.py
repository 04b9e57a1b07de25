"""The tables as a spreadsheet, in a real browser: ranges, several levels of undoing, sums, and the
sheet of keys."""

import pytest
from playwright.sync_api import Page, expect

from reports.archive.store import to_document
from reports.models import AnnualReport
from tests.browser.axe import WIDTHS, violations
from tests.browser.test_desk_form import cell, enter, save, status

REVIEW = [f"challenges/review/{name}" for name in ("upheld", "corrected", "other", "pending")]
DIRECT = [place.replace("review", "suit.direct") for place in REVIEW]
ROWS = ("received", "carried_in", "result.granted")


def people(row: str) -> list[str]:
    return [f"applications/{row}/{column}" for column in ("natural_person", "business")]


@pytest.fixture
def desk(page, live_server, producer, blank_draft) -> Page:
    enter(page, live_server, producer, blank_draft)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def values(page: Page, places: list[str]) -> list[str]:
    return [cell(page, place).input_value() for place in places]


def test_a_range_is_dragged_copied_pasted_and_undone(desk):
    press = desk.keyboard.press
    for place, figure in zip(people("received"), "12", strict=True):
        cell(desk, place).fill(figure)
    for place, figure in zip(people("carried_in"), "34", strict=True):
        cell(desk, place).fill(figure)
    cell(desk, people("received")[0]).hover()
    desk.mouse.down()
    cell(desk, people("carried_in")[1]).hover()
    desk.mouse.up()
    expect(status(desk)).to_have_text("选中 2 行 2 列，共 4 格。")
    press("Control+c")
    expect(status(desk)).to_have_text("已复制 4 格。")
    cell(desk, people("result.granted")[0]).focus()
    press("Control+v")
    expect(status(desk)).to_contain_text("已粘贴 4 格")
    assert values(desk, people("result.granted")) == ["1", "2"]
    assert values(desk, people("result.partly_granted")) == ["3", "4"]
    press("Control+z")
    assert values(desk, people("result.granted")) == ["", ""]
    press("Control+z")  # the last figure that was typed
    assert values(desk, people("carried_in")) == ["3", ""]
    press("Control+z")
    assert values(desk, people("carried_in")) == ["", ""]
    press("Control+y")
    press("Control+y")
    press("Control+y")
    assert values(desk, people("carried_in")) == ["3", "4"]
    assert values(desk, people("result.partly_granted")) == ["3", "4"]


def test_ranges_by_keyboard_alone(desk):
    press = desk.keyboard.press
    cell(desk, REVIEW[0]).focus()
    desk.keyboard.type("5")
    press("Shift+ArrowLeft")  # selects the digit
    press("ArrowRight")
    press("ArrowLeft")
    for _ in REVIEW[1:]:
        press("Shift+ArrowRight")
    expect(status(desk)).to_have_text("选中 1 行 4 列，共 4 格。")
    press("Control+r")
    assert values(desk, REVIEW) == ["5", "5", "5", "5"]
    assert cell(desk, "challenges/review/total").input_value() == "20"
    press("Control+x")
    assert values(desk, REVIEW) == ["", "", "", ""]
    cell(desk, DIRECT[0]).focus()
    press("Control+v")
    assert values(desk, DIRECT) == ["5", "5", "5", "5"]
    press("Escape")
    press("Delete")
    assert values(desk, DIRECT) == ["", "5", "5", "5"]


def test_sums_and_units_are_understood(desk):
    first, second = people("received")
    cell(desk, first).focus()
    desk.keyboard.type("=3+4")
    expect(cell(desk, "applications/received/total")).to_have_value("")
    desk.keyboard.press("ArrowDown")
    assert cell(desk, first).input_value() == "7"
    cell(desk, second).fill("1,234件")
    cell(desk, second).press("Control+s")  # saved before one leaves the cell
    expect(status(desk)).to_have_text("已存入报告。")
    assert values(desk, [first, second]) == ["7", "1234"]
    figures = to_document(AnnualReport.objects.get()).figures["applications"]
    assert [figures["received", name] for name in ("natural_person", "business")] == [7, 1234]


@pytest.mark.parametrize("page", WIDTHS.values(), indirect=True, ids=WIDTHS)
def test_the_sheet_of_keys(desk):
    dialog = desk.get_by_role("dialog", name="键盘操作")
    cell(desk, "problems").focus()
    desk.keyboard.type("?")
    expect(dialog).to_be_hidden()
    assert cell(desk, "problems").input_value() == "?"
    first = cell(desk, people("received")[0])
    first.focus()
    desk.keyboard.press("?")
    expect(dialog).to_be_visible()
    assert violations(desk) == {}
    desk.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(first).to_be_focused()
    assert first.input_value() == ""
    desk.get_by_role("button", name="键盘操作一览").click()
    dialog.get_by_role("button", name="关闭").click()
    expect(dialog).to_be_hidden()
    save(desk)
