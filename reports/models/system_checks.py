"""A Django system check: every statutory format is whole and fits the database.

A new format that contradicts itself, or whose rows, columns or texts have no place to be stored,
is refused at start, not discovered in January.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from django.core.checks import Error, Tags, register
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from reports.rules import RULES
from reports.statute import FORMATS
from reports.statute.schema import Cell, Format, Table

from . import ROW_MODELS, AnnualReport
from .fields import column_of, figure_field


@register(Tags.models)
def formats_fit_models(app_configs=None, **kwargs) -> list[Error]:
    """Compare every format of the statute with itself, with the others and with the models."""
    formats = tuple(FORMATS.values())
    kinds = (contradictions, unchecked, misfits)
    ours = (error for form in formats for found in kinds for error in found(form))
    return [*ours, *out_of_order(formats)]


def out_of_order(formats: tuple[Format, ...]) -> Iterator[Error]:
    """Formats that do not begin after the one before: which is in force would be unclear."""
    for before, form in pairwise(formats):
        if form.first_year <= before.first_year:
            yield _error(6, form, f"it does not begin after format {before.key}.")


def contradictions(form: Format) -> Iterator[Error]:
    """What a format states twice, and relations between cells that it has not."""
    for key, table in form.tables.items():
        if len(table.cell) < len(table.cells):
            yield _error(7, form, f"two cells of the table {key!r} have the same keys.")
    within = ((relation, relation.equations) for relation in form.relations)
    between = ((relation, relation.successions) for relation in form.years)
    for relation, written_out in (*within, *between):
        try:
            tuple(written_out(form.tables[relation.table]))
        except KeyError as lost:
            yield _error(8, form, f"the relation {relation.rule!r} names {lost}, which it lacks.")


def unchecked(form: Format) -> Iterator[Error]:
    """Relations that no rule of the catalogue looks at: nobody would be told that one fails."""
    for relation in (*form.relations, *form.years):
        if relation.rule not in RULES:
            yield _error(10, form, f"no rule of the catalogue is called {relation.rule!r}.")


def misfits(form: Format) -> Iterator[Error]:
    """What of a format the models cannot hold."""
    if len(form.key) > AnnualReport._meta.get_field("format").max_length:
        yield _error(9, form, "AnnualReport.format is too short for its key.")
    for key in form.passages:
        if not isinstance(_field(AnnualReport, column_of(key)), models.TextField):
            yield _error(1, form, f"AnnualReport has no text column {column_of(key)!r}.")
    for key, table in form.tables.items():
        if key not in ROW_MODELS:
            yield _error(2, form, f"no model holds the table {key!r}.")
        else:
            yield from _table_misfits(form, table, ROW_MODELS[key])


def _table_misfits(form: Format, table: Table, model: type[models.Model]) -> Iterator[Error]:
    width = model._meta.get_field("row").max_length
    for row in table.rows:
        if len(row) > width:
            yield _error(3, form, f"{model.__name__}.row is too short for {row!r}.")
    for cell in _one_per_column(table.cells):
        wanted = figure_field(cell.measure)
        if not _holds(_field(model, cell.column.key), wanted):
            kind = f"{type(wanted).__name__}({wanted.deconstruct()[3]})"
            yield _error(4, form, f"{model.__name__}.{cell.column.key} should be {kind}.")
        unit = f"{cell.column.key}_unit"
        if cell.measure.is_free and _field(model, unit) is None:
            yield _error(5, form, f"{model.__name__} has no column {unit!r}.")


def _holds(field: models.Field | None, wanted: models.Field) -> bool:
    """Whether a column is of the wanted kind and keeps the wanted bounds."""
    return type(field) is type(wanted) and field.deconstruct()[3] == wanted.deconstruct()[3]


def _one_per_column(cells: Iterable[Cell]) -> Iterable[Cell]:
    return {(cell.column.key, cell.measure): cell for cell in cells}.values()


def _field(model: type[models.Model], name: str) -> models.Field | None:
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _error(number: int, form: Format, message: str) -> Error:
    return Error(f"Format {form.key}: {message}", id=f"reports.E{number:03}")
