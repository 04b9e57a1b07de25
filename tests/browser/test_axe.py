"""axe-core finds nothing to object to: every public page, light and dark, desk and phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from reports.models import AnnualReport, Status
from tests.conftest import AT

SCREENS = {
    f"{width}-{scheme}": {
        "viewport": {"width": width, "height": 800},
        "color_scheme": scheme,
    }
    for width in (1280, 375)
    for scheme in ("light", "dark")
}
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
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
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


@pytest.mark.parametrize("page", SCREENS.values(), indirect=True, ids=SCREENS)
def test_no_violation(page, every_state):
    found = {}
    for name, address in PAGES.items():
        page.goto(address)
        results = Axe().run(page, options=RULES)
        if results.violations_count:
            found[name] = results.generate_report()
    assert found == {}
