"""Files for the public: of one report, of a list, of a year."""

import os
from io import BytesIO
from typing import IO

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date

from reports.archive.store import documents, to_document
from reports.archive.trail import is_proven
from reports.models import AnnualReport, Status
from reports.renditions.bundles import rendered_bundle
from reports.renditions.files import bytes_of, rendered
from reports.writers import WRITERS
from reports.writers.collection import COLLECTIONS

from .errors import not_proven, not_rendered_yet


def report_file(request: HttpRequest, code: str, year: int, kind: str) -> HttpResponseBase:
    """A file of the report in force."""
    reports = AnnualReport.objects.published().filter(agency__code=code, year=year)
    return _file(request, reports, kind)


def revision_file(
    request: HttpRequest, code: str, year: int, number: int, kind: str
) -> HttpResponseBase:
    """A file of one revision; of a withdrawn one there is none."""
    public = AnnualReport.objects.public().exclude(status=Status.WITHDRAWN)
    return _file(request, public.filter(agency__code=code, year=year, revision=number), kind)


def _file(request: HttpRequest, reports: QuerySet, kind: str) -> HttpResponseBase:
    if kind not in WRITERS:
        raise Http404
    report = get_object_or_404(reports.with_people())
    document = to_document(report)
    if not is_proven(report, document):
        return not_proven(request, report)
    rendition = rendered(report, document).get(kind)
    data = bytes_of(rendition) if rendition else None
    if rendition is None or data is None:
        return not_rendered_yet(request)
    return _sent(
        request,
        BytesIO(data),
        etag=rendition.sha256,
        written=int(rendition.at.timestamp()),
        filename=f"{document.title}{WRITERS[kind].extension}",
        content_type=WRITERS[kind].media_type,
    )


def _sent(
    request: HttpRequest, file: IO[bytes], *, etag: str, written: int, **named: str
) -> HttpResponseBase:
    """A file, or 304. One that was written anew is another representation, whatever it says: its
    ETag is of its bytes, not of the report."""
    quoted = f'"{etag}"'
    if unchanged := get_conditional_response(request, etag=quoted, last_modified=written):
        file.close()
        return unchanged
    response = FileResponse(file, as_attachment=True, **named)
    response["ETag"] = quoted
    response["Last-Modified"] = http_date(written)
    return response


def collection(reports: QuerySet, kind: str) -> StreamingHttpResponse:
    """Many reports as one file, sent as it is written."""
    if kind not in COLLECTIONS:
        raise Http404
    written = COLLECTIONS[kind]
    response = StreamingHttpResponse(
        written.pieces(documents(reports)), content_type=written.media_type
    )
    name = f"政府信息公开工作年度报告{timezone.localdate():%Y%m%d}{written.extension}"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def bundle(request: HttpRequest, year: int) -> HttpResponseBase:
    """All reports in force of a year; 404 for a year without any."""
    if not AnnualReport.objects.published().filter(year=year).exists():
        raise Http404
    path = rendered_bundle(year)
    if path is None:
        return not_rendered_yet(request)
    file = path.open("rb")
    there = os.fstat(file.fileno())
    return _sent(
        request,
        file,
        etag=f"{there.st_mtime_ns:x}-{there.st_size:x}",
        written=int(there.st_mtime),
        filename=f"政府信息公开工作年度报告{year}.zip",
    )
