"""The pictures of the manual, taken off the pages themselves.

With MANUAL_PICTURES=1 they replace those under docs/manual/; otherwise they go to a folder of the
test's own, so that a page that no longer opens is found.
"""

import os
from pathlib import Path

from reports.archive.act import Act
from reports.archive.store import store, to_document
from reports.desk import remarks
from reports.desk.seen import view
from reports.desk.taking import take
from tests.browser.test_desk_form import enter, write_last_year
from tests.conftest import AT

PICTURES = Path(__file__).parent.parent.parent / "docs" / "manual"


def test_pictures(page, live_server, blank_draft, producer, tmp_path):
    folder = PICTURES if os.environ.get("MANUAL_PICTURES") else tmp_path
    report = blank_draft
    enter(page, live_server, producer, report)
    page.locator('[name="applications/received/natural_person"]').fill("12")
    page.locator('[name="applications/received/business"]').fill("3")
    page.evaluate("document.querySelector('[data-part=applications]').scrollIntoView()")
    page.screenshot(path=folder / "desk.png")
    page.evaluate("localStorage.clear()")
    page.on("dialog", lambda dialog: dialog.accept())
    write_last_year(report, by=producer)
    page.goto("/admin/")
    page.screenshot(path=folder / "workbench.png")
    assert all((folder / f"{name}.png").stat().st_size > 10_000 for name in ("desk", "workbench"))


def test_picture_of_the_review_page(
    page, live_server, report_in_review, producer, reviewer, tmp_path
):
    """Returned and mended, with a remark that is being written on a figure that changed."""
    folder = PICTURES if os.environ.get("MANUAL_PICTURES") else tmp_path
    report, by = report_in_review, Act(reviewer, AT)
    view(to_document(report), report=report, act=by)
    remarks.make("请举例。", report=report, place="problems", act=by)
    report = take("return", report=report, version=report.version, act=by, reason="改")
    document = to_document(report)
    document.figures["disclosures"]["art20_5.licences", "decisions"] = 7
    document.texts["problems"] = document.texts["problems"].replace("还不够丰富", "较为单一")
    store(document, report=report, version=report.version, act=Act(producer, AT))
    enter(page, live_server, reviewer, report)
    page.get_by_role("link", name="审阅和比较").click()
    page.locator(".review.desk-live").wait_for()
    page.locator('td[data-place="disclosures/art20_5.licences/decisions"]').click()
    page.keyboard.type("与台账不符，台账是 8 件。")
    page.screenshot(path=folder / "review.png")
    assert (folder / "review.png").stat().st_size > 10_000
    page.locator("#remark-here-text").fill("")
