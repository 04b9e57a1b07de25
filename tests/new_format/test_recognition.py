"""A file's format: known by its labels, whichever of them has drifted, and by its year."""

import pytest

from reports.readers import read
from reports.readers.format_of_file import format_of_file
from reports.statute import FORMATS
from reports.statute.labels import bare
from tests.new_format.formats import FIRST_YEAR, NEWEST
from tests.new_format.reports import numbered
from tests.readers.shapes import TEXT_SHAPES, as_text

DRIFTS = {
    "gone": lambda label: "",
    "cut short": lambda label: label[:-1],
    "longer": lambda label: label[:-1] + "的" + label[-1:],
    "other words": lambda label: "别的说法",
    "numbered anew": lambda label: f"9.{bare(label)}",
}


def labels(form) -> set[str]:
    return {label for table in form.tables.values() for label in table.labels}


def file(report, **changed: str) -> bytes:
    text = as_text(report, TEXT_SHAPES["tabs"]).decode()
    for old, new in changed.items():
        assert old in text
        text = text.replace(old, new)
    return text.encode()


@pytest.mark.parametrize("drift", DRIFTS)
def test_any_one_label_may_drift(form, drift):
    """Also when the new format has everything that the one before it has."""
    wrong = [
        (one.key, label)
        for one in FORMATS.values()
        for label in labels(one)
        if format_of_file(labels(one) - {label} | {DRIFTS[drift](label)}, one.first_year)[0]
        is not one
    ]
    assert wrong == []


@pytest.mark.slow
def test_any_one_label_may_become_that_of_another_format(form, new_labels):
    """Whatever any format has, but for the one label that makes a table one of the new format."""
    wrong = [
        (one.key, label, other)
        for one in FORMATS.values()
        for label in labels(one)
        for other in set().union(*map(labels, FORMATS.values())) - {*new_labels}
        if format_of_file(labels(one) - {label} | {other}, one.first_year)[0] is not one
    ]
    assert wrong == []


def test_labels_go_before_the_year(form):
    """The whole of any format is known in any year, and that the year is another's is said."""
    for printed in FORMATS.values():
        for due in FORMATS.values():
            found, findings = format_of_file(labels(printed), due.first_year)
            contained = labels(printed) <= labels(due)  # it may as well be one of the year
            assert found is (due if contained else printed)
            assert [f.rule for f in findings] == ["read.format"] * (printed is not due)


def test_a_file_without_the_new_row_is_read_by_its_year(form, new_labels):
    """All that it prints both formats have: the row is missing, and may as well be the form of
    last year."""
    report = numbered(NEWEST, year=FIRST_YEAR)
    said = "、".join(f"“{label}”" for label in sorted(new_labels, key=bare))
    reading = read(file(report))
    assert reading.document.format == form.key
    assert [f.message for f in reading.findings if f.rule == "read.format"] == [
        f"报告年度是 {FIRST_YEAR} 年，应当使用{form.source}的格式，"
        f"表格中却没有这一格式才有的{said}，像是{NEWEST.source}的格式；"
        "按年度读取，请核对年度和表格。"
    ]
    assert [f.rule for f in reading.findings if f.rule == "cell.missing"] == ["cell.missing"]


def test_the_new_row_may_drift(form, added):
    report = numbered(form)
    reading = read(file(report, **{f"{added.label}\t": f"{added.label[:-1]}动\t"}))
    assert reading.document == report
    assert [f.rule for f in reading.findings] == ["cell.label"]


@pytest.mark.parametrize("drift", [*DRIFTS, "trial"])
def test_a_report_with_one_drifted_label_stays_one_of_its_year(form, drift):
    """The last drift is to what the trial format prints in the same place."""
    label = "行政规范性文件"
    drifted = DRIFTS.get(drift, lambda _: "规范性文件")(label)
    reading = read(file(numbered(NEWEST), **{f"{label}\t": f"{drifted}\t"}))
    assert reading.document.format == NEWEST.key
    assert [f for f in reading.findings if f.rule == "read.format"] == []


@pytest.mark.slow
def test_a_whole_file_with_one_drifted_label_keeps_its_format(form):
    """Also where one label stands inside another, so that several drift at once."""
    wrong = []
    for one in FORMATS.values():
        text = as_text(numbered(one), TEXT_SHAPES["tabs"]).decode()
        for label in sorted(labels(one)):
            reading = read(text.replace(label, DRIFTS["longer"](label)).encode())
            told = [f for f in reading.findings if f.rule == "read.format"]
            wrong += [(one.key, label)] if reading.document.form is not one or told else []
    assert wrong == []
