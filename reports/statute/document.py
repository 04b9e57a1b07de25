"""Document (报告全文): one annual report as a plain value, and its JSON shape.

Readers make it, writers take it, the archive stores it. Texts and figures are always complete:
what the report does not state is ``""`` or ``None``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from . import FORMATS
from .measure import Value
from .schema import Cell, Format

FiguresOf = dict[str, dict[tuple[str, str], Value]]


@dataclass(frozen=True)
class Document:
    """One report (政府信息公开工作年度报告).

    ``texts`` by passage key, paragraphs separated by one newline; ``figures`` by table key, then
    (row key, column key); ``units`` holds the printed unit of a free amount by its place.
    Unknown keys raise ValueError.
    """

    agency: str
    year: int
    format: str
    title: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, Mapping[tuple[str, str], Value]] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "texts", self._complete_texts())
        object.__setattr__(self, "figures", self._complete_figures())

    @property
    def form(self) -> Format:
        """The statutory format the report is written in."""
        return FORMATS[self.format]

    @property
    def official_title(self) -> str:
        """The title as the format prescribes it."""
        return self.form.title.format(agency=self.agency, year=self.year)

    def stated(self, cell: Cell) -> Value:
        """What the report states in a cell; None also where its format has no such cell."""
        return self.figures.get(cell.table, {}).get(cell.key)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON, in hexadecimal: the identity of the content."""
        canonical = json.dumps(
            as_dict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        return hashlib.sha256(canonical.encode()).hexdigest()

    def _complete_texts(self) -> dict[str, str]:
        _refuse_unknown(self.texts, self.form.passages, "text")
        return {key: self.texts.get(key, "") for key in self.form.passages}

    def _complete_figures(self) -> FiguresOf:
        _refuse_unknown(self.figures, self.form.tables, "table")
        for key, table in self.form.tables.items():
            _refuse_unknown(self.figures.get(key, {}), table.cell, f"{key} cell")
        return {
            key: {cell.key: self.figures.get(key, {}).get(cell.key) for cell in table.cells}
            for key, table in self.form.tables.items()
        }


def _refuse_unknown(given: Mapping, known: Mapping, what: str) -> None:
    if unknown := sorted(map(str, given.keys() - known.keys())):
        raise ValueError(f"unknown {what}: {', '.join(unknown)}")


def printed(value: Value) -> str:
    """A figure as it is printed: every digit kept, no separators, empty if not stated."""
    if value is None:
        return ""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def as_dict(document: Document) -> dict[str, object]:
    """The JSON shape of a report: counts are integers, amounts strings as printed, not stated is
    null, a free unit stands beside its amount as ``amount_unit``."""
    return {
        "agency": document.agency,
        "year": document.year,
        "format": document.format,
        "title": document.title,
        "texts": dict(document.texts),
        "figures": {
            key: {
                row: {k: v for cell in cells for k, v in _plain(document, cell)}
                for row, cells in table.rows.items()
            }
            for key, table in document.form.tables.items()
        },
    }


def _plain(document: Document, cell: Cell) -> list[tuple[str, object]]:
    value = document.stated(cell)
    name = cell.column.key
    if not cell.measure.decimal:
        return [(name, value)]
    amount = (name, None if value is None else printed(value))
    if not cell.measure.is_free:
        return [amount]
    return [amount, (f"{name}_unit", document.units.get(cell.place, ""))]


def from_dict(data: Mapping) -> Document:
    """The report that ``as_dict`` shaped; KeyError, ValueError or TypeError if it is not one."""
    form = FORMATS[data["format"]]
    figures: FiguresOf = {key: {} for key in form.tables}
    units: dict[str, str] = {}
    for cell in form.cells:
        row = data["figures"][cell.table][cell.row.key]
        value = row[cell.column.key]
        figures[cell.table][cell.key] = (
            Decimal(value) if cell.measure.decimal and value is not None else value
        )
        if unit := row.get(f"{cell.column.key}_unit"):
            units[cell.place] = unit
    return Document(
        agency=data["agency"],
        year=data["year"],
        format=data["format"],
        title=data["title"],
        texts=data["texts"],
        figures=figures,
        units=units,
    )
