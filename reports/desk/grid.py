"""The statutory tables as the desk shows them: the printed grid with an input in every figure's
cell, and what the browser needs to know of the statute to check while one types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.forms import BoundField, Form

from reports.statute.document import Document, printed
from reports.statute.measure import Measure
from reports.statute.printed_table import PrintedCell, PrintedTable, printed_table
from reports.statute.schema import REFUSAL, Cell, Format, Table


@dataclass(frozen=True)
class DeskCell:
    """One cell: as printed, with its inputs (a free amount has two, number and unit).

    ``previous`` is what last year's report states in the same place, empty if nothing;
    ``begins`` the ``table/row`` of which this is the first figure, to be jumped to.
    """

    printed: PrintedCell
    fields: tuple[BoundField, ...] = ()
    previous: str = ""
    begins: str = ""


@dataclass(frozen=True)
class DeskTable:
    """A statutory table to fill in; ``previous_year`` is 0 when there is nothing to show."""

    sheet: PrintedTable
    head: tuple[tuple[DeskCell, ...], ...]
    bodies: tuple[tuple[tuple[DeskCell, ...], ...], ...]
    previous_year: int


def desk_table(
    form: Form, document: Document, table: Table, *, previous: Document | None
) -> DeskTable:
    """One table of a report with the bound fields of its form."""
    sheet = printed_table(document, table.key)
    before = _previous(table, previous)

    def cell(at: PrintedCell) -> DeskCell:
        if at.at.cell is None:
            return DeskCell(at)
        figure = at.at.cell
        names = [n for n in (figure.place, f"{figure.place}_unit") if n in form.fields]
        first = table.rows[figure.row.key][0] is figure
        return DeskCell(
            at,
            tuple(form[name] for name in names),
            previous=before.get(figure.place, ""),
            begins=f"{table.key}/{figure.row.key}" if first else "",
        )

    head, *bodies = (
        tuple(tuple(cell(at) for at in row.cells) for row in rows)
        for rows in (sheet.head, *sheet.bodies)
    )
    return DeskTable(sheet, head, tuple(bodies), previous.year if previous and before else 0)


def _previous(table: Table, previous: Document | None) -> Mapping[str, str]:
    """What an earlier report states, by place. Cells of another format that merely resemble each
    other have other keys, so they are never set side by side."""
    if previous is None:
        return {}
    return {
        cell.place: printed(value) + previous.units.get(cell.place, "")
        for cell in table.cells
        if (value := previous.stated(cell)) is not None
    }


def for_browser(form: Format) -> dict[str, object]:
    """The arithmetic of a format, the names of its cells and what they may hold, for
    static/desk/arithmetic.js. ``measure`` of a cell counts the ``measures``."""
    measures = list(dict.fromkeys(cell.measure for cell in form.cells))
    return {
        "measures": [shape_of(measure) for measure in measures],
        "refusal": REFUSAL,
        "equations": [equation.as_json() for equation in form.equations],
        "tables": [
            {
                "key": table.key,
                "heading": table.heading,
                "rows": [_row(table, key, cells, measures) for key, cells in table.rows.items()],
            }
            for table in form.tables.values()
        ],
    }


def shape_of(measure: Measure) -> dict[str, object]:
    """What a cell may hold, for static/desk/figure.js."""
    return {
        "signed": measure.signed,
        "digits": measure.digits,
        "decimals": measure.decimals,
        "unit": measure.unit,
        "must": measure.must,
    }


def _row(
    table: Table, key: str, cells: tuple[Cell, ...], measures: list[Measure]
) -> dict[str, object]:
    return {
        "place": f"{table.key}/{key}",
        "label": cells[0].row.full,
        "cells": [
            {
                "place": cell.place,
                "label": cell.column.label,
                "measure": measures.index(cell.measure),
            }
            for cell in cells
        ],
    }
