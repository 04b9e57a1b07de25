"""The published shapes of the data files, derived from the statute.

``python -m reports.writers.schema docs/schema`` writes them anew after a change of format.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from reports.statute import FIRST_YEAR, FORMATS
from reports.statute.findings import Severity
from reports.statute.measure import UNIT
from reports.statute.schema import LONGEST_TEXT, Cell, Format, Table

from .csv import HEADER

Schema = dict[str, Any]
_STRING: Schema = {"type": "string"}
_UNIT: Schema = {"type": "string", "pattern": f"^({UNIT})?$"}


def json_schema() -> Schema:
    """JSON Schema of a report as JSON: one alternative for each statutory format."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "政府信息公开工作年度报告",
        "oneOf": [_report(form) for form in FORMATS.values()],
        "$defs": {**_row_shapes(), "finding": _finding()},
    }


def table_schema() -> Schema:
    """Frictionless Table Schema of the figures as CSV, for the formats together."""
    cells = [cell for form in FORMATS.values() for cell in form.cells]
    known: dict[str, Schema] = {
        "year": {"type": "year", "constraints": {"required": True, "minimum": str(FIRST_YEAR)}},
        "format": _one_of(FORMATS),
        "part": _one_of(cell.table for cell in cells),
        "row_key": _one_of(cell.row.key for cell in cells),
        "row_label": _one_of(cell.row.full for cell in cells),
        "column_key": _one_of(cell.column.key for cell in cells),
        "column_label": _one_of(cell.column.full for cell in cells),
        "value": {"type": "number", "description": "Empty: not stated (未填); 0: none (无)."},
    }
    return {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [{"name": name, **known.get(name, {"type": "string"})} for name in HEADER],
        "missingValues": [""],
        "primaryKey": ["agency", "year", "part", "row_key", "column_key"],
    }


def _one_of(values: Any) -> Schema:
    return {
        "type": "string",
        "constraints": {"required": True, "enum": list(dict.fromkeys(values))},
    }


def _report(form: Format) -> Schema:
    text = {**_STRING, "maxLength": LONGEST_TEXT}
    texts = {key: {**text, "title": passage.label} for key, passage in form.passages.items()}
    report = {
        "agency": _STRING,
        "year": {"type": "integer", "minimum": form.first_year},
        "format": {"const": form.key},
        "title": _STRING,
        "texts": _whole(texts, description="Paragraphs are separated by one newline."),
        "figures": _whole({key: _table(table) for key, table in form.tables.items()}),
    }
    optional = {"findings": {"type": "array", "items": {"$ref": "#/$defs/finding"}}}
    return _whole(report, optional, title=form.source)


def _table(table: Table) -> Schema:
    rows = {
        key: {"$ref": f"#/$defs/{_shape_name(cells)}", "title": cells[0].row.full}
        for key, cells in table.rows.items()
    }
    return _whole(rows, title=table.heading)


def _row_shapes() -> dict[str, Schema]:
    """Each kind of row once: most rows of a table state the same columns."""
    return {
        _shape_name(cells): _whole({k: v for cell in cells for k, v in _cell(cell).items()})
        for form in FORMATS.values()
        for table in form.tables.values()
        for cells in table.rows.values()
    }


def _shape_name(cells: tuple[Cell, ...]) -> str:
    return "-".join((cells[0].table, *(cell.column.key for cell in cells)))


def _cell(cell: Cell) -> dict[str, Schema]:
    """A figure, and beside an amount without a fixed unit its unit; null is not stated."""
    name, title = cell.column.key, cell.column.full
    measure, largest = cell.measure, cell.measure.bound - 1
    if not measure.decimal:
        least = -largest if measure.signed else 0
        shape = {"type": ["integer", "null"], "minimum": least, "maximum": largest}
        return {name: {**shape, "title": title}}
    shape = {"type": ["string", "null"], "pattern": f"^{measure.pattern}$"}
    amount = {name: {**shape, "title": title}}
    return {**amount, f"{name}_unit": _UNIT} if measure.is_free else amount


def _finding() -> Schema:
    severities = [severity.value for severity in Severity]
    return _whole(
        {
            "rule": _STRING,
            "severity": {"enum": severities},
            "place": _STRING,
            "message": _STRING,
        }
    )


def _whole(
    required: dict[str, Schema], optional: dict[str, Schema] | None = None, **rest: Any
) -> Schema:
    """An object of exactly these members."""
    return {
        **rest,
        "type": "object",
        "required": list(required),
        "properties": {**required, **(optional or {})},
        "additionalProperties": False,
    }


FILES = {"report.schema.json": json_schema, "figures.tableschema.json": table_schema}


def as_text(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for name, schema_of in FILES.items():
        Path(sys.argv[1], name).write_text(as_text(schema_of()), encoding="utf-8")
