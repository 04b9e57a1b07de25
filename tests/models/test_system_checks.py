"""The system check: a format that does not fit the models is refused at start."""

from dataclasses import replace

import pytest

from reports.models.system_checks import formats_fit_models, misfits
from reports.statute import FORMATS
from reports.statute.headings import tree
from reports.statute.measure import CHANGE, COUNT, FREE_AMOUNT
from reports.statute.schema import Block, Narrative, Passage, Table

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
