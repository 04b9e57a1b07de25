"""Writing the figures of a document into their rows.

What ``bulk_create`` would write, without a model instance for each row and an SQL expression for
each value: those took a third of the time in which a report is taken in.
"""

from collections.abc import Iterator
from functools import cache

from django.db import connection
from django.db.models import Field

from reports.statute.document import Document
from reports.statute.schema import Cell, Table

from .report import AnnualReport
from .rows import ROW_MODELS, FigureRow


def insert(document: Document, report: AnnualReport, table: Table) -> None:
    """All rows of one statutory table, in one statement."""
    model = ROW_MODELS[table.key]
    with connection.cursor() as cursor:
        rows = [_values(model, row) for row in _rows(document, report, table)]
        cursor.executemany(_statement(model), rows)


def _rows(document: Document, report: AnnualReport, table: Table) -> Iterator[dict[str, object]]:
    """What each row says, by the names of the model's fields."""
    for key, cells in table.rows.items():
        yield {"report": report.pk, "row": key} | dict(_said(document, cells))


def _said(document: Document, cells: tuple[Cell, ...]) -> Iterator[tuple[str, object]]:
    for cell in cells:
        yield cell.column.key, document.stated(cell)
        if cell.measure.is_free:
            yield f"{cell.column.key}_unit", document.units.get(cell.place, "")


def _values(model: type[FigureRow], row: dict[str, object]) -> list[object]:
    """The values of a row in the order of its fields, as the database takes them."""
    return [_prepared(field, row.get(field.name, default)) for field, default in _fields(model)]


def _prepared(field: Field, value: object) -> object:
    """Nearly every value is a count or not stated, and needs nothing done to it."""
    if value is None or type(value) is int:
        return value
    return field.get_db_prep_save(value, connection)


@cache
def _fields(model: type[FigureRow]) -> list[tuple[Field, object]]:
    """The fields to fill, each with its default."""
    fields = model._meta.concrete_fields
    return [(field, field.get_default()) for field in fields if not field.primary_key]


@cache
def _statement(model: type[FigureRow]) -> str:
    quote = connection.ops.quote_name
    columns = [quote(field.column) for field, _ in _fields(model)]
    marks = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608
