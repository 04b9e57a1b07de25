"""Beginning and changing a report: by its agency's producers, and only while it is a draft."""

from django.db import transaction

from reports.archive import opening, store
from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.models import Agency, AnnualReport, Role
from reports.statute.document import Document

from .rights import EDIT, refuse, standing


@transaction.atomic
def begin(*, agency: Agency, year: int, act: Act) -> AnnualReport:
    """Begin the first revision of a report. Raises Refused."""
    if not act.by.holds(Role.PRODUCER, agency=agency):
        raise Refused(f"您不是{agency}的制作人，不能新建该机关的报告。")
    return opening.open_report(agency=agency, year=year, act=act)


@transaction.atomic
def save(
    document: Document, *, report: AnnualReport, version: int, act: Act, reason: str = ""
) -> AnnualReport:
    """Replace the whole content of a draft; ``version`` is what ``act.by`` last saw, ``reason``
    what the trail says of it. Raises Refused."""
    report = store.lock(report, version=version)
    refuse(standing(act.by, report).against(EDIT))
    return store.store(document, report=report, version=version, act=act, reason=reason)
