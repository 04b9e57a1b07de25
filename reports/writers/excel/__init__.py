"""A report as an Excel workbook, and, from an empty ``Document``, the form to fill in offline.

A sheet for each part as printed: totals calculate themselves, only what is to be filled in can be
changed, and what breaks a relation (勾稽关系) turns red.
"""

from __future__ import annotations

from datetime import UTC
from io import BytesIO

from xlsxwriter import Workbook

from reports.statute.document import Document
from reports.statute.schema import Table

from ..imprint import Imprint, moment, title
from ..legal import legal
from .book import Book
from .cover import write_cover
from .figures import write_table
from .texts import write_narrative


def to_xlsx(document: Document, imprint: Imprint) -> bytes:
    """The workbook; XlsxWriter stamps no part with the clock."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as workbook:
        made = moment(document, imprint).astimezone(UTC).replace(tzinfo=None)
        workbook.set_properties(
            {"title": legal(title(document)), "author": legal(document.agency), "created": made}
        )
        book = Book(workbook, document)
        write_cover(book, imprint)
        for part in document.form.parts:
            if isinstance(part, Table):
                write_table(book, part)
            else:
                write_narrative(book, part)
        book.write_keys()
    return file.getvalue()
