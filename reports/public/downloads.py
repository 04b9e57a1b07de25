"""The files of a report that its page offers, with kind and size."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from reports.models import AnnualReport, Rendition
from reports.renditions.files import rendered
from reports.statute.document import Document
from reports.writers import WRITERS


@dataclass(frozen=True)
class Download:
    """One file: how its kind is called, where it is, and the bytes that it has; None while it is
    not rendered yet."""

    label: str
    address: str
    rendition: Rendition | None


def downloads(report: AnnualReport, document: Document) -> tuple[Download, ...]:
    """Every kind of file of this revision. A page renders none: that is done at publication."""
    place = [report.agency.code, report.year, report.revision]
    there = rendered(report, document)
    return tuple(
        Download(writer.label, reverse("revision_file", args=[*place, kind]), there.get(kind))
        for kind, writer in WRITERS.items()
    )
