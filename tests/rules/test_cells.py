"""The cells and the arithmetic, as the registry runs them."""

from reports.rules import RULES, Context, Settings, examine
from reports.statute.checks import check
from reports.statute.findings import Finding, Severity
from tests.rules.given import applications, clean, found, told, without

RECEIVED = "applications/received/natural_person"


def test_the_registry_finds_what_the_statute_finds():
    document = without(
        clean(figures=applications(received=3)), "disclosures/art20_5.licences/decisions"
    )
    ours = {(f.rule, f.severity, f.place, f.message) for f in examine(document)}
    assert {(f.rule, f.severity, f.place, f.message) for f in check(document)} <= ours


def test_applications_balance():
    document = clean(figures=applications(received=3))
    assert [f.place for f in found("applications.balance", document)] == [
        "applications/carried_out/natural_person",
        "applications/carried_out/total",
    ]
    document = clean(figures=applications(received=3, result__granted=3, result__total=3))
    assert found("applications.balance", document) == []


def test_applications_row_total():
    document = clean(figures={RECEIVED: 3})
    (finding,) = found("applications.row_total", document)
    assert finding.place == "applications/received/total"
    assert "3" in finding.message and "0" in finding.message


def test_applications_column_total():
    document = clean(figures=applications(result__granted=2))
    assert len(found("applications.column_total", document)) == 2
    assert found("applications.column_total", clean()) == []


def test_challenges_row_total():
    document = clean(figures={"challenges/review/upheld": 1})
    assert [place for place, _ in told("challenges.row_total", document)] == [
        "challenges/review/total"
    ]
    assert found("challenges.row_total", clean()) == []


def test_cell_missing():
    assert found("cell.missing", clean()) == []
    (finding,) = found("cell.missing", without(clean(), RECEIVED))
    assert finding.place == RECEIVED


def test_cell_not_a_count():
    assert found("cell.not_a_count", clean()) == []
    (finding,) = found("cell.not_a_count", clean(figures={RECEIVED: -1}))
    assert (finding.place, "-1" in finding.message) == (RECEIVED, True)


def test_what_only_the_reader_of_a_file_sees():
    """It is a rule of the catalogue, graded and switched off like others, without a function."""
    told = [id for id, rule in RULES.items() if rule.function is None]
    assert told == ["cell.label", "structure.heading"]
    read = [Finding(id, Severity.WARNING, "", "表头不一致。") for id in told]
    settings = Settings(severities={"cell.label": Severity.ERROR}, off=frozenset(told[1:]))
    (finding,) = examine(clean(), context=Context(settings=settings), read=read)
    assert (finding.rule, finding.severity) == ("cell.label", Severity.ERROR)
