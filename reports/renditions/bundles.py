"""The zip of all reports in force of a year: CSV, JSON, and the schemas that explain them."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db.models import QuerySet

from reports.archive.store import documents
from reports.models import AnnualReport
from reports.statute.document import Document
from reports.writers.collection import COLLECTIONS
from reports.writers.schema import FILES, as_text

from .replacing import replacing


def bundle(year: int) -> Path:
    """The bundle of a year, rendered anew if what is in force has changed."""
    path, reports = _path(year), _in_force(year)
    edition = _edition(reports)
    if _held(path) != edition:
        _note(path).unlink(missing_ok=True)  # a bundle is served only with the note that it has
        with replacing(path) as file:
            _fill(file, lambda: documents(reports), year)
        with replacing(_note(path)) as file:
            file.write(" ".join(sorted(edition)).encode())
    return path


def rendered_bundle(year: int) -> Path | None:
    """The bundle of a year, if there is one and all that it holds is still in force. What was
    published since comes into it at the next tick."""
    path = _path(year)
    held = _held(path)
    return path if held is not None and held <= _edition(_in_force(year)) else None


def years_in_force() -> list[int]:
    """The years that have a bundle."""
    published = AnnualReport.objects.published()
    return list(published.order_by("year").values_list("year", flat=True).distinct())


def _in_force(year: int) -> QuerySet[AnnualReport]:
    return AnnualReport.objects.published().filter(year=year).order_by("agency__code")


def _edition(reports: QuerySet[AnnualReport]) -> set[str]:
    """Which reports, each at which version."""
    return {f"{pk}.{version}" for pk, version in reports.values_list("pk", "version")}


def _path(year: int) -> Path:
    return settings.RENDITIONS / "bundles" / f"{year}.zip"


def _note(path: Path) -> Path:
    """Beside a bundle stands which edition it holds."""
    return path.with_suffix(".edition")


def _held(path: Path) -> set[str] | None:
    """The edition of the bundle that is there."""
    note = _note(path)
    return set(note.read_text().split()) if path.exists() and note.exists() else None


def _fill(file: IO[bytes], said: Callable[[], Iterator[Document]], year: int) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for kind in ("csv", "json"):
            with archive.open(f"reports-{year}.{kind}", "w", force_zip64=True) as member:
                for piece in COLLECTIONS[kind].pieces(said()):
                    member.write(piece)
        for name, schema in FILES.items():
            archive.writestr(name, as_text(schema()))
