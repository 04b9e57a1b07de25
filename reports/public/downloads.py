"""The files of a report that its page offers, with kind and size."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from reports.models import AnnualReport
from reports.renditions.files import pressed
from reports.statute.document import Document
from reports.writers import WRITERS


@dataclass(frozen=True)
class Download:
    """One file: how its kind is called, where it is, how many bytes it has."""

    label: str
    address: str
    size: int


def downloads(report: AnnualReport, document: Document) -> tuple[Download, ...]:
    """Every kind of file of this revision; what is not rendered yet is rendered now."""
    place = [report.agency.code, report.year, report.revision]
    return tuple(
        Download(
            writer.label,
            reverse("revision_file", args=[*place, kind]),
            pressed(report, kind, document=document).stat().st_size,
        )
        for kind, writer in WRITERS.items()
    )
