"""JSON in the shape of the interface: all of a report, exactly (docs/schema)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from reports.statute import FIRST_YEAR, FORMATS
from reports.statute.document import Document, from_dict
from reports.statute.findings import Finding, Severity
from reports.statute.measure import Measure
from reports.statute.schema import Cell, Format

from ..limits import LIMITS
from ..understand import Reading, finished
from ..unreadable import Unreadable
from .encoding import decode

_SHAPE = "请使用本系统导出的 JSON 文件，或按文档中的格式生成。"
_LAST_YEAR = 2999
_UNPRINTABLE = re.compile(r"[\0\ud800-\udfff]")  # no database keeps them, no page prints them


def read_json(data: bytes) -> Reading:
    """A report in the JSON shape of the interface; unknown keys and wrong types are refused."""
    try:
        shape = json.loads(decode(data))
    except (ValueError, RecursionError):
        raise Unreadable("文件不是完整的 JSON：内容在中途出错。" + _SHAPE) from None
    return finished(*report_of(shape))


def report_of(shape: object) -> tuple[Document, list[Finding]]:
    """The report in a parsed shape, with a finding for each value that its cell cannot hold."""
    if not isinstance(shape, dict) or not {"agency", "year", "format"} <= shape.keys():
        raise Unreadable("这份 JSON 不是年度报告：缺少 agency、year、format。" + _SHAPE)
    form = form_of(shape["format"])
    findings: list[Finding] = []
    complete = {
        "agency": _name(shape["agency"], "agency"),
        "year": year_of(shape["year"]),
        "format": form.key,
        "title": _name(shape.get("title", ""), "title"),
        "texts": _texts(shape.get("texts", {}), form),
        "figures": _figures(shape.get("figures", {}), form, findings),
    }
    return from_dict(complete), findings


def form_of(key: object) -> Format:
    if not isinstance(key, str) or key not in FORMATS:
        raise Unreadable(
            f"format 应为 {'、'.join(FORMATS)} 之一，现为“{str(key)[:20]}”；请改正后重新上传。"
        )
    return FORMATS[key]


def year_of(value: object) -> int:
    if (
        isinstance(value, bool)
        or not isinstance(value, int)
        or not FIRST_YEAR <= value <= _LAST_YEAR
    ):
        raise Unreadable(
            f"year 应为 {FIRST_YEAR} 以后的年份，现为“{str(value)[:20]}”；请改正后重新上传。"
        )
    return value


def _text(value: object, name: str) -> str:
    if not isinstance(value, str) or _UNPRINTABLE.search(value):
        raise Unreadable(f"{name} 应为文字；请改正后重新上传。")
    return value


def _name(value: object, name: str) -> str:
    if len(text := _text(value, name)) > LIMITS.name_characters:
        raise Unreadable(f"{name} 超过 {LIMITS.name_characters} 字的上限；请改正后重新上传。")
    return text


def _mapping(value: object, known: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise Unreadable(f"{name} 应为对象；请改正后重新上传。")
    if unknown := sorted(set(value) - set(known)):
        raise Unreadable(f"{name} 中有格式以外的键“{unknown[0][:60]}”；请改正后重新上传。")
    return value


def _texts(value: object, form: Format) -> dict[str, str]:
    given = _mapping(value, form.passages, "texts")
    return {key: _text(given.get(key, ""), f"texts.{key}") for key in form.passages}


def _figures(value: object, form: Format, findings: list[Finding]) -> dict[str, Any]:
    tables = _mapping(value, form.tables, "figures")
    figures: dict[str, Any] = {}
    for table in form.tables.values():
        rows = _mapping(tables.get(table.key, {}), table.rows, table.key)
        figures[table.key] = {}
        for key, cells in table.rows.items():
            known = {name: cell for cell in cells for name in _names(cell)}
            row = _mapping(rows.get(key, {}), known, f"{table.key}/{key}")
            figures[table.key][key] = {
                name: _stated(row.get(name), cell, name, findings) for name, cell in known.items()
            }
    return figures


def _names(cell: Cell) -> tuple[str, ...]:
    name = cell.column.key
    return (name, f"{name}_unit") if cell.measure.is_free else (name,)


def _stated(value: object, cell: Cell, name: str, findings: list[Finding]) -> object:
    """A value as its cell holds it; what the cell cannot hold is left out and reported."""
    if name != cell.column.key:
        unit = _text(value or "", name)
        if cell.measure.accepts_unit(unit):
            return unit
        refusal = cell.unit_refusal(unit)
    elif value is None or _fits(value, cell.measure):
        return value
    else:
        refusal = cell.refusal(_shown(value))
    findings.append(Finding("cell.not_a_count", Severity.ERROR, cell.place, refusal))
    return None


def _fits(value: object, measure: Measure) -> bool:
    """Whether a JSON value is one of the shape: amounts are strings, with every digit printed."""
    if measure.decimal:
        return isinstance(value, str) and re.fullmatch(measure.pattern, value) is not None
    return isinstance(value, int) and measure.accepts(value)


def _shown(value: object) -> str:
    """A value as the file writes it; of what is nested, that it is."""
    if isinstance(value, str):
        return value
    return "…" if isinstance(value, dict | list) else json.dumps(value)
