"""axe-core finds nothing to object to on the desk: light and dark, wide and narrow, empty and
with everything a desk can show."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_axe import RULES, SCREENS
from tests.browser.test_desk_form import LAST, cell, enter, write_last_year


@pytest.mark.parametrize("page", SCREENS.values(), indirect=True, ids=SCREENS)
def test_no_violation(page, live_server, producer, draft):
    write_last_year(draft, by=producer)

    enter(page, live_server, producer, draft)
    cell(page, LAST).fill("3")
    cell(page, "disclosures/art20_1.rules/issued").fill("")
    page.get_by_label("显示上年数").first.check()
    page.get_by_role("button", name="提交审核").click()
    cell(page, LAST).focus()
    expect(page.locator(".desk-save .unsaved")).to_contain_text("未保存")
    results = Axe().run(page, options=RULES)
    assert results.violations_count == 0, results.generate_report()
