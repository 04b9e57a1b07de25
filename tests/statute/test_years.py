"""Relations between years: stated in the formats, lent and compared alike."""

import pytest
from hypothesis import given

from reports.archive.lending import lent
from reports.rules import Context, examine
from reports.statute import FORMATS
from reports.statute.document import Document
from tests.strategies import documents

COLUMNS = FORMATS["2021"].tables["applications"].columns
CARRIED = {("applications", ("carried_in", c), ("carried_out", c)) for c in COLUMNS}
IN_FORCE = {
    ("disclosures", (row, "in_force"), (row, "in_force"))
    for row in ("art20_1.rules", "art20_1.normative_documents")
}


@pytest.mark.parametrize(
    ("now", "before", "cells"),
    [
        ("2019", "2019", CARRIED),
        ("2021", "2019", CARRIED),
        ("2021", "2021", CARRIED | IN_FORCE),
    ],
)
def test_only_what_both_formats_state(now, before, cells):
    found = FORMATS[now].successions(FORMATS[before])
    assert {(s.table, s.place, s.before) for s in found} == cells


@given(last_year=documents())
def test_what_last_year_lends_follows_from_it(last_year):
    """Nothing issued, nothing repealed: every lent cell says what last year's said, and no rule
    between the years finds anything."""
    year = last_year.year + 1
    blank = Document(last_year.agency, year, "2021" if year >= 2021 else "2019")
    new = lent(blank, last_year)
    for row in ("art20_1.rules", "art20_1.normative_documents"):
        if new.format == "2021":
            new.figures["disclosures"].update({(row, "issued"): 0, (row, "repealed"): 0})
    rules = {"years.carry_over", "years.stock"}
    found = examine(new, context=Context(previous=last_year))
    assert [finding for finding in found if finding.rule in rules] == []
    successions = new.form.successions(last_year.form)
    assert [new.figures[s.table][s.place] for s in successions] == [
        last_year.figures[s.table][s.before] for s in successions
    ]
    stated = {
        (table, *key)
        for table, figures in new.figures.items()
        for key, value in figures.items()
        if value is not None and key[1] not in ("issued", "repealed")
    }
    assert stated <= {(s.table, *s.place) for s in successions}
