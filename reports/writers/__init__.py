"""A report written as a file, in every kind that is offered for download.

Writers turn a ``Document`` into bytes: the same report gives the same bytes. They know the
statute and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reports.statute.document import Document

from .csv import to_csv
from .excel import to_xlsx
from .imprint import NOTHING, Imprint
from .json import to_json
from .pdf import to_pdf
from .word import to_docx

__all__ = ["WRITERS", "Imprint", "Writer", "write"]


@dataclass(frozen=True)
class Writer:
    """One kind of file: how it is called, its media type, the extension of its name."""

    label: str
    media_type: str
    extension: str
    to_bytes: Callable[[Document, Imprint], bytes]


WRITERS: dict[str, Writer] = {
    "docx": Writer(
        "Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".docx",
        to_docx,
    ),
    "pdf": Writer("PDF", "application/pdf", ".pdf", to_pdf),
    "xlsx": Writer(
        "Excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".xlsx",
        to_xlsx,
    ),
    "csv": Writer("CSV", "text/csv; charset=utf-8", ".csv", lambda report, _: to_csv(report)),
    "json": Writer(
        "JSON",
        "application/json",
        ".json",
        lambda report, _: to_json(report, findings=None).encode(),
    ),
}


def write(document: Document, kind: str, *, imprint: Imprint | None = None) -> bytes:
    """The report as a file of a kind; KeyError for a kind that is not in ``WRITERS``."""
    return WRITERS[kind].to_bytes(document, imprint or NOTHING)
