"""One bound at every door: the largest figure that the desk takes comes back from every kind of
file; a digit more, a decimal more or a forbidden sign is refused everywhere in the same words."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from reports.archive.act import Act
from reports.archive.opening import open_report
from reports.archive.refusals import Refused
from reports.archive.store import store, to_document
from reports.desk.form import DeskForm
from reports.readers import read
from reports.statute import FORMATS
from reports.statute.checks import not_counts
from reports.statute.document import Document, as_dict, printed
from reports.writers import write
from tests.conftest import AT, sound_document
from tests.readers.shapes import OFFICE, PAGES, TEXT_SHAPES, as_text

KINDS = ("docx", "xlsx", "csv", "json", "pdf")
MEASURED = [
    pytest.param(form, measure, id=f"{form.key}-{measure.name}{measure.unit}")
    for form in FORMATS.values()
    for measure in dict.fromkeys(cell.measure for cell in form.cells)
]


def largest(measure):
    whole = "9" * 15
    return Decimal(f"{whole}.{'9' * 6}") if measure.decimal else int(whole)


def smallest(measure):
    return Decimal("0.000000") if measure.decimal else -int("9" * 15) if measure.signed else 0


def filled(form, value_of) -> Document:
    """A report whose every cell is at a bound."""
    base = sound_document(agency="焦作市教育局", year=form.first_year)
    figures = {
        key: {cell.key: value_of(cell.measure) for cell in table.cells}
        for key, table in form.tables.items()
    }
    units = {cell.place: "千万亿元" for cell in form.cells if cell.measure.is_free}
    return replace(base, figures=figures, units=units)


def posted(document, **changes) -> DeskForm:
    data = {"version": "1", "title": document.title, **document.texts}
    data |= {cell.place: printed(document.stated(cell)) for cell in document.form.cells}
    data |= {f"{place}_unit": unit for place, unit in document.units.items()}
    return DeskForm(document, data | changes, version=1)


@pytest.mark.parametrize("value_of", [largest, smallest])
@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_the_desk_takes_every_cell_at_its_bound(form, value_of):
    document = filled(form, value_of)
    desk = posted(document)
    assert desk.errors == {}
    assert desk.result() == document


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("value_of", [largest, smallest])
@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_what_the_desk_takes_comes_back_from_every_file(form, value_of, kind):
    document = filled(form, value_of)
    back = read(write(document, kind), name=f"报告.{kind}").document
    assert repr(back.figures) == repr(document.figures)
    assert back.units == document.units


@pytest.mark.parametrize("value_of", [largest, smallest])
def test_the_database_holds_it(agency, producer, value_of):
    for form in FORMATS.values():
        document = filled(form, value_of)
        report = open_report(agency=agency, year=form.first_year, act=Act(producer, AT))
        store(document, report=report, version=report.version, act=Act(producer, AT))
        assert repr(to_document(report).figures) == repr(document.figures)


def too_much(measure):
    """What no cell of a measure may hold."""
    beyond = 10**15
    yield Decimal(beyond) if measure.decimal else beyond
    yield Decimal("0.1234567") if measure.decimal else Decimal("1.5")
    if not measure.signed:
        yield Decimal("-1") if measure.decimal else -1


WRONG = [
    pytest.param(form, measure, value, id=f"{form.key}-{measure.name}{measure.unit}-{value}")
    for form, measure in (param.values for param in MEASURED)
    for value in too_much(measure)
]


def with_one(form, measure, value):
    """A sound report but for one cell, and that cell."""
    cell = next(cell for cell in form.cells if cell.measure is measure)
    document = sound_document(agency="焦作市教育局", year=form.first_year)
    figures = {key: dict(figures) for key, figures in document.figures.items()}
    figures[cell.table][cell.key] = value
    return replace(document, figures=figures), cell


def as_json(document, cell):
    """JSON as a program writes it: what is no string is a number."""
    shape = as_dict(replace(document, figures={}))
    row = shape["figures"][cell.table][cell.row.key]
    value = document.stated(cell)
    row[cell.column.key] = (
        printed(value)
        if cell.measure.decimal
        else float(value)
        if isinstance(value, Decimal)
        else value
    )
    return json.dumps(shape).encode()


FILES = {
    "json": as_json,
    **{kind: lambda document, cell, kind=kind: write(document, kind) for kind in KINDS[:3]},
    "pdf": lambda document, cell: write(document, "pdf"),
    "text": lambda document, cell: as_text(document, TEXT_SHAPES["tabs"]),
    "page": lambda document, cell: PAGES["plain_page"](document),
    "workbook": lambda document, cell: OFFICE["workbook"](document),
}


@pytest.mark.parametrize(
    "door",
    [pytest.param(kind, marks=[pytest.mark.slow] * (kind in ("xlsx", "pdf"))) for kind in FILES],
)
@pytest.mark.parametrize(("form", "measure", "value"), WRONG)
def test_readers_refuse_it_in_the_same_words(form, measure, value, door):
    """A PDF names the digest of its report, and a decimal in a count has none: no such PDF is."""
    document, cell = with_one(form, measure, value)
    if door == "pdf" and isinstance(value, Decimal) and not measure.decimal:
        document, cell = with_one(form, measure, value := 10**15)
    reading = read(FILES[door](document, cell))
    (refused,) = (f for f in reading.findings if f.rule == "cell.not_a_count")
    assert refused.place == cell.place
    assert refused.message.endswith(cell.refusal(printed(value)))
    assert reading.document.stated(cell) is None


@pytest.mark.parametrize(("form", "measure", "value"), WRONG)
def test_the_desk_and_the_rule_refuse_it_in_the_same_words(form, measure, value):
    document, cell = with_one(form, measure, value)
    assert posted(document).errors == {cell.place: [cell.refusal(printed(value))]}
    assert [(f.place, f.message) for f in not_counts(document)] == [
        (cell.place, cell.refusal(printed(value)))
    ]


@pytest.mark.parametrize(("form", "measure", "value"), WRONG)
def test_the_archive_refuses_it_in_the_same_words(agency, producer, form, measure, value):
    document, cell = with_one(form, measure, value)
    report = open_report(agency=agency, year=form.first_year, act=Act(producer, AT))
    with pytest.raises(Refused) as refusal:
        store(document, report=report, version=report.version, act=Act(producer, AT))
    assert str(refusal.value) == cell.refusal(printed(value))


UNIT_CELL = next(cell for cell in FORMATS["2019"].cells if cell.measure.is_free)


@pytest.mark.parametrize("unit", ["十" * 8 + "元", "5", "人民币元", "元/件"])
def test_a_unit_that_no_reader_knows_is_refused_at_every_door(agency, producer, unit):
    document, cell = with_one(FORMATS["2019"], UNIT_CELL.measure, Decimal("160.5"))
    document = replace(document, units={cell.place: unit})
    sentence = cell.unit_refusal(unit)
    field = f"{cell.place}_unit"
    if len(unit) <= 8:
        assert posted(document).errors == {field: [sentence]}
    else:
        assert list(posted(document).errors) == [field]
    for kind in ("json", "csv"):
        reading = read(write(document, kind))
        assert [f.message.rpartition("：")[2] for f in reading.findings] == [sentence]
        assert reading.document.units == {}
    report = open_report(agency=agency, year=2019, act=Act(producer, AT))
    with pytest.raises(Refused) as refusal:
        store(document, report=report, version=report.version, act=Act(producer, AT))
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("typed", "measure", "value"),
    [
        ("007", "count", 7),
        ("12.00", "count", 12),
        ("+5", "count", 5),
        ("-0", "count", ValueError),
        ("0" * 16, "count", ValueError),
        ("-0", "change", 0),
        ("-3", "change", -3),
        ("-0", "amount", ValueError),
        ("00.50", "amount", Decimal("0.50")),
        ("1E5", "amount", ValueError),
        ("٣", "count", ValueError),
        ("1" * 5000, "count", ValueError),
        ("", "count", ValueError),
    ],
)
def test_numbers_as_printed(typed, measure, value):
    measure = next(c.measure for c in FORMATS["2019"].cells if c.measure.name == measure)
    if value is ValueError:
        with pytest.raises(ValueError):
            measure.value(typed)
    else:
        assert repr(measure.value(typed)) == repr(value)
