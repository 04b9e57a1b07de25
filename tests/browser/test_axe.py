"""axe-core finds nothing to object to: every public page, light and dark, desk and phone."""

import pytest

from reports.models import AnnualReport, Status
from tests.browser.axe import WIDTHS, violations
from tests.conftest import AT

PAGES = {
    "home": "/",
    "list": "/reports/",
    "agency": "/agencies/jiaozuo-education/",
    "report": "/agencies/jiaozuo-education/2023/",
    "gaps": "/agencies/jiaozuo-education/2020/",
    "superseded": "/agencies/jiaozuo-education/2020/v1/",
    "withdrawn": "/agencies/jiaozuo-education/2019/",
    "not found": "/agencies/nobody/",
}


@pytest.fixture
def every_state(published_report, publisher) -> None:
    """Beside the published report: a corrected one that leaves its figures open, a withdrawn."""
    said = {"agency": published_report.agency, "published_at": AT, "published_by": publisher}
    create = AnnualReport.objects.create
    create(year=2020, status=Status.SUPERSEDED, **said)
    create(year=2020, status=Status.PUBLISHED, revision=2, correction_reason="补充。", **said)
    create(
        year=2019,
        status=Status.WITHDRAWN,
        withdrawn_at=AT,
        withdrawn_by=publisher,
        withdrawal_reason="含有个人信息。",
        **said,
    )


@pytest.mark.parametrize("page", WIDTHS.values(), indirect=True, ids=WIDTHS)
def test_no_violation(page, every_state):
    found = {}
    for name, address in PAGES.items():
        page.goto(address)
        found[name] = violations(page)
    assert found == {name: {} for name in PAGES}
