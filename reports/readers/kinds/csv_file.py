"""CSV in the shape of the interface: the figures of one report, one line a cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from reports.statute.document import Document
from reports.statute.findings import Finding, Severity
from reports.statute.schema import Cell

from ..figure import figure
from ..understand import Reading, finished
from ..unreadable import Unreadable
from .encoding import decode
from .json_file import form_of, year_of

HEADER = ("agency", "year", "format", "part", "row_key", "column_key", "value")


def read_csv(data: bytes) -> Reading:
    """The figures of a report, one line a cell. The kind carries no texts and no title."""
    try:
        return _figures_of(list(csv.DictReader(io.StringIO(decode(data)))))
    except csv.Error:
        raise Unreadable(
            "CSV 内容在中途出错：某一格太长，或者引号不成对；请用本系统导出的 CSV 文件填写后上传。"
        ) from None
    except (KeyError, TypeError, AttributeError):
        raise Unreadable(
            "CSV 缺少规定的列；请使用本系统导出的 CSV 文件，或按文档中的格式生成。"
        ) from None


def _figures_of(rows: list[dict[str, str]]) -> Reading:
    reports = {(row["agency"], row["year"], row["format"]) for row in rows}
    if len(reports) != 1:
        raise Unreadable(
            f"CSV 中应当只有一份报告，现有 {len(reports)} 份；请分成单独的文件后上传。"
        )
    agency, year, key = reports.pop()
    form = form_of(key)
    found: dict[str, dict] = {table: {} for table in form.tables}
    units: dict[str, str] = {}
    findings: list[Finding] = []
    for number, row in enumerate(rows, 2):
        table = form.tables.get(row["part"])
        cell = table.cell.get((row["row_key"], row["column_key"])) if table else None
        if cell is None:
            raise Unreadable(
                f"CSV 第{number}行的“{row['part']}/{row['row_key']}/{row['column_key']}”"
                f"不是{form.source}格式的单元格；请改正后重新上传。"
            )
        _state(cell, row, number, found, units, findings)
    document = Document(
        agency=agency.removeprefix("'"),
        year=year_of(int(year) if year.isdigit() and len(year) == 4 else year),
        format=key,
        figures=found,
        units=units,
    )
    return finished(document, findings)


def _state(
    cell: Cell,
    row: Mapping[str, str],
    number: int,
    found: dict[str, dict],
    units: dict[str, str],
    findings: list[Finding],
) -> None:
    text = row["value"].removeprefix("'").strip()
    if not text:
        return
    try:
        printed = figure(text)
        if printed is None:
            raise ValueError(text)
        found[cell.table][cell.key] = printed.value(cell.measure)
    except ValueError:
        findings.append(_refused(cell, f"第{number}行：{cell.refusal(text)}"))
        return
    unit = (row.get("unit") or "").removeprefix("'")
    if not cell.measure.is_free or not unit:
        return
    if cell.measure.accepts_unit(unit):
        units[cell.place] = unit
    else:
        findings.append(_refused(cell, f"第{number}行：{cell.unit_refusal(unit)}"))


def _refused(cell: Cell, message: str) -> Finding:
    return Finding("cell.not_a_count", Severity.ERROR, cell.place, message)
