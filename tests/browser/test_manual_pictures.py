"""The pictures of the manual, taken off the pages themselves.

With MANUAL_PICTURES=1 they replace those under docs/manual/; otherwise they go to a folder of the
test's own, so that a page that no longer opens is found.
"""

import os
from pathlib import Path

from tests.browser.test_desk_form import enter, write_last_year

PICTURES = Path(__file__).parent.parent.parent / "docs" / "manual"


def test_pictures(page, live_server, blank_draft, producer, reviewer, tmp_path):
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
    enter(page, live_server, reviewer, report)
    page.get_by_role("link", name="审阅和比较").click()
    page.screenshot(path=folder / "review.png")
    assert all((folder / f"{name}.png").stat().st_size > 10_000 for name in ("desk", "review"))
