"""Files for the public: of one report, of a list, of a year."""

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import content_disposition_header, http_date

from reports import press
from reports.archive import documents, to_document
from reports.models import AnnualReport, Status
from reports.writers import WRITERS
from reports.writers.collection import COLLECTIONS


def report_file(request: HttpRequest, code: str, year: int, kind: str) -> FileResponse:
    """A file of the report in force."""
    reports = AnnualReport.objects.published().filter(agency__code=code, year=year)
    return _file(reports, kind)


def revision_file(
    request: HttpRequest, code: str, year: int, number: int, kind: str
) -> FileResponse:
    """A file of one revision; of a withdrawn one there is none."""
    public = AnnualReport.objects.public().exclude(status=Status.WITHDRAWN)
    return _file(public.filter(agency__code=code, year=year, revision=number), kind)


def _file(reports: QuerySet, kind: str) -> FileResponse:
    if kind not in WRITERS:
        raise Http404
    report = get_object_or_404(reports.with_people())
    document = to_document(report)
    path = press.pressed(report, kind, document=document)
    response = FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=f"{document.title}{WRITERS[kind].extension}",
        content_type=WRITERS[kind].media_type,
    )
    response["ETag"] = f'"{document.digest}-{report.revision}"'
    response["Last-Modified"] = http_date(report.published_at.timestamp())
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


def bundle(request: HttpRequest, year: int) -> FileResponse:
    """All reports in force of a year; 404 for a year without any."""
    if not AnnualReport.objects.published().filter(year=year).exists():
        raise Http404
    return FileResponse(
        press.bundle(year).open("rb"),
        as_attachment=True,
        filename=f"政府信息公开工作年度报告{year}.zip",
    )
