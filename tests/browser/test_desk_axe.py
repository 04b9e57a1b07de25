"""axe-core finds nothing to object to on the desk: light and dark, wide and narrow, empty and
with everything a desk can show."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import WIDTHS, violations
from tests.browser.test_desk_form import LAST, cell, enter, write_last_year


@pytest.mark.parametrize("page", WIDTHS.values(), indirect=True, ids=WIDTHS)
def test_no_violation(page, live_server, producer, draft):
    write_last_year(draft, by=producer)

    enter(page, live_server, producer, draft)
    cell(page, LAST).fill("3")
    cell(page, "disclosures/art20_1.rules/issued").fill("")
    page.get_by_label("显示上年数").first.check()
    page.get_by_role("button", name="提交审核").click()
    cell(page, LAST).focus()
    expect(page.locator(".desk-save .unsaved")).to_contain_text("未保存")
    assert violations(page) == {}
