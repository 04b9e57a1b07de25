"""axe-core finds nothing on the start page with much on it, on notices, on beginning among many and
on an upload before it is stored; none is wider than its screen, and opening a notice reads it."""

import pytest
from playwright.sync_api import expect

from reports.archive.act import Act
from reports.archive.opening import open_report
from reports.models import Agency, AgencyKind, Notice, Post, Role
from tests.browser.axe import WIDTHS, violations
from tests.browser.test_clicks import prose
from tests.browser.test_desk_form import enter
from tests.conftest import AT, sound_document

PAGES = (
    "/admin/",
    "/admin/?queue=begin&page=2",
    "/admin/?q=没有",
    "/admin/reports/notice/",
    "/admin/reports/notice/?unread=1",
    "/admin/reports/notice/choices/",
    "/admin/reports/annualreport/add/",
)
OVERFLOW = "document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture
def busy(producer, blank_draft):
    """Thirty agencies that are overdue, one draft, a returned one, notices."""
    kind = AgencyKind.objects.create(name="有期限的", deadline_month=1, deadline_day=31)
    for n in range(30):
        agency = Agency.objects.create(code=f"a{n:02}", name=f"第{n:02}局", kind=kind)
        Post.objects.create(staff=producer, agency=agency, role=Role.PRODUCER)
        Notice.objects.create(staff=producer, kind="deadline", text=f"第{n:02}局快到期了", at=AT)
    open_report(agency=agency, year=2023, act=Act(producer, AT))
    return producer


@pytest.mark.parametrize("page", WIDTHS.values(), indirect=True, ids=WIDTHS)
def test_no_violation(page, live_server, busy, blank_draft):
    enter(page, live_server, busy, blank_draft)
    for address in PAGES:
        page.goto(address)
        assert violations(page) == {}, address
        assert page.evaluate(OVERFLOW), address


@pytest.mark.parametrize("page", WIDTHS.values(), indirect=True, ids=WIDTHS)
def test_no_violation_before_an_upload_is_stored(page, live_server, producer, draft):
    enter(page, live_server, producer, draft)
    page.goto(f"/admin/reports/annualreport/{draft.pk}/upload/")
    assert violations(page) == {}
    document = sound_document(agency=draft.agency.name, year=draft.year)
    document.texts["problems"] = "换了一段。\n又一段。"
    page.get_by_label("或者粘贴").fill(prose(document))
    page.get_by_role("button", name="读取").click()
    expect(page.get_by_role("button", name="存入草稿")).to_be_in_viewport()
    expect(page.get_by_label("存入这一部分")).to_have_count(1)
    assert violations(page) == {}
    assert page.evaluate(OVERFLOW)


def test_a_notice_that_was_opened_is_read(page, live_server, busy, blank_draft):
    enter(page, live_server, busy, blank_draft)
    page.goto("/admin/reports/notice/?unread=1")
    first = page.locator(".notices a").first
    words = first.inner_text()
    first.click()
    page.get_by_role("link", name="提醒", exact=True).first.click()
    expect(page.locator(".notices li.unread a").first).not_to_have_text(words)
    page.get_by_label("期限临近：邮件提醒").uncheck()
    page.get_by_role("button", name="保存提醒方式").click()
    expect(page.get_by_label("期限临近：邮件提醒")).not_to_be_checked()
    expect(page.get_by_label("期限临近：后台提醒")).to_be_checked()
