"""Two whole reports to print in every shape: a large city's figures, and the trial format."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from reports.readers import read
from reports.statute import FORMATS
from reports.statute.document import Document, from_dict

SAMPLES = Path(__file__).parent.parent / "samples"
GIVEN = read((SAMPLES / "jiaozuo_education_2023.txt").read_bytes()).document


def large_city() -> Document:
    """The figures of one large city's summary report, with the given report's texts."""
    shape = json.loads((SAMPLES / "large_city_2025_figures.json").read_text(encoding="utf-8"))
    agency = "某某市人民政府"
    title = f"{agency}2025年政府信息公开工作年度报告"
    texts = {**GIVEN.texts, "preamble": "本报告由某某市人民政府办公室编制。\n统计期限为全年。"}
    return from_dict({**shape, "agency": agency, "title": title, "texts": texts})


def trial_format() -> Document:
    """A report of 2020: every figure another, a falling number of projects, a free unit."""
    form = FORMATS["2019"]
    figures: dict = {}
    for table in form.tables.values():
        figures[table.key] = {
            cell.key: Decimal(f"{number}.50") if cell.measure.decimal else number
            for number, cell in enumerate(table.cells, 100)
        }
    figures["disclosures"]["art20_5.licences", "change"] = -3
    figures["disclosures"]["art20_9.procurement", "amount"] = Decimal("160.5964")
    return Document(
        agency="某某县水利局",
        year=2020,
        format="2019",
        title="某某县水利局2020年政府信息公开工作年度报告",
        texts=GIVEN.texts,
        figures=figures,
        units={"disclosures/art20_9.procurement/amount": "万元"},
    )


WHOLE = {"2021": large_city(), "2019": trial_format()}
