"""The first page: what is new, and years by kinds of agency."""

from django.http import HttpRequest
from django.template.response import TemplateResponse

from reports.models import AnnualReport

from .matrix import matrix
from .meta import column_meta
from .report_table import listed

NEWEST = 8


def home(request: HttpRequest) -> TemplateResponse:
    published = AnnualReport.objects.published()
    context = {
        "newest": listed(published).order_by("-published_at", "-pk")[:NEWEST],
        "matrix": matrix(published),
        "meta": column_meta(),
    }
    return TemplateResponse(request, "public/home.html", context)
