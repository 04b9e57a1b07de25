"""The given report: text copied off its web page, rows shifted under merged labels."""

from pathlib import Path

import pytest

from reports.readers import read
from reports.statute.findings import Severity

SAMPLE = Path(__file__).parent.parent / "samples" / "jiaozuo_education_2023.txt"


@pytest.fixture(scope="module")
def reading():
    return read(SAMPLE.read_bytes())


def test_who_and_when(reading):
    document = reading.document
    assert (document.agency, document.year, document.format) == ("焦作市教育局", 2023, "2021")
    assert document.title == "焦作市教育局 2023 年政府信息公开工作年度报告"


def test_every_cell_is_read(reading):
    stated = {
        (table, *key): value
        for table, figures in reading.document.figures.items()
        for key, value in figures.items()
    }
    normative = {"issued": 3, "repealed": 1, "in_force": 6}
    others = {
        key: value for key, value in stated.items() if key[1] != "art20_1.normative_documents"
    }
    assert len(stated) == 200
    assert set(others.values()) == {0}
    assert {key[2]: stated[key] for key in stated.keys() - others.keys()} == normative


def test_every_text_is_in_its_place(reading):
    """The printed lines, without the sub-headings that the portal prints itself."""
    lines = SAMPLE.read_text(encoding="utf-8").split("\n")
    run_in = {9: "。", 11: "。", 13: "。", 15: "。", 17: "。"}
    printed = {n: lines[n - 1].partition(stop)[2] for n, stop in run_in.items()}
    assert reading.document.texts == {
        "preamble": "",
        "overview.opening": lines[6],
        "overview.proactive": printed[9],
        "overview.on_request": printed[11],
        "overview.management": printed[13],
        "overview.platform": printed[15],
        "overview.supervision": printed[17],
        "problems": lines[75],
        "improvements": lines[77],
        "other_matters": lines[81],
    }


def test_reworded_sub_headings_are_the_only_findings(reading):
    assert [(f.rule, f.severity, f.place) for f in reading.findings] == [
        ("read.heading", Severity.HINT, f"overview.{key}")
        for key in ("proactive", "on_request", "management", "supervision")
    ]
    assert "（一）政府信息主动公开方面" in reading.findings[0].message
    assert reading.findings[0].message.startswith("第9行：")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_encodings(reading, encoding):
    data = SAMPLE.read_text(encoding="utf-8").encode(encoding)
    assert read(data) == reading


def test_a_page_copy_repeats_its_title_and_first_heading(reading):
    text = SAMPLE.read_text(encoding="utf-8")
    title, heading = text.split("\n")[2], text.split("\n")[4]
    copied = text.replace(heading, f"{heading}\n{title}\n{heading}", 1)
    assert read(copied.encode()).document == reading.document
    assert read(f"{title}\n{text}".encode()).document == reading.document
