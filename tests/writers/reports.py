"""Reports by state: the given one, a large city's, a blank form."""

import json
from decimal import Decimal
from pathlib import Path

from reports.statute import FORMATS
from reports.statute.document import Document

SAMPLES = Path(__file__).parents[1] / "samples"


def blank(key: str = "2021") -> Document:
    """The form before anything is filled in."""
    return Document("", FORMATS[key].first_year, key)


def large_city() -> Document:
    """A large city's figures, every relation of which holds, and a little text."""
    data = json.loads((SAMPLES / "large_city_2025_figures.json").read_text(encoding="utf-8"))
    form = FORMATS[data["format"]]
    figures = {
        key: {
            cell.key: _value(data["figures"][key][cell.row.key][cell.column.key])
            for cell in table.cells
        }
        for key, table in form.tables.items()
    }
    texts = {key: f"{passage.label}：第一段。\n第二段。" for key, passage in form.passages.items()}
    agency = "某市人民政府"
    return Document(
        agency,
        data["year"],
        data["format"],
        title=form.title.format(agency=agency, year=data["year"]),
        texts=texts,
        figures=figures,
    )


def _value(given: int | str) -> int | Decimal:
    return Decimal(given) if isinstance(given, str) else given
