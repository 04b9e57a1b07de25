"""The files of a report that its page offers, with kind and size."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from reports.models import AnnualReport
from reports.renditions.files import rendered
from reports.statute.document import Document
from reports.writers import WRITERS


@dataclass(frozen=True)
class Download:
    """One file: how its kind is called, where it is, how many bytes it has; None while it is
    not rendered yet."""

    label: str
    address: str
    size: int | None


def downloads(report: AnnualReport, document: Document) -> tuple[Download, ...]:
    """Every kind of file of this revision. A page renders none: that is done at publication."""
    place = [report.agency.code, report.year, report.revision]
    return tuple(
        Download(writer.label, reverse("revision_file", args=[*place, kind]), size)
        for kind, writer in WRITERS.items()
        for size in [_size(report, kind, document)]
    )


def _size(report: AnnualReport, kind: str, document: Document) -> int | None:
    path = rendered(report, kind, document=document)
    return path.stat().st_size if path else None
