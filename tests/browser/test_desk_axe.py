"""axe-core finds nothing to object to on the desk: light and dark, wide and narrow, empty and
with everything a desk can show."""

import pytest
from playwright.sync_api import expect

from reports.archive.act import Act
from reports.desk.taking import take
from tests.browser.axe import WIDTHS, violations
from tests.browser.test_desk_form import LAST, cell, enter, write_last_year
from tests.conftest import AT, TEXTS
from tests.desk.test_judgements import changed
from tests.desk.test_judging_pages import TWO_WARNINGS

TOLD = {"overview.on_request": "全年新收政府信息公开申请1件，予以公开1件，未收到行政复议。"}
PLAIN = {"overview.on_request": TEXTS["overview.on_request"]}
SOUND = {"challenges/review/total": 0}


def show_readings(page) -> None:
    """Open the list beneath a text, with the caret in a statement."""
    passage = page.locator(".desk-passage", has=page.locator('[name="overview.on_request"]'))
    passage.locator("summary").click()
    field = passage.locator("textarea")
    field.focus()
    field.evaluate("(field) => field.setSelectionRange(3, 3)")
    field.press("ArrowRight")
    expect(passage.locator(".desk-here")).to_contain_text("读作")


@pytest.mark.parametrize("page", WIDTHS.values(), indirect=True, ids=WIDTHS)
def test_no_violation(page, live_server, producer, draft):
    write_last_year(draft, by=producer)
    draft = changed(draft, producer, texts=TWO_WARNINGS | TOLD)

    enter(page, live_server, producer, draft)
    cell(page, LAST).fill("3")
    cell(page, "disclosures/art20_1.rules/issued").fill("")
    page.get_by_label("显示上年数").first.check()
    page.get_by_role("button", name="提交审核").click()
    cell(page, LAST).focus()
    expect(page.locator(".desk-save .unsaved")).to_contain_text("未保存")
    show_readings(page)
    assert violations(page) == {}


@pytest.mark.parametrize("page", WIDTHS.values(), indirect=True, ids=WIDTHS)
def test_no_violation_in_what_is_read_and_confirmed(
    page, live_server, draft, producer, reviewer, publisher
):
    report = changed(draft, producer, texts=TOLD, cells={"challenges/review/total": 1})
    enter(page, live_server, reviewer, report)
    page.locator("a.desk-mark").first.click()
    expect(page.get_by_role("button", name="准予通过").first).to_be_visible()
    assert violations(page) == {}
    report = changed(report, producer, texts=PLAIN, cells=SOUND)
    for name, by in (("submit", producer), ("approve", reviewer)):
        report = take(name, report=report, version=report.version, act=Act(by, AT))
    enter(page, live_server, publisher, report)
    page.get_by_label("保密审查").check()
    page.get_by_role("button", name="发布", exact=True).click()
    expect(page.locator(".desk-confirm")).to_be_visible()
    assert violations(page) == {}
