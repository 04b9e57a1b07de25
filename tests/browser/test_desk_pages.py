"""axe-core finds nothing on the other pages of the desk, and none is wider than its screen."""

from dataclasses import replace

import pytest

from reports.archive.act import Act
from reports.archive.opening import open_report
from reports.archive.store import store, to_document
from reports.models import Post, Role
from tests.browser.axe import WIDTHS, violations
from tests.browser.test_desk_form import enter
from tests.conftest import AT

PAGES = (
    "/admin/",
    "/admin/manual/",
    "/admin/reports/annualreport/add/",
    "/admin/reports/annualreport/{pk}/upload/",
    "/admin/reports/annualreport/{pk}/change/",
    "/admin/reports/notice/choices/",
    "/admin/reports/agency/list/",
    "/admin/reports/annualreport/",
    "/admin/reports/entry/",
    "/admin/login/",
)


@pytest.mark.parametrize("page", WIDTHS.values(), indirect=True, ids=WIDTHS)
def test_no_violation(page, live_server, report_in_review, other_agency, reviewer):
    reviewer.is_superuser = True
    reviewer.save()
    Post.objects.create(staff=reviewer, agency=other_agency, role=Role.PRODUCER)
    draft = open_report(agency=other_agency, year=2023, act=Act(reviewer, AT))
    enter(page, live_server, reviewer, report_in_review)
    for address in PAGES:
        page.goto(address.format(pk=draft.pk))
        assert violations(page) == {}, address


@pytest.mark.parametrize("page", WIDTHS.values(), indirect=True, ids=WIDTHS)
def test_no_violation_when_two_wrote_at_once(page, live_server, draft, producer):
    """What both wrote, side by side: reached by saving over what another has saved meanwhile."""
    enter(page, live_server, producer, draft)
    document = to_document(draft)
    theirs = replace(document, title="他们的标题", texts=document.texts | {"problems": "他们的。"})
    store(theirs, report=draft, version=draft.version, act=Act(producer, AT))
    page.locator('[name="problems"]').fill("我的。")
    page.locator('[name="disclosures/art20_5.licences/decisions"]').fill("5")
    page.get_by_role("button", name="保存").click()
    page.get_by_text("请逐处选择").wait_for()
    assert violations(page) == {}
