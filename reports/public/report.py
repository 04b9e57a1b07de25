"""The page of a report: the one in force, and each published revision for ever."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from reports.archive.store import to_document
from reports.archive.trail import is_proven
from reports.models import AnnualReport, Status, absolute, public_notes

from .downloads import downloads
from .errors import not_proven
from .meta import article_meta, column_meta
from .report_page import directory, parts, phrases, preamble, signatures


def report(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The report in force; if it was withdrawn, what says so."""
    revisions = _public_revisions(code, year)
    return _page(request, _in_force(revisions) or revisions[0], revisions)


def revision(request: HttpRequest, code: str, year: int, number: int) -> HttpResponse:
    """One revision, with a notice once it is no longer in force."""
    revisions = _public_revisions(code, year)
    for found in revisions:
        if found.revision == number:
            return _page(request, found, revisions)
    raise Http404


def _public_revisions(code: str, year: int) -> list[AnnualReport]:
    """Every revision that was ever published, newest first; what never was does not exist here."""
    public = AnnualReport.objects.public().with_people()
    revisions = list(public.filter(agency__code=code, year=year).order_by("-revision"))
    if not revisions:
        raise Http404
    return revisions


def _in_force(revisions: list[AnnualReport]) -> AnnualReport | None:
    return next((r for r in revisions if r.status == Status.PUBLISHED), None)


def _page(request: HttpRequest, shown: AnnualReport, revisions: list[AnnualReport]) -> HttpResponse:
    context = {
        "report": shown,
        "phrases": phrases(shown),
        "in_force": _in_force(revisions),
        "revisions": revisions,
    }
    if shown.status == Status.WITHDRAWN:
        context["meta"] = column_meta()
        return TemplateResponse(request, "public/withdrawn.html", context, status=410)
    document = to_document(shown)
    if not is_proven(shown, document):
        return not_proven(request, shown)
    url = absolute(shown.get_absolute_url())
    context |= {
        "document": document,
        "preamble": preamble(document),
        "parts": parts(document),
        "directory": directory(shown, document),
        "signatures": signatures(shown),
        "notes": public_notes(shown),
        "downloads": downloads(shown, document),
        "meta": article_meta(shown, document, url=url),
        "canonical": url,
    }
    return TemplateResponse(request, "public/report.html", context)
