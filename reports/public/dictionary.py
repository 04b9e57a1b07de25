"""The data dictionary (数据说明): every key of the files, with its printed heading and unit."""

from __future__ import annotations

from dataclasses import dataclass

from reports.statute import FORMATS
from reports.statute.schema import Cell, Format, Table


@dataclass(frozen=True)
class Key:
    """A row or column: its key in files, its printed heading, the unit of its figures."""

    key: str
    label: str
    unit: str = ""


@dataclass(frozen=True)
class Section:
    """One statutory table of one format."""

    id: str
    table: Table
    rows: tuple[Key, ...]
    columns: tuple[Key, ...]


@dataclass(frozen=True)
class Chapter:
    """One format: its texts and its tables. ``last_year`` is None while it is in force."""

    form: Format
    last_year: int | None
    texts: tuple[Key, ...]
    sections: tuple[Section, ...]


def dictionary() -> tuple[Chapter, ...]:
    """The formats from the newest."""
    firsts = [form.first_year for form in FORMATS.values()]
    lasts = dict(zip(firsts, [first - 1 for first in firsts[1:]], strict=False))
    return tuple(
        Chapter(
            form,
            lasts.get(form.first_year),
            tuple(Key(key, passage.label) for key, passage in form.passages.items()),
            tuple(_section(form, table) for table in form.tables.values()),
        )
        for form in reversed(FORMATS.values())
    )


def _section(form: Format, table: Table) -> Section:
    columns = {(cell.column.key, cell.column.path): cell for cell in table.cells}
    return Section(
        f"{form.key}-{table.key}",
        table,
        tuple(Key(key, cells[0].row.full) for key, cells in table.rows.items()),
        tuple(Key(cell.column.key, cell.column.full, _unit(cell)) for cell in columns.values()),
    )


def _unit(cell: Cell) -> str:
    return cell.measure.unit or "与数字一并载明"
