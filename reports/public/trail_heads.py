"""The published heads of the trail (留痕公示): a page to read, a file to check with."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.template.response import TemplateResponse

from reports.archive.anchors import lines, public_key
from reports.models import TrailAnchor

SHOWN = 366


def trail_heads(request: HttpRequest) -> TemplateResponse:
    """The heads of the last year, and where all of them are."""
    context = {
        "anchors": TrailAnchor.objects.order_by("-day")[:SHOWN],
        "total": TrailAnchor.objects.count(),
        "shown": SHOWN,
        "public_key": public_key(),
    }
    return TemplateResponse(request, "public/trail_heads.html", context)


def trail_heads_file(request: HttpRequest) -> StreamingHttpResponse:
    """All heads, a line of JSON each: what is published, byte for byte."""
    return StreamingHttpResponse(lines(), content_type="application/x-ndjson; charset=utf-8")


def trail_key(request: HttpRequest) -> HttpResponse:
    return HttpResponse(public_key(), content_type="application/x-pem-file")
