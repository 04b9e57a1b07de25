"""Fields of a row given to its columns, each read as what its cell may hold.

The last figures that are due are the row's figures. Where some are blank and padding surrounds
them, the other rows of the same layout show where figures begin; if they do not, nothing is
guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from reports.statute.document import FiguresOf
from reports.statute.findings import Finding, Severity
from reports.statute.schema import Cell

from .figure import Figure, blank, figure
from .tables import LabelledRow


@dataclass
class Placed:
    """Figures by table and cell, the units printed beside free amounts, and what was found."""

    figures: FiguresOf = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def say(self, rule: str, severity: Severity, place: str, message: str) -> None:
        self.findings.append(Finding(rule, severity, place, message))


def place(entries: Iterable[LabelledRow]) -> Placed:
    """Every row once; of a doubled row the first."""
    entries = list(entries)
    starts = _usual_starts(entries)
    placed = Placed()
    first: dict[tuple[str, str], LabelledRow] = {}
    for entry in entries:
        key = (entry.table.key, entry.row.key)
        if key in first:
            _report_doubled(placed, first[key], entry)
            continue
        first[key] = entry
        fields = _fields_due(entry, starts)
        if fields is None:
            _report_short(placed, entry)
            continue
        for column, text in zip(entry.columns, fields, strict=True):
            _fill(placed, entry, entry.table.cell[entry.row.key, column], text)
        _report_surplus(placed, entry, fields)
    return placed


def _only_start(entry: LabelledRow) -> int | None:
    """Where the figures of a row begin, if only one place is possible."""
    due, count, stated = len(entry.columns), len(entry.fields), entry.stated
    if not stated or stated[-1] - stated[0] >= due:
        return None
    starts = range(max(0, stated[-1] - due + 1), min(stated[0], count - due) + 1)
    return starts[0] if len(starts) == 1 else None


def _usual_starts(entries: list[LabelledRow]) -> dict[tuple, set[int]]:
    """Where the figures begin in the rows of one table whose label stands in one place."""
    starts: dict[tuple, set[int]] = defaultdict(set)
    for entry in entries:
        if (start := _only_start(entry)) is not None:
            starts[entry.table.key, entry.shape[0], len(entry.columns)].add(start)
    return starts


def _fields_due(entry: LabelledRow, usual: dict[tuple, set[int]]) -> list[str] | None:
    """The texts of exactly the cells that are due, or None if that cannot be told."""
    due, fields, stated = len(entry.columns), entry.fields, entry.stated
    if not stated:
        return [""] * due
    start = _only_start(entry)
    if start is None and len(stated) >= due:
        figures = [position for position in stated if figure(fields[position])]
        return [
            fields[position] for position in (figures if len(figures) >= due else stated)[-due:]
        ]
    if start is None:
        seen = usual.get((entry.table.key, entry.shape[0], due), set())
        start = next(iter(seen)) if len(seen) == 1 else (0 if entry.is_grid and not seen else None)
        if start is None or start > stated[0] or start + due <= stated[-1]:
            return None
    chosen = list(fields[start : start + due])
    return chosen + [""] * (due - len(chosen))


def _fill(placed: Placed, entry: LabelledRow, cell: Cell, text: str) -> None:
    found = figure(text)
    if found is None and blank(text):
        return
    try:
        if found is None:
            raise ValueError(text)
        value = found.value(cell.measure)
    except ValueError:
        _report_no_figure(placed, entry, cell, text)
        return
    placed.figures.setdefault(cell.table, {})[cell.key] = value
    if cell.measure.decimal and value is not None:
        _fill_unit(placed, entry, cell, found)


def _fill_unit(placed: Placed, entry: LabelledRow, cell: Cell, found: Figure) -> None:
    unit = found.unit or dict(entry.units).get(cell.column.key, "")
    if cell.measure.is_free and not cell.measure.accepts_unit(unit):
        message = f"{entry.where}：{cell.unit_refusal(unit)}"
        placed.say("cell.not_a_count", Severity.ERROR, cell.place, message)
    elif cell.measure.is_free and unit:
        placed.units[cell.place] = unit
    elif cell.measure.is_free and found.number.strip("0."):
        message = f"{entry.where}：{cell.name}没有写明金额的单位，请核对。"
        placed.say("read.unit", Severity.WARNING, cell.place, message)
    elif unit not in ("", cell.measure.unit):
        message = (
            f"{entry.where}：{cell.name}的单位写作“{unit}”，应为“{cell.measure.unit}”；"
            f"数字{found.number}照录，没有换算，请核对。"
        )
        placed.say("read.unit", Severity.WARNING, cell.place, message)


def _report_no_figure(placed: Placed, entry: LabelledRow, cell: Cell, text: str) -> None:
    message = f"{entry.where}：{cell.refusal(text)}"
    placed.say("cell.not_a_count", Severity.ERROR, cell.place, message)


def _report_doubled(placed: Placed, first: LabelledRow, again: LabelledRow) -> None:
    message = (
        f"“{again.row.full}”出现了两次（{first.where}和{again.where}），"
        f"保留{first.where}的数字；{again.where}写作“{_printed(again)}”。"
    )
    placed.say("read.row_doubled", Severity.ERROR, _place(again), message)


def _report_short(placed: Placed, entry: LabelledRow) -> None:
    message = (
        f"{entry.where}：“{entry.row.full}”应有 {len(entry.columns)} 个数字，"
        f"文件中只有“{_printed(entry)}”，分不清各属哪一列，没有录入。"
    )
    placed.say("read.row_short", Severity.ERROR, _place(entry), message)


def _report_surplus(placed: Placed, entry: LabelledRow, used: list[str]) -> None:
    if tuple(used) == entry.fields:
        return
    left = [entry.fields[position] for position in entry.stated]
    for text in used:
        if text in left:
            left.remove(text)
    if left:
        surplus, name = " ".join(left)[:200], entry.row.full
        message = f"{entry.where}：“{name}”一行多出“{surplus}”，没有录入。"
        placed.say("read.unplaced", Severity.WARNING, _place(entry), message)


def _place(entry: LabelledRow) -> str:
    return f"{entry.table.key}/{entry.row.key}"


def _printed(entry: LabelledRow) -> str:
    return " ".join(" ".join(entry.fields).split())[:200]
