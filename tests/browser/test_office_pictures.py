"""Pictures of the administration for the manual, off the pages; MANUAL_PICTURES=1 replaces those
under docs/manual/."""

import os

from tests.browser.test_manual_pictures import PICTURES
from tests.browser.test_office import admin, office

__all__ = ["admin", "office"]

PLACES = {"people": "/admin/reports/staff/", "rules": "/admin/reports/rulesetting/"}


def test_pictures(admin, tmp_path):
    folder = PICTURES if os.environ.get("MANUAL_PICTURES") else tmp_path
    for name, address in PLACES.items():
        admin.goto(address)
        admin.screenshot(path=folder / f"{name}.png")
        assert (folder / f"{name}.png").stat().st_size > 10_000
