"""The first page: what is new, and years by kinds of agency."""

from django.http import HttpRequest
from django.template.response import TemplateResponse

from reports.models import AnnualReport
from reports.presenters.matrix import matrix
from reports.presenters.meta import column_meta
from reports.tables import listed

NEWEST = 8


def home(request: HttpRequest) -> TemplateResponse:
    published = AnnualReport.objects.published()
    context = {
        "newest": listed(published).order_by("-published_at", "-pk")[:NEWEST],
        "matrix": matrix(published),
        "meta": column_meta(),
    }
    return TemplateResponse(request, "reports/home.html", context)
