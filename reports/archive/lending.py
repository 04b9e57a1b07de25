"""What a report takes from last year's: figures that follow from it, never sentences."""

from dataclasses import replace

from reports.models import AnnualReport, Status
from reports.statute.document import Document

from .store import to_document


def previous(report: AnnualReport) -> Document | None:
    """Last year's report of the same agency: the one in force, else the newest there is."""
    last = AnnualReport.objects.filter(agency=report.agency_id, year=report.year - 1)
    found = last.published().first() or last.exclude(status=Status.WITHDRAWN).first()
    if found is None:
        return None
    found.agency = report.agency
    return to_document(found)


def lent(document: Document, last_year: Document | None) -> Document:
    """A blank report with what follows from last year's: what was carried over, and the stock of
    documents in force, to be mended by what came and went. Sentences are never lent."""
    if last_year is None:
        return document
    figures = {key: dict(table) for key, table in document.figures.items()}
    for succession in document.form.successions(last_year.form):
        before = last_year.figures[succession.table][succession.before]
        figures[succession.table][succession.place] = before
    return replace(document, figures=figures)
