"""Reports in a format: one with a figure of its own in every cell."""

from dataclasses import replace
from decimal import Decimal

from reports.statute.document import Document
from reports.statute.schema import Format


def numbered(form: Format, *, year: int | None = None) -> Document:
    """A report with texts, in which every figure is another."""
    figures: dict = {key: {} for key in form.tables}
    for number, cell in enumerate(form.cells, 100):
        value = Decimal(f"{number}.50") if cell.measure.decimal else number
        figures[cell.table][cell.key] = value
    document = Document(
        agency="某某市水利局",
        year=year or form.first_year,
        format=form.key,
        texts={key: f"{passage.label}的一段话。" for key, passage in form.passages.items()},
        figures=figures,
        units={cell.place: "万元" for cell in form.cells if cell.measure.is_free},
    )
    return replace(document, title=document.official_title)
