"""How numbers are read is seen where they are written: marks, the caret's line, the list."""

import pytest
from playwright.sync_api import expect

from reports.models import AnnualReport
from tests.browser.test_desk_form import NO_SCRIPT, enter
from tests.desk.test_judgements import changed

WORDS = "全年新收政府信息公开申请112件，均已按期答复。"


@pytest.fixture
def told(draft, producer):
    return changed(draft, producer, texts={"overview.on_request": WORDS})


@pytest.fixture
def passage(page, live_server, producer, told):
    enter(page, live_server, producer, told)
    return page.locator(".desk-passage", has=page.locator('[name="overview.on_request"]'))


def caret(passage, at: int) -> None:
    field = passage.locator("textarea")
    field.focus()
    field.evaluate("(field, at) => field.setSelectionRange(at, at)", at)
    field.press("ArrowRight")


def test_the_caret_in_a_statement_says_how_it_is_read(page, passage):
    expect(passage.locator(".mirror mark")).to_have_text(["全年新收政府信息公开申请112件"])
    caret(passage, 5)
    expect(passage.locator(".desk-here")).to_contain_text("读作：新收申请，112 件，全年，本机关")
    expect(passage.locator(".desk-here")).to_contain_text("总计（表中 1）")
    passage.locator(".desk-here a").click()
    assert page.evaluate("document.activeElement.name") == "applications/received/total"
    expect(passage.locator(".desk-here")).to_be_empty()


def test_the_marks_lie_exactly_behind_the_words(passage):
    """The mirror wraps and scrolls as the text does: the same box, the same height of content."""
    boxes = passage.evaluate(
        """(passage) => [".mirror", "textarea"].map((name) => {
          const { width, height } = passage.querySelector(name).getBoundingClientRect();
          const { font, lineHeight, padding, letterSpacing } =
            getComputedStyle(passage.querySelector(name));
          return [width, height, font, lineHeight, padding, letterSpacing].join();
        })"""
    )
    assert boxes[0] == boxes[1]


def test_the_marks_follow_a_text_that_scrolls(page, passage):
    """Dragged small by its corner: beside the scroll bar lines break earlier, in both."""
    field = passage.locator("textarea")
    field.fill("\n".join(f"全年新收政府信息公开申请{n}件，均已按期答复。" * 9 for n in range(9)))
    field.evaluate(
        "(field) => { field.style.blockSize = '120px'; field.style.maxBlockSize = '120px'; }"
    )
    field.evaluate("(field) => { field.scrollTop = 200; }")
    expect(passage.locator(".mirror mark").nth(20)).to_be_attached()
    measure = "(box) => [box.scrollHeight, box.scrollTop, box.clientWidth]"
    expect_same = [passage.locator(one).evaluate(measure) for one in (".mirror", "textarea")]
    assert expect_same[0][1:] == expect_same[1][1:]
    assert abs(expect_same[0][0] - expect_same[1][0]) <= 30  # one empty line at the end
    page.evaluate("localStorage.clear()")


def test_what_is_typed_is_read_anew_and_not_saved(page, passage, told):
    field = passage.locator("textarea")
    field.press("Control+End")
    field.press_sequentially("未收到行政复议。")
    expect(passage.locator(".mirror mark")).to_have_text(
        ["全年新收政府信息公开申请112件", "未收到行政复议"]
    )
    passage.locator("summary").press("Enter")
    second = passage.locator(".desk-readings li").nth(1)
    expect(second).to_contain_text("读作：行政复议，没有")
    second.get_by_role("link", name="未收到行政复议").press("Enter")
    assert field.evaluate("(f) => f.value.slice(f.selectionStart, f.selectionEnd)") == (
        "未收到行政复议"
    )
    assert AnnualReport.objects.get().version == told.version
    page.evaluate("localStorage.clear()")


def test_the_reviewer_sees_them_in_the_text(page, live_server, told, reviewer):
    enter(page, live_server, reviewer, told)
    page.locator("a.desk-mark").click()
    reading = page.locator(".desk-readings li", has_text="读作：新收申请，112 件")
    expect(reading).to_be_visible()
    expect(reading).to_be_focused()
    reading.get_by_role("link", name="总计").click()
    expect(page.locator("td:target")).to_have_text("1")


@pytest.mark.parametrize("page", [NO_SCRIPT], indirect=True)
def test_without_a_script_the_list_stands_beneath(passage):
    passage.locator("summary").click()
    expect(passage.locator(".desk-readings li")).to_contain_text("读作：新收申请，112 件")
