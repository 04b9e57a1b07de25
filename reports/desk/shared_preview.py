"""A report before it is published, as it will look: for its staff, and for whoever has a link."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from reports.archive.act import address_of
from reports.archive.store import to_document
from reports.models import AnnualReport, public_notes
from reports.models.report import PUBLIC
from reports.public.report_page import directory, parts, phrases, preamble, signatures

from . import previews

# Neither kept on the way, nor found by search, nor told to the next page.
PRIVATE = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
}


@require_safe
def preview(request: HttpRequest, token: str) -> HttpResponse:
    """What a link opens. One that opens nothing any more says so; one that never was is not
    found."""
    found = previews.open_link(token, at=timezone.now(), address=address_of(request))
    if found is None:
        return _closed(request, {"reason": "没有这个预览链接，请核对地址是否完整。"}, status=404)
    if found.closed:
        public = found.report if found.report.status in PUBLIC else None
        return _closed(request, {"reason": found.closed, "published": public}, status=410)
    return preview_page(request, found.report)


def preview_page(request: HttpRequest, report: AnnualReport) -> HttpResponse:
    """The public page of a report with a notice, without files to take away."""
    document = to_document(report)
    context = {
        "report": report,
        "phrases": phrases(report),
        "document": document,
        "preamble": preamble(document),
        "parts": parts(document),
        "directory": directory(report, document),
        "signatures": signatures(report),
        "notes": public_notes(report),
        "meta": {"robots": "noindex, nofollow, noarchive"},
    }
    return TemplateResponse(request, "desk/preview.html", context, headers=PRIVATE)


def _closed(request: HttpRequest, context: dict, *, status: int) -> HttpResponse:
    context["meta"] = {"robots": "noindex, nofollow, noarchive"}
    return TemplateResponse(
        request, "desk/preview_closed.html", context, status=status, headers=PRIVATE
    )
