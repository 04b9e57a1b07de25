"""The reports that are measured, and folders full of reports like them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reports.statute.document import Document
from tests.readers.reports import GIVEN, large_city
from tests.readers.shapes import plain_page

AGENCY, YEAR = "某某市测量局", 2021
YEARS = 5  # reports of one agency
MARKED = "987654321"

REPORTS = {"given report": GIVEN, "large city": large_city()}


def short() -> Document:
    """The given report's figures with a sentence in each part: a small file."""
    return replace(GIVEN, texts=dict.fromkeys(GIVEN.texts, "按照要求开展工作，没有其他情况。"))


def pages(document: Document, number: int) -> Iterator[tuple[str, bytes]]:
    """File names and web pages of so many reports; rendered once, then agency, year and one
    figure of each are put in."""
    figures = {key: dict(cells) for key, cells in document.figures.items()}
    place = next(iter(figures["applications"]))
    figures["applications"][place] = int(MARKED)
    title = document.form.title.format(agency=AGENCY, year=YEAR)
    marked = replace(document, agency=AGENCY, year=YEAR, title=title, figures=figures)
    page = plain_page(marked).decode()
    for n in range(number):
        agency, year = f"第{n // YEARS:05}号局", YEAR + n % YEARS
        official = document.form.title.format(agency=agency, year=year)
        text = page.replace(title, official).replace(MARKED, str(n))
        yield f"{agency}{year}.html", text.encode()


def folder_of(document: Document, number: int, folder: Path) -> Path:
    folder.mkdir(parents=True)
    for name, data in pages(document, number):
        (folder / name).write_bytes(data)
    return folder
