"""The same report in every shape reads to the same Document."""

import re
from dataclasses import replace

import pytest

from reports.readers import read
from tests.readers.reports import GIVEN, SAMPLES, WHOLE
from tests.readers.shapes import OFFICE, PAGES, TEXT_SHAPES, as_text

whole = pytest.mark.parametrize("form", WHOLE)


@whole
@pytest.mark.parametrize("shape", TEXT_SHAPES)
def test_text(form, shape):
    document = WHOLE[form]
    assert read(as_text(document, TEXT_SHAPES[shape])).document == document


@whole
@pytest.mark.parametrize("shape", PAGES)
def test_web_pages(form, shape):
    document = WHOLE[form]
    assert read(PAGES[shape](document)).document == document


@whole
@pytest.mark.parametrize("shape", OFFICE)
def test_office_files(form, shape):
    document = WHOLE[form]
    assert read(OFFICE[shape](document)).document == document


def test_the_given_report_in_other_dress():
    """The given text with its tabs as commas or single spaces, its headings as Markdown."""
    text = (SAMPLES / "jiaozuo_education_2023.txt").read_text(encoding="utf-8")
    for dressed in (
        text.replace("\t", ","),
        re.sub(r"[ \t]*\t+[ \t]*", " ", text),
        re.sub(r"^([一二三四五六]、.{4,20})$", r"## \1", text, flags=re.M),
        text.replace("\n", "\r\n"),
    ):
        assert read(dressed.encode()).document == GIVEN


def test_the_rest_of_a_page_is_left_out():
    """Lists of other years' reports before and after; nothing of the site is named as such."""
    document = WHOLE["2021"]
    page = PAGES["plain_page"](document).decode()
    years = "".join(
        f"<li>{document.title.replace('2025', str(year))}</li>" for year in (2024, 2023)
    )
    listed = page.replace('<div id="main">', f"<ul>{years}</ul><div id='main'>").replace(
        "<p>【打印本页】", f"<ul>{years}</ul><p>【打印本页】"
    )
    unnamed = listed.replace("class=", "data-a=")
    assert read(listed.encode()).document == read(unnamed.encode()).document == document


def test_another_table_stays_as_text_and_is_said():
    document = WHOLE["2021"]
    other = "<table><tr><td>平台</td><td>条数</td></tr><tr><td>公众号</td><td>12</td></tr></table>"
    first, second = document.form.parts[0].passages[1:3]
    page = PAGES["plain_page"](document).decode()
    reading = read(
        page.replace(f"<p>　　{second.heading}", f"{other}<p>　　{second.heading}").encode()
    )
    text = f"{document.texts[first.key]}\n平台\t条数\n公众号\t12"
    assert reading.document == replace(document, texts={**document.texts, first.key: text})
    assert [f.rule for f in reading.findings] == ["read.unplaced"] * 2


@whole
def test_a_clean_report_draws_no_findings(form):
    document = WHOLE[form]
    assert read(as_text(document, TEXT_SHAPES["tabs"])).findings == ()
    assert read(PAGES["plain_page"](document)).findings == ()
    assert read(OFFICE["word_file"](document)).findings == ()
