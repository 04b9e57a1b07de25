"""All reports that a person may see (年度报告), with search and filters."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.admin import ModelAdmin
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse

from reports.models import AgencyKind, AnnualReport, Status
from reports.office.list_query import ListQuery

from .frame import page

A_PAGE = 50


@dataclass(frozen=True)
class ReportsAsked(ListQuery):
    """Which reports are asked for."""

    status: str = ""
    year: str = ""
    kind: str = ""


def report_list(model_admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """A page of the reports of one's own agencies, the newest year first."""
    asked = ReportsAsked.of(request.GET)
    visible = model_admin.get_queryset(request)
    shown = Paginator(found(visible, asked), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": model_admin.opts.verbose_name_plural,
        "asked": asked,
        "page": shown,
        "states": Status.choices,
        "years": visible.order_by("-year").values_list("year", flat=True).distinct(),
        "kinds": AgencyKind.objects.all(),
        "may_add": model_admin.has_add_permission(request),
    }
    return page(model_admin, request, "report_list", context)


def found(visible: QuerySet[AnnualReport], asked: ReportsAsked) -> QuerySet[AnnualReport]:
    """Those of the visible reports that match; abandoned ones only if their state is asked for."""
    reports = visible.select_related("agency", "produced_by", "reviewed_by", "published_by")
    if asked.q:
        named = Q(agency__name__icontains=asked.q) | Q(agency__code__icontains=asked.q)
        reports = reports.filter(named | Q(title__icontains=asked.q))
    if asked.status in Status.values:
        reports = reports.filter(status=asked.status)
    else:
        reports = reports.not_abandoned()
    if asked.year.isdecimal() and len(asked.year) == 4:
        reports = reports.filter(year=int(asked.year))
    if asked.kind.isdecimal() and len(asked.kind) < 10:
        reports = reports.filter(agency__kind=int(asked.kind))
    return reports
