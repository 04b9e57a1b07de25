"""The list of all reports, and the years of one agency."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django_tables2 import RequestConfig

from reports.models import Agency, AnnualReport

from .files import collection
from .filters import filter_of
from .meta import column_meta
from .report_table import ReportTable, listed


def report_list(request: HttpRequest) -> HttpResponseBase:
    """The list; with ``format=csv|xlsx|json`` the reports it shows, whole, as one file."""
    published = AnnualReport.objects.published()
    chosen = filter_of(published, request.GET)
    table = ReportTable(chosen.of(listed(published)))
    if "format" in request.GET:
        RequestConfig(request, paginate=False).configure(table)
        reports = table.data.data.defer(None).only()  # whole reports, in the order of the list
        return collection(reports, request.GET["format"])
    RequestConfig(request).configure(table)
    context = {"chosen": chosen, "table": table, "meta": column_meta()}
    return TemplateResponse(request, "public/list.html", context)


def agency(request: HttpRequest, code: str) -> TemplateResponse:
    """The years for which an agency has a report in force; 404 while there is none."""
    found = get_object_or_404(Agency.objects.select_related("kind"), code=code)
    reports = listed(found.reports.published()).order_by("-year")
    if not reports:
        raise Http404
    context = {"agency": found, "reports": reports, "meta": column_meta()}
    return TemplateResponse(request, "public/agency.html", context)
