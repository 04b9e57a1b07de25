"""What was published, rendered into files, each whole or not at all.

A file lies under the digest of its content: another content is another file, and rendering again
changes nothing.
"""

import logging
from pathlib import Path

from django.conf import settings

from reports.archive.store import to_document
from reports.models import AnnualReport, Status, absolute, public_notes, site_now
from reports.statute.document import Document
from reports.writers import WRITERS, Imprint, write

from .replacing import replacing

LOGGER = logging.getLogger(__name__)


def rendered(report: AnnualReport, kind: str, *, document: Document) -> Path | None:
    """The file of a published revision, if it has been rendered."""
    path = path_of(report, kind, document=document)
    return path if path.exists() else None


def path_of(report: AnnualReport, kind: str, *, document: Document) -> Path:
    """Where a file of a revision lies, rendered or not."""
    folder = _folder(report.agency.code, report.year, report.revision)
    return folder / document.digest / f"report{WRITERS[kind].extension}"


def _folder(code: str, year: int, revision: int) -> Path:
    return settings.RENDITIONS / code / f"{year}-v{revision}"


def render(report: AnnualReport) -> None:
    """Render every file of a published revision, those that are there too."""
    document, beside = to_document(report), imprint(report)
    for kind in WRITERS:
        with replacing(path_of(report, kind, document=document)) as file:
            file.write(write(document, kind, imprint=beside))


def is_stale(report: AnnualReport) -> bool:
    """Whether a file of a revision is missing."""
    document = to_document(report)
    return not all(path_of(report, kind, document=document).exists() for kind in WRITERS)


def never_rendered() -> list[int]:
    """The revisions that are public and have no files at all, such as reports of the past that
    were just imported: their keys, newest first. One query and a look at each folder."""
    shown = AnnualReport.objects.public().exclude(status=Status.WITHDRAWN).order_by("-pk")
    rows = shown.values_list("pk", "agency__code", "year", "revision")
    return [pk for pk, *place in rows.iterator() if not _folder(*place).exists()]


def render_now(report: AnnualReport) -> None:
    """Render what was published a moment ago. A failure is logged and left to the next tick:
    the report is published all the same."""
    try:
        render(report)
    except (OSError, RuntimeError, ValueError):
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
