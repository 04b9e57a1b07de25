"""The trail of all (留痕), to read only: each person sees that of his own agencies, a system
administrator all of it."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import content_disposition_header

from reports.models import TrailEntry

from .own_pages import Own, OwnPages, paged
from .whole_trail import TrailAsked, actions, entries, lines, rows

A_PAGE = 50


class _Echo:
    """A file that keeps nothing: what is written comes back, to be sent at once."""

    def write(self, text: str) -> str:
        return text


@admin.register(TrailEntry)
class TrailPages(OwnPages):
    def pages(self):
        return (
            Own("", "changelist", self.list_page),
            Own("<int:number>/", "entry", self.entry_page),
        )

    def may_enter(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.is_staff

    def list_page(self, request: HttpRequest) -> HttpResponseBase:
        """A page of what was asked for, or with ``format=csv`` all of that."""
        asked = TrailAsked.of(request.GET)
        found = entries(asked, staff=request.user)
        if request.GET.get("format") == "csv":
            return _file(rows(found))
        shown = paged(request, found, at_once=A_PAGE)
        context = {
            "asked": asked,
            "page": shown,
            "lines": lines(shown),
            "actions": actions(staff=request.user),
        }
        return self.page(request, "trail", self.opts.verbose_name_plural, context)

    def entry_page(self, request: HttpRequest, number: int) -> HttpResponse:
        """One entry whole, with what seals it."""
        visible = TrailEntry.objects.visible_to(request.user)
        entry = get_object_or_404(visible, number=number)
        (line,) = lines([entry])
        return self.page(request, "trail_entry", f"第 {number} 条", {"line": line})


def _file(written: Iterator[tuple[str, ...]]) -> StreamingHttpResponse:
    """With the byte order mark by which Excel knows UTF-8."""
    writer = csv.writer(_Echo())

    def sent() -> Iterator[bytes]:
        yield "\ufeff".encode()
        yield from (writer.writerow(row).encode() for row in written)

    name = f"留痕-{timezone.localdate():%Y%m%d}.csv"
    response = StreamingHttpResponse(sent(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
