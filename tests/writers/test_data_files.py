"""JSON states the whole report, CSV its figures."""

import csv
import json
from decimal import Decimal

import pytest
from hypothesis import given, settings

from reports.statute.document import Document, from_dict, printed
from reports.statute.findings import Finding, Severity
from reports.writers import write
from reports.writers.csv import HEADER, escaped
from reports.writers.json import to_json
from tests.strategies import documents
from tests.writers.reports import large_city


@pytest.mark.slow
@given(documents())
@settings(deadline=None, max_examples=50)
def test_json_is_the_report(report):
    read = from_dict(json.loads(write(report, "json")))
    assert read == report
    assert read.digest == report.digest  # trailing zeros of amounts, too


def test_json_with_findings():
    finding = Finding("cell.missing", Severity.ERROR, "applications", "没有填写。")
    assert json.loads(to_json(large_city(), [finding]))["findings"] == [finding.as_dict()]
    assert json.loads(to_json(large_city()))["findings"] == []
    assert "findings" not in json.loads(write(large_city(), "json"))


@pytest.mark.slow
@given(documents())
@settings(deadline=None, max_examples=50)
def test_csv_has_a_line_for_every_cell(report):
    header, *lines = csv.reader(write(report, "csv").decode("utf-8-sig").splitlines())
    assert tuple(header) == HEADER
    assert {(line[3], line[4], line[6]): line[8] for line in lines} == {
        (cell.table, *cell.key): printed(report.figures[cell.table][cell.key])
        for table in report.form.tables.values()
        for cell in table.cells
    }


def test_csv_lines():
    place = ("art20_9.procurement", "amount")
    report = Document(
        "=cmd()某局",
        2020,
        "2019",
        figures={"disclosures": {place: Decimal("160.50"), ("art20_8.fees", "change"): -3}},
        units={"disclosures/art20_9.procurement/amount": "万元"},
    )
    text = write(report, "csv").decode()
    assert text.startswith("\ufeffagency,year,format,part,row_key,row_label,column_key,")
    cells = {cell.place: cell for cell in report.form.tables["disclosures"].cells}
    lines = text.split("\r\n")
    for place, value, unit in (
        ("disclosures/art20_9.procurement/amount", "160.50", "万元"),
        ("disclosures/art20_8.fees/change", "-3", "项"),
        ("disclosures/art20_1.rules/created", "", "件"),
    ):
        cell = cells[place]
        assert (
            ",".join(
                (
                    "'=cmd()某局,2020,2019,disclosures",
                    cell.row.key,
                    cell.row.label,
                    cell.column.key,
                    cell.column.label,
                    value,
                    unit,
                )
            )
            in lines
        )


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx"])
def test_formulas_are_escaped(text):
    assert escaped(text) == "'" + text
    assert escaped("某局" + text) == "某局" + text
