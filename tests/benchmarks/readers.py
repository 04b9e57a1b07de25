"""Readers beside what a user would take instead to get at the cells of a report's tables."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import openpyxl
import pandas
import pdfplumber

from reports.readers import read
from reports.statute.document import Document
from reports.writers import write
from tests.benchmarks.measure import beside
from tests.benchmarks.samples import REPORTS
from tests.benchmarks.sizes import Size
from tests.benchmarks.tables import Table
from tests.readers.shapes import plain_page, word_file, workbook


def tables_of_page(data: bytes) -> None:
    pandas.read_html(io.BytesIO(data), encoding="utf-8")


def cells_of_word(data: bytes) -> None:
    for table in docx.Document(io.BytesIO(data)).tables:
        for row in table.rows:
            for cell in row.cells:
                _ = cell.text


def cells_of_workbook(data: bytes) -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        for row in sheet.iter_rows(values_only=True):
            _ = tuple(row)


def text_of_pdf(data: bytes) -> None:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()


Kind = tuple[str, Callable[[Document], bytes], Callable[[bytes], object]]
KINDS: tuple[Kind, ...] = (
    ("html, a site's page", plain_page, tables_of_page),
    ("docx, the portal's", lambda document: write(document, "docx"), cells_of_word),
    ("docx, made by hand", word_file, cells_of_word),
    ("xlsx, the portal's", lambda document: write(document, "xlsx"), cells_of_workbook),
    ("xlsx, made by hand", workbook, cells_of_workbook),
    ("pdf, the portal's", lambda document: write(document, "pdf"), text_of_pdf),
)


def tables(size: Size, folder: Path) -> Iterator[Table]:
    table = Table(
        "Readers beside what a user would take instead",
        ("file", "KB", "read ms", "the other ms", "ratio"),
        aim="ratio ≤ 1.0 for html, 0.14 for docx, 0.2 for pdf",
        note="The others: `pandas.read_html`; python-docx in a loop over all cells; openpyxl over "
        "all cells; pdfplumber's `extract_text` and `extract_tables`. None of them knows which "
        "cell is which.",
    )
    for kind, made, other in KINDS:
        for name in size.reports:
            data = made(REPORTS[name])
            turns = size.turns if len(data) < 100_000 else size.slow_turns
            found = beside(lambda d=data: read(d), lambda d=data, f=other: f(d), turns=turns)
            table.add(f"{kind}: {name}", len(data) // 1024, found.ours, found.theirs, found.ratio)
    yield table
