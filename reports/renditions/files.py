"""What was published, rendered into files, each whole or not at all.

A file lies under the digest of its content: another content is another file, and rendering again
changes nothing.
"""

import logging
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError
from django.db.models import Count, QuerySet
from django.utils import timezone

from reports.archive.digests import sha256_of, sm3_of
from reports.archive.store import to_document
from reports.models import AnnualReport, Rendition, Status, absolute, public_notes, site_now
from reports.statute.document import Document
from reports.writers import WRITERS, Imprint, write

from .replacing import replacing

LOGGER = logging.getLogger(__name__)


def rendered(report: AnnualReport, document: Document) -> dict[str, Rendition]:
    """The files of a published revision that show what it says, by kind. One query."""
    shown = report.renditions.filter(content=document.digest)
    return {rendition.kind: rendition for rendition in shown}


def bytes_of(rendition: Rendition) -> bytes | None:
    """The bytes of a file; None if it is gone or is not what was written, which is logged."""
    try:
        data = (settings.RENDITIONS / rendition.path).read_bytes()
    except OSError:
        return None
    if sha256_of(data) != rendition.sha256:
        LOGGER.critical("%s：文件被改动，没有提供。", rendition.path)
        return None
    return data


def render(report: AnnualReport) -> None:
    """Render every file of a published revision, those that are there too."""
    document, beside = to_document(report), imprint(report)
    for kind, writer in WRITERS.items():
        data = write(document, kind, imprint=beside)
        folder = Path(report.agency.code) / f"{report.year}-v{report.revision}" / document.digest
        path = folder / f"report{writer.extension}"
        with replacing(settings.RENDITIONS / path) as file:
            file.write(data)
        said = {
            "path": str(path),
            "content": document.digest,
            "size": len(data),
            "sha256": sha256_of(data),
            "sm3": sm3_of(data),
            "at": timezone.now(),
        }
        Rendition.objects.update_or_create(report=report, kind=kind, defaults=said)


def damaged() -> Iterator[str]:
    """Files that are gone or are not what was written, in a sentence each."""
    for rendition in Rendition.objects.order_by("pk").iterator():
        if bytes_of(rendition) is None:
            yield f"发布文件 {rendition.path} 不见了或者被改动，请执行 manage.py render。"


def forget_missing() -> int:
    """After a restore without files: what is not there counts as never rendered, so that `tick`
    renders it anew. How many files that were."""
    gone = [
        rendition.pk
        for rendition in Rendition.objects.iterator()
        if not (settings.RENDITIONS / rendition.path).exists()
    ]
    return Rendition.objects.filter(pk__in=gone).delete()[0]


def is_stale(report: AnnualReport) -> bool:
    """Whether a file of a revision is missing, shows another content, or was changed."""
    there = rendered(report, to_document(report))
    return there.keys() != WRITERS.keys() or None in map(bytes_of, there.values())


def discard(report: AnnualReport) -> None:
    """Remove the files of a revision that was withdrawn."""
    for rendition in report.renditions.all():
        (settings.RENDITIONS / rendition.path).unlink(missing_ok=True)
        rendition.delete()


def unrendered() -> QuerySet[AnnualReport]:
    """The revisions that are public and lack a file, the newest first: published a moment ago, left
    by a killed process, or of the past and just imported. What they say cannot change any more, so
    that a row of a file is enough to know it."""
    shown = AnnualReport.objects.public().exclude(status=Status.WITHDRAWN)
    files = shown.annotate(files=Count("renditions"))
    return files.filter(files__lt=len(WRITERS)).order_by("-published_at", "-pk")


def render_now(report: AnnualReport) -> None:
    """Render what was published a moment ago. A failure is logged and left to the next tick:
    the report is published all the same."""
    try:
        render(report)
    except (OSError, RuntimeError, ValueError, DatabaseError):
        LOGGER.exception("%s：文件没有生成，由 tick 再试。", report)


def imprint(report: AnnualReport) -> Imprint:
    """What is printed beside the content: where, when and by whom it was published."""
    people = (report.produced_by, report.reviewed_by, report.published_by)
    producer, reviewer, publisher = (person.name if person else "" for person in people)
    return Imprint(
        address=absolute(report.get_absolute_url()),
        published=report.published_at,
        producer=producer,
        reviewer=reviewer,
        publisher=publisher,
        contact=site_now()["contact"],
        notes=public_notes(report),
    )
