"""Whose report it is, of which year: from every shape of title, else from what the text says."""

import pytest

from reports.readers import read
from reports.readers.title import title_of
from tests.readers.reports import SAMPLES
from tests.readers.titles import ELSEWHERE, HEADS, MORE_HEADS, NO_TITLES

TEXT = (SAMPLES / "jiaozuo_education_2023.txt").read_text(encoding="utf-8")
BODY = TEXT[TEXT.index("一、总体情况") :].replace("焦作市教育局", "我局").replace("2023", "2022")


def report(head: str, preamble: str = "", end: str = "") -> bytes:
    """A report whose own text names nobody."""
    return "\n".join(filter(None, (head, preamble, BODY.rstrip(), end))).encode()


@pytest.mark.parametrize(("head", "agency", "year"), HEADS + MORE_HEADS)
def test_heads(head, agency, year):
    document = read(report(head)).document
    assert (document.agency, document.year) == (agency, year)


@pytest.mark.parametrize(("head", "preamble", "end", "agency", "year"), ELSEWHERE)
def test_what_the_title_does_not_say_is_found_elsewhere_and_told(head, preamble, end, agency, year):
    reading = read(report(head, preamble, end))
    assert (reading.document.agency, reading.document.year) == (agency, year)
    assert any(f.rule == "read.title" and agency in f.message for f in reading.findings)


@pytest.mark.parametrize("line", NO_TITLES)
def test_lines_that_are_no_titles(line):
    assert title_of(line) is None


def test_a_page_names_its_title_for_machines():
    """Of two titles in the text the page's own title tells which is the report's."""
    head = "甲局2021年政府信息公开工作年度报告"
    other = head.replace("2021", "2022")
    page = f"<title>{head}</title><h1>{head}</h1><p>{other}</p><pre>{BODY}</pre>"
    document = read(page.encode()).document
    assert (document.agency, document.year) == ("甲局", 2021)


def test_two_titles_that_contradict_are_told():
    page = "<title>甲局2021年政府信息公开工作年度报告</title><h1>甲局2022年政府信息公开工作年度报告"
    reading = read(f"{page}</h1><pre>{BODY}</pre>".encode())
    assert reading.document.year == 2022
    assert [f.message for f in reading.findings if f.rule == "read.title"] == [
        "正文标题“甲局2022年政府信息公开工作年度报告”与文件自带的标题"
        "“甲局2021年政府信息公开工作年度报告”年度不同，按正文标题读取。"
    ]


def test_an_agency_named_nowhere_is_told():
    reading = read(report("2022年政府信息公开工作年度报告"))
    assert reading.document.agency == ""
    assert [f.message for f in reading.findings if f.rule == "read.title"] == [
        "标题“2022年政府信息公开工作年度报告”没有写明行政机关，请补填。"
    ]
