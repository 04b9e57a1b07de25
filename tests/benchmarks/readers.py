"""Readers beside the parsing that any reader of that kind of file must do."""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import lxml.etree
import lxml.html
import openpyxl
import pdfplumber

from reports.readers import read
from reports.statute.document import Document
from reports.writers import write
from tests.benchmarks.measure import beside
from tests.benchmarks.samples import REPORTS
from tests.benchmarks.sizes import Size
from tests.benchmarks.tables import Table
from tests.readers.shapes import plain_page, word_file, workbook


def document_xml(data: bytes) -> object:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return lxml.etree.fromstring(package.read("word/document.xml"))


def pdf_text(data: bytes) -> None:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()


def load_workbook(data: bytes) -> object:
    return openpyxl.load_workbook(io.BytesIO(data))


Kind = tuple[str, Callable[[Document], bytes], Callable[[bytes], object]]
KINDS: tuple[Kind, ...] = (
    ("html, a site's page", plain_page, lxml.html.document_fromstring),
    ("docx, the portal's", lambda document: write(document, "docx"), document_xml),
    ("docx, made by hand", word_file, document_xml),
    ("xlsx, the portal's", lambda document: write(document, "xlsx"), load_workbook),
    ("xlsx, made by hand", workbook, load_workbook),
    ("pdf, the portal's", lambda document: write(document, "pdf"), pdf_text),
)


def tables(size: Size, folder: Path) -> Iterator[Table]:
    table = Table(
        "Readers beside their parse floor",
        ("file", "KB", "read ms", "parse ms", "ratio"),
        aim="ratio ≤ 2 for html, docx, xlsx",
        note="Floors: `lxml.html.document_fromstring`; `zipfile` and `lxml.etree` of "
        "`document.xml`; `openpyxl.load_workbook`; pdfplumber's `extract_text` and "
        "`extract_tables`.",
    )
    for kind, made, floor in KINDS:
        for name in size.reports:
            data = made(REPORTS[name])
            turns = size.turns if len(data) < 100_000 else size.slow_turns
            found = beside(lambda d=data: read(d), lambda d=data, f=floor: f(d), turns=turns)
            table.add(f"{kind}: {name}", len(data) // 1024, found.ours, found.theirs, found.ratio)
    yield table
