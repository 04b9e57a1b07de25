"""Requests that say they are longer than any file that may be sent: answered before a byte of them
is read or written."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from reports.readers.limits import LIMITS

from .errors import too_large

AROUND = 1_000_000  # bytes of a form around its file
Respond = Callable[[HttpRequest], HttpResponse]


def bounded(respond: Respond) -> Respond:
    """Middleware. A body whose length is not said is not read by Django at all."""

    def respond_unless_too_large(request: HttpRequest) -> HttpResponse:
        said = request.META.get("CONTENT_LENGTH") or ""
        if said.isdecimal() and int(said[:20]) > LIMITS.file_bytes + AROUND:
            return too_large(request)
        return respond(request)

    return respond_unless_too_large
