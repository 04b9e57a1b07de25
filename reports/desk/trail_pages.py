"""The trail (留痕) of a report and of an agency, to read and to take away."""

import csv

from django.contrib.admin import ModelAdmin
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from reports.models import Agency, AnnualReport, TrailEntry

from .frame import page, report_or_404
from .trail_list import lines, rows, with_previous

A_PAGE = 50


def of_report(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponseBase:
    """Who did what on one revision, when, from where, and what it changed."""
    report = report_or_404(model_admin, request, pk)
    revisions = AnnualReport.objects.filter(agency=report.agency_id, year=report.year)
    context = {
        "title": f"留痕：{report}",
        "report": report,
        "agency": report.agency,
        "revisions": revisions.select_related("agency").order_by("revision"),
    }
    return _answer(model_admin, request, TrailEntry.objects.about(report), context)


def of_agency(model_admin: ModelAdmin, request: HttpRequest, code: str) -> HttpResponseBase:
    """Everything on record of one agency, for those who work there and for administrators."""
    agency = get_object_or_404(Agency.objects.visible_to(request.user), code=code)
    entries = TrailEntry.objects.filter(agency=agency.code).order_by("number")
    return _answer(model_admin, request, entries, {"title": f"留痕：{agency}", "agency": agency})


def _answer(
    model_admin: ModelAdmin, request: HttpRequest, entries: QuerySet, context: dict
) -> HttpResponseBase:
    """The newest page, or with ``format=csv`` all of it."""
    if "format" in request.GET:
        return _file(entries, context["title"], kind=request.GET["format"])
    shown = Paginator(with_previous(entries.reverse()), A_PAGE).get_page(request.GET.get("page"))
    return page(model_admin, request, "trail", context | {"page": shown, "lines": lines(shown)})


class _Echo:
    """A file that keeps nothing: what is written comes back, to be sent at once."""

    def write(self, text: str) -> str:
        return text


def _file(entries: QuerySet, title: str, *, kind: str) -> StreamingHttpResponse:
    if kind != "csv":
        raise Http404
    writer = csv.writer(_Echo())
    written = (writer.writerow(line).encode() for line in rows(entries))
    response = StreamingHttpResponse(_marked(written), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, f"{title}.csv")
    return response


def _marked(written):
    """With the byte order mark by which Excel knows UTF-8."""
    yield "\ufeff".encode()
    yield from written
