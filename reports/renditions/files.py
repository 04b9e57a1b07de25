"""The press: what was published, rendered into files, each whole or not at all.

A file lies under the digest of its content: another content is another file, and rendering again
changes nothing.
"""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings

from reports.archive.store import documents, to_document
from reports.models import AnnualReport, public_notes, site_now
from reports.statute.document import Document
from reports.writers import WRITERS, Imprint, write
from reports.writers.collection import COLLECTIONS
from reports.writers.schema import FILES, as_text


def pressed(report: AnnualReport, kind: str, *, document: Document | None = None) -> Path:
    """The file of a published revision; rendered now, with its siblings, if it is not there."""
    path = path_of(report, kind, document=document or to_document(report))
    if not path.exists():
        press(report, document=document)
    return path


def path_of(report: AnnualReport, kind: str, *, document: Document) -> Path:
    """Where a file of a revision lies, rendered or not."""
    folder = settings.PRESSED / report.agency.code / f"{report.year}-v{report.revision}"
    return folder / document.digest / f"report{WRITERS[kind].extension}"


def press(report: AnnualReport, *, document: Document | None = None) -> None:
    """Render every file of a published revision, those that are there too."""
    document, beside = document or to_document(report), imprint(report)
    for kind in WRITERS:
        with replacing(path_of(report, kind, document=document)) as file:
            file.write(write(document, kind, imprint=beside))


def is_stale(report: AnnualReport) -> bool:
    """Whether a file of a revision is missing."""
    document = to_document(report)
    return not all(path_of(report, kind, document=document).exists() for kind in WRITERS)


def imprint(report: AnnualReport) -> Imprint:
    """What is printed beside the content: where, when and by whom it was published."""
    people = (report.produced_by, report.reviewed_by, report.published_by)
    producer, reviewer, publisher = (person.name if person else "" for person in people)
    site = site_now()
    return Imprint(
        address=f"{site['url']}{report.get_absolute_url()}" if site["url"] else "",
        published=report.published_at,
        producer=producer,
        reviewer=reviewer,
        publisher=publisher,
        contact=site["contact"],
        notes=public_notes(report),
    )


def bundle(year: int) -> Path:
    """The zip of all reports in force of a year (CSV, JSON, schemas), made anew if one changed."""
    reports = AnnualReport.objects.published().filter(year=year).order_by("agency__code")
    edition = "-".join(f"{pk}.{version}" for pk, version in reports.values_list("pk", "version"))
    path = settings.PRESSED / "bundles" / f"{year}.zip"
    note = path.with_suffix(".edition")
    if not path.exists() or not note.exists() or note.read_text() != edition:
        with replacing(path) as file:
            _fill(file, lambda: documents(reports), year)
        with replacing(note) as file:
            file.write(edition.encode())
    return path


def _fill(file: IO[bytes], said: Callable[[], Iterator[Document]], year: int) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for kind in ("csv", "json"):
            with archive.open(f"reports-{year}.{kind}", "w", force_zip64=True) as member:
                for piece in COLLECTIONS[kind].pieces(said()):
                    member.write(piece)
        for name, schema in FILES.items():
            archive.writestr(name, as_text(schema()))


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file that takes its place only when it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
        Path(name).chmod(0o644)
        shutil.move(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
