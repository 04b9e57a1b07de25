"""Reports in every state that the public may or may not see, made without the workflow."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from reports.archive import trail
from reports.archive.act import Act
from reports.archive.store import to_document
from reports.models import Agency, AgencyKind, AnnualReport, Content, Status
from tests.conftest import AT


@pytest.fixture
def published(publisher) -> Callable[..., AnnualReport]:
    """Makes a report in force that states no figures; anything can be said otherwise."""

    def make(agency: Agency, year: int, **said) -> AnnualReport:
        said = {"status": Status.PUBLISHED, "published_at": AT, "published_by": publisher} | said
        report = AnnualReport.objects.create(agency=agency, year=year, **said)
        content = Content.keep(to_document(report))
        act = Act(publisher, AT)
        trail.record("导入", report=report, act=act, target=report.status, content=content)
        return report

    return make


@pytest.fixture
def many(published, agency) -> Callable[[int], list[AnnualReport]]:
    """Makes reports of as many new agencies, of two kinds and three years."""

    def make(number: int) -> list[AnnualReport]:
        kinds = [AgencyKind.objects.get_or_create(name=n)[0] for n in ("甲类机关", "乙类机关")]
        start = Agency.objects.count()
        return [
            published(
                Agency.objects.create(code=f"a{n}", name=f"第{n}机关", kind=kinds[n % 2]),
                2021 + n % 3,
                published_at=AT + timedelta(minutes=n),
            )
            for n in range(start, start + number)
        ]

    return make


@pytest.fixture
def corrected(published, agency) -> tuple[AnnualReport, AnnualReport]:
    """A superseded revision and the one that replaced it."""
    why = "补充漏填的数据。"
    return (
        published(agency, 2022, status=Status.SUPERSEDED, other_matters="更正前的内容。"),
        published(agency, 2022, revision=2, correction_reason=why, other_matters="更正后的内容。"),
    )


@pytest.fixture
def withdrawn_report(published, agency, publisher) -> AnnualReport:
    return published(
        agency,
        2021,
        status=Status.WITHDRAWN,
        withdrawn_at=AT,
        withdrawn_by=publisher,
        withdrawal_reason="含有个人信息。",
        other_matters="不应再公开的内容。",
    )
