"""Three hundred sentences of somebody who had not seen the rules, labelled before they were run.

``tests/samples/strangers_sentences.json``: half of them true but odd, half wrong; ``must`` names
the rule that finds something (``ANY:`` one of several), ``must_not`` the families that may not.
Run as they came, the rules found 116 of 150 mistakes (.773) and three true sentences (precision
.975), none of these by a rule that is an error:

    rule                    found  missed  false     rule                    found  missed  false
    text.applications          21       1      1     wording.doubled             7       1      0
    text.challenges             9       2      1     wording.list                1       0      0
    text.disclosures            7       3      0     wording.old_format          6       2      0
    text.none                   7       6      0     wording.residue             6       2      0
    text.parts_of_sum          11       4      0     wording.years               5       3      0
    text.rate                   8       5      1     structure.numbering         5       3      0
    period.wrong                6       2      0     structure.contact           3       0      0
    title.pattern               8       0      0     structure.fee_statement     2       0      0
    structure.short             2       0      0     structure.government        2       0      0

Then the lexicon and the grammar were mended; what is still missed stands in ``MISSED``.
"""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from reports.rules import Severity, examine
from reports.statute import format_of
from reports.statute.document import Document

SENTENCES = Path(__file__).parent.parent / "samples" / "strangers_sentences.json"
RECORDS = json.loads(SENTENCES.read_text("utf-8"))
MISSED = {
    # The numbers behind the first are not named as its parts: 615 in new media, 380, 195 and 50
    # of three accounts, might as well count three things of several.
    "parts_of_sum-x14",
}
SCORED = ("text.", "wording.", "period.", "title.", "structure.")


def document_of(record: dict) -> Document:
    form = format_of(record["year"])
    figures: dict = {}
    for place, value in record.get("figures", {}).items():
        table, row, column = place.split("/")
        cells = figures.setdefault(table, {c.key: 0 for c in form.tables[table].cells})
        cell = form.tables[table].cell[row, column]
        cells[cell.key] = Decimal(str(value)) if cell.measure.decimal else value
    titled = record["part"] == "title"
    title = form.title.format(agency=record["agency"], year=record["year"])
    return Document(
        agency=record["agency"],
        year=record["year"],
        format=form.key,
        title=record["text"] if titled else title,
        texts={} if titled else {record["part"]: record["text"]},
        figures=figures,
    )


def found_in(record: dict) -> set[str]:
    return {f.rule for f in examine(document_of(record)) if f.rule.startswith(SCORED)}


def missed(record: dict, found: set[str]) -> list[str]:
    return [
        must
        for must in record["must"]
        if not found.intersection(must.removeprefix("ANY:").split(","))
    ]


def false(record: dict, found: set[str]) -> list[str]:
    named = {rule for must in record["must"] for rule in must.removeprefix("ANY:").split(",")}
    return [rule for rule in sorted(found - named) if rule.startswith(spared(record))]


def spared(record: dict) -> tuple[str, ...]:
    """The families that may find nothing: the sentences state no column but the total."""
    return tuple(name for name in record.get("must_not", ()) if name.startswith(SCORED))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["id"])
def test_a_sentence_of_a_stranger(record):
    found = found_in(record)
    expected = record["must"] if record["id"] in MISSED else []
    assert (missed(record, found), false(record, found)) == (expected, [])


def test_half_of_them_are_true():
    true = [record for record in RECORDS if not record["must"]]
    assert (len(RECORDS), len(true)) == (300, 150)


@pytest.mark.parametrize("part", sorted({record["part"] for record in RECORDS}))
def test_no_true_sentence_blocks_a_report(part):
    errors = {
        (record["id"], finding.rule)
        for record in RECORDS
        if record["part"] == part and not record["must"]
        for finding in examine(document_of(record))
        if finding.severity is Severity.ERROR and finding.rule.startswith(spared(record))
    }
    assert errors == set()
