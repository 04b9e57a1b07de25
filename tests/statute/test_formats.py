"""The two formats against what format.md counts, typed here once more as an oracle."""

import pytest

from reports.statute import FORMATS, format_of

FORMS = list(FORMATS.values())


@pytest.mark.parametrize(
    ("key", "cells", "rows", "equations"),
    [
        (
            "2019",
            {"disclosures": 22, "applications": 161, "challenges": 15},
            {"disclosures": 8, "applications": 23, "challenges": 3},
            {
                "applications.balance": 7,
                "applications.row_total": 23,
                "applications.column_total": 7,
                "challenges.row_total": 3,
            },
        ),
        (
            "2021",
            {"disclosures": 10, "applications": 175, "challenges": 15},
            {"disclosures": 6, "applications": 25, "challenges": 3},
            {
                "applications.balance": 7,
                "applications.row_total": 25,
                "applications.column_total": 7,
                "challenges.row_total": 3,
            },
        ),
    ],
)
def test_sizes(key, cells, rows, equations):
    form = FORMATS[key]
    assert {name: len(table.cells) for name, table in form.tables.items()} == cells
    assert {name: len(table.rows) for name, table in form.tables.items()} == rows
    counted: dict[str, int] = {}
    for equation in form.equations:
        counted[equation.rule] = counted.get(equation.rule, 0) + 1
    assert counted == equations


@pytest.mark.parametrize(
    ("year", "key"),
    [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2023, "2021"), (2100, "2021")],
)
def test_format_of_a_year(year, key):
    assert format_of(year).key == key


def test_no_format_before_the_first():
    with pytest.raises(ValueError, match="2018 年度早于"):
        format_of(2018)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_keys_are_unique(form):
    for table in form.tables.values():
        assert len(table.cell) == len(table.cells)
    places = [cell.place for table in form.tables.values() for cell in table.cells]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_texts_and_their_order(form):
    assert list(form.passages) == [
        "preamble",
        "overview.opening",
        "overview.proactive",
        "overview.on_request",
        "overview.management",
        "overview.platform",
        "overview.supervision",
        "problems",
        "improvements",
        "other_matters",
    ]
    assert [part.key for part in form.parts] == [
        "overview",
        "disclosures",
        "applications",
        "challenges",
        "problems",
        "other_matters",
    ]


def test_rows_of_part_three_that_differ():
    old, new = (set(FORMATS[key].tables["applications"].rows) for key in ("2019", "2021"))
    assert old - new == {"result.other"}
    assert new - old == {
        "result.other.not_corrected",
        "result.other.fee_unpaid",
        "result.other.other",
    }


def test_measures_of_part_two():
    def of(key):
        return {
            cell.place.removeprefix("disclosures/"): (m.name, m.unit, m.signed, m.decimal)
            for cell in FORMATS[key].tables["disclosures"].cells
            if (m := cell.measure).name != "count"
        }

    assert of("2021") == {"art20_8.fees/amount": ("amount", "万元", False, True)}
    assert of("2019") == {
        "art20_5.licences/change": ("change", "项", True, False),
        "art20_5.other_services/change": ("change", "项", True, False),
        "art20_6.penalties/change": ("change", "项", True, False),
        "art20_6.compulsory_measures/change": ("change", "项", True, False),
        "art20_8.fees/change": ("change", "项", True, False),
        "art20_9.procurement/amount": ("amount", "", False, True),
    }
