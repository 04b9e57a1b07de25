"""axe-core finds nothing to object to on the pages beside the desk: light and dark, wide and
narrow; and no page is wider than its screen."""

import pytest
from django.utils import timezone

from reports.archive.act import Act
from reports.archive.store import store, to_document
from reports.desk import previews, remarks
from reports.desk.taking import take
from tests.browser.axe import WIDTHS, violations
from tests.browser.test_desk_form import enter
from tests.conftest import AT

DOORS = (
    "review/",
    "review/?against=last_year",
    "review/?place=applications",
    "previews/",
    "preview/",
    "trail/",
)
CELL = "applications/received/total"


@pytest.fixture
def discussed(report_in_review, producer, reviewer):
    """Returned, mended, and spoken about."""
    report = report_in_review
    report = take(
        "return", report=report, version=report.version, act=Act(reviewer, AT), reason="改"
    )
    document = to_document(report)
    document.texts["problems"] = "换了一段。"
    document.figures["disclosures"]["art20_5.licences", "decisions"] = 7
    report = store(document, report=report, version=report.version, act=Act(producer, AT))
    for place in ("", "problems", CELL):
        said = remarks.make("请核对。", report=report, place=place, act=Act(reviewer, AT))
    remarks.answer("已核对。", remark=said, act=Act(producer, AT))
    remarks.close(remark=said, act=Act(reviewer, AT))
    previews.make("市长", report=report, days=3, act=Act(producer, timezone.now()))
    return report


@pytest.mark.parametrize("page", WIDTHS.values(), indirect=True, ids=WIDTHS)
def test_no_violation(page, live_server, producer, reviewer, discussed):
    enter(page, live_server, reviewer, discussed)
    for door in DOORS:
        page.goto(f"/admin/reports/annualreport/{discussed.pk}/{door}")
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        if page.locator(".sentence").count():
            page.locator("#at-problems .sentence").first.click()
        assert violations(page) == {}, door
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), door
