"""The system check: a format that does not fit the models is refused at start."""

from dataclasses import replace

import pytest

from reports.models.system_checks import (
    contradictions,
    formats_fit_models,
    misfits,
    out_of_order,
    unchecked,
)
from reports.statute import FORMATS
from reports.statute.headings import tree
from reports.statute.measure import CHANGE, COUNT, FREE_AMOUNT
from reports.statute.relations import RowTotal
from reports.statute.schema import Block, Narrative, Passage, Table
from reports.statute.years import CarryOver

FORMAT = FORMATS["2021"]


def test_the_formats_fit():
    assert formats_fit_models() == []


def table(*, key="challenges", row="review", column="upheld", measure=COUNT) -> Table:
    block = Block(
        rows=tree(((row, "行"),)), columns=tree(((column, "列"),)), measures={column: measure}
    )
    return Table(key, "表", (block,))


@pytest.mark.parametrize(
    ("part", "message"),
    [
        (
            Narrative("weather", "", (Passage("weather.today", "", "天气"),)),
            "no text column 'weather_today'",
        ),
        (table(key="weather"), "no model holds the table 'weather'"),
        (table(row="r" * 65), "ChallengeRow.row is too short"),
        (table(column="lost"), "ChallengeRow.lost should be CountField"),
        (table(measure=CHANGE), "ChallengeRow.upheld should be ChangeField"),
        (table(measure=FREE_AMOUNT), "ChallengeRow has no column 'upheld_unit'"),
    ],
)
def test_what_does_not_fit(part, message):
    form = replace(FORMAT, parts=(part,), relations=())
    assert any(message in error.msg for error in misfits(form))


def messages(errors) -> list[str]:
    return [error.msg for error in errors]


def test_a_key_that_is_too_long():
    form = replace(FORMAT, key="2030-trial")
    assert "AnnualReport.format is too short for its key" in messages(misfits(form))[0]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"relations": (RowTotal("sums", "challenges", total="sum"),)},
            "the relation 'sums' names ('review', 'sum'), which it lacks",
        ),
        (
            {"years": (CarryOver("years", "applications", opening="in", closing="out"),)},
            "the relation 'years' names 'in', which it lacks",
        ),
        (
            {"years": (CarryOver("years", "weather", opening="in", closing="out"),)},
            "the relation 'years' names 'weather', which it lacks",
        ),
    ],
)
def test_a_relation_of_what_is_not_there(changed, message):
    assert messages(contradictions(replace(FORMAT, **changed))) == [f"Format 2021: {message}."]


def test_a_relation_that_no_rule_looks_at():
    form = replace(FORMAT, years=(CarryOver("years.open", "applications", "a", "b"),))
    assert messages(unchecked(form)) == [
        "Format 2021: no rule of the catalogue is called 'years.open'."
    ]


def test_cells_of_the_same_keys():
    twice = Table("challenges", "表", table().blocks * 2)
    form = replace(FORMAT, parts=(twice,), relations=(), years=())
    assert messages(contradictions(form)) == [
        "Format 2021: two cells of the table 'challenges' have the same keys."
    ]


def test_a_format_begins_after_the_one_before():
    again = replace(FORMAT, key="2021a")
    assert messages(out_of_order((FORMATS["2019"], FORMAT, again))) == [
        "Format 2021a: it does not begin after format 2021."
    ]
