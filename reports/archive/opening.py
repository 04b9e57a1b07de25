"""A revision begins: the first of a year, or one more that says what another said."""

from dataclasses import replace

from django.db import IntegrityError, transaction

from reports.models import Agency, AnnualReport, Content
from reports.statute import format_of
from reports.statute.document import Document

from . import trail
from .act import Act
from .lending import lent, previous
from .refusals import Refused
from .store import to_document, write

OPENED = "新建"


@transaction.atomic
def open_report(*, agency: Agency, year: int, act: Act) -> AnnualReport:
    """Begin the first revision of a report: a draft in the format of its year, blank but for what
    last year's report lends."""
    if AnnualReport.objects.filter(agency=agency, year=year).exists():
        raise Refused(f"{agency}{year}年度报告已经存在，请在列表中打开。")
    try:
        form = format_of(year)
    except ValueError as too_early:
        raise Refused(str(too_early)) from None
    document = Document(agency=agency.name, year=year, format=form.key)
    document = replace(document, title=document.official_title)
    report = AnnualReport(agency=agency, year=year, format=form.key)
    document = lent(document, previous(report))
    try:
        write(document, report)
    except IntegrityError:  # somebody else has just begun it
        raise Refused(f"{agency}{year}年度报告已经存在，请在列表中打开。") from None
    trail.record(
        OPENED,
        report=report,
        act=act,
        target=report.status,
        content=Content.keep(document),
    )
    return report


def copy(report: AnnualReport, *, revision: int, correction_reason: str) -> AnnualReport:
    """A new draft that says what a revision says."""
    draft = AnnualReport(
        agency=report.agency,
        year=report.year,
        format=report.format,
        revision=revision,
        correction_reason=correction_reason,
    )
    write(to_document(report), draft)
    return draft
