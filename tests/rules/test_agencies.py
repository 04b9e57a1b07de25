"""Copied text across the agencies of a year."""

import random

import pytest

from reports.rules import CopyIndex, Settings, Severity
from reports.rules.copies import share
from tests.rules.given import clean, found

SIGNS = (
    "教育公开政策解读学校群众信息网站办理申请制度培训监督服务平台保障落实推进完善加强规范重点领域"
)


def invented(seed: int, length: int = 420) -> str:
    return "".join(random.Random(seed).choices(SIGNS, k=length))


def report(agency: str, problems: str):
    return clean({"problems": problems, "improvements": ""}, agency=agency)


@pytest.fixture
def year():
    original = invented(1)
    return {
        "a": report("甲市教育局", original),
        "b": report("乙市教育局", original[:340] + invented(2, 80)),
        "c": report("丙市教育局", invented(3)),
        "d": report("丁市教育局", original[:100]),
    }


def test_the_index_finds_who_copied_from_whom(year):
    index = CopyIndex.of(year.items())
    done: list[tuple[int, int]] = []
    found_copies = dict(index.all_copies(lambda *at: done.append(at)))
    named = {code: [(c.part, c.agency) for c in copies] for code, copies in found_copies.items()}
    assert named == {
        "a": [("problems", "乙市教育局")],
        "b": [("problems", "甲市教育局")],
        "c": [],
        "d": [],  # too short to compare
    }
    assert done == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_the_share_is_exact(year):
    (copy,) = CopyIndex.of(year.items()).copies("b")
    texts = [year[code].texts["problems"] for code in ("b", "a")]
    assert copy.share == share(*texts)
    assert 0.75 < copy.share < 0.85


def test_the_name_of_the_agency_and_numbers_do_not_make_a_text_its_own():
    text = "{0}全年公开信息{1}条。" + invented(4)
    reports = {n: report(n, text.format(n, 100 + i)) for i, n in enumerate(("甲局", "乙局"))}
    (copy,) = CopyIndex.of(reports.items()).copies("甲局")
    assert copy.share == 1


def test_settings_are_obeyed(year):
    strict = CopyIndex.of(year.items(), settings=Settings(copied_agencies=0.95))
    assert strict.copies("b") == ()


def test_an_unknown_or_repeated_code_is_refused(year):
    index = CopyIndex.of(year.items())
    with pytest.raises(KeyError):
        index.copies("z")
    with pytest.raises(ValueError):
        index.add("a", year["a"])


def test_the_rule_tells_what_the_index_found(year):
    copies = CopyIndex.of(year.items()).copies("b")
    (finding,) = found("agencies.copied_text", year["b"], copies=copies)
    assert (finding.place, finding.severity) == ("problems", Severity.WARNING)
    assert "与甲市教育局2023年报告的重合为" in finding.message
    assert found("agencies.copied_text", year["b"]) == []


def test_what_everybody_says_is_found_in_a_crowd():
    """More reports hold the same text than the index keeps of one shingle."""
    template = invented(5)
    crowd = {str(n): report(f"{n}局", template + invented(100 + n, 30)) for n in range(230)}
    index = CopyIndex.of(crowd.items())
    assert all(index.copies(code) for code in ("0", "150", "229"))
