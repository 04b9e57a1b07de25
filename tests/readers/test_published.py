"""When a report was published, from wherever its file says so, and what says it."""

from datetime import date, datetime

import pytest

from reports.readers import read
from tests.readers.reports import GIVEN
from tests.readers.shapes import TEXT_SHAPES, as_text, plain_page

TEXT = as_text(GIVEN, TEXT_SHAPES["tabs"]).decode()
PAGE = plain_page(GIVEN).decode().replace("<span>发布时间：2024-01-30</span>", "")


def published(data: str, name: str = "") -> tuple:
    found = read(data.encode(), name=name).published
    return (found.at, found.whence) if found else (None, "")


@pytest.mark.parametrize(
    ("meta", "at"),
    [
        ('<meta name="PubDate" content="2024-01-30 09:12">', datetime(2024, 1, 30, 9, 12)),
        ('<meta name="pubdate" content="2024/1/30">', date(2024, 1, 30)),
        (
            '<meta property="article:published_time" content="2024-01-30T09:12:00+08:00">',
            datetime(2024, 1, 30, 9, 12),
        ),
    ],
)
def test_what_a_page_states_for_machines(meta, at):
    found, whence = published(PAGE.replace("<title>", f"{meta}<title>"))
    assert found == at
    assert whence.startswith("网页的 ")


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("发布日期：2024-01-30", date(2024, 1, 30)),
        ("来源：办公室 发布时间： 2024年1月30日 10:05 浏览次数：3", datetime(2024, 1, 30, 10, 5)),
        ("成文日期：2024年1月20日 发布日期：2024年1月30日", date(2024, 1, 30)),
        ("[成文日期] 2024-01-30", date(2024, 1, 30)),
        ("时间：2024.1.30", date(2024, 1, 30)),
        ("索引号\t000\t发布日期\t2024-01-30", date(2024, 1, 30)),
    ],
)
def test_a_line_of_the_head(line, at):
    title = GIVEN.title
    for data in (
        TEXT.replace(title, f"{title}\n{line}", 1),
        TEXT.replace(title, f"{line}\n{title}", 1),
        PAGE.replace("</h1>", f"</h1><p>{line}</p>", 1),
    ):
        found, whence = published(data)
        assert found == at
        assert line[:3] in whence


def test_a_table_in_the_head_of_a_page():
    cells = "".join(f"<td>{text}</td>" for text in ("索引号", "0", "发布日期：", "2024-01-30"))
    found, _ = published(PAGE.replace("<h1>", f"<table><tr>{cells}</tr></table><h1>", 1))
    assert found == date(2024, 1, 30)


@pytest.mark.parametrize(
    "name", ["b/2024-01-30/a.html", "202401/t20240130_12345.html", "a/2024/01/30/x.docx"]
)
def test_the_path_comes_last(name):
    assert published(TEXT, name)[0] == date(2024, 1, 30)
    dated = TEXT.replace(GIVEN.title, f"{GIVEN.title}\n发布日期：2024-02-01", 1)
    assert published(dated, name)[0] == date(2024, 2, 1)


@pytest.mark.parametrize(
    "name", ["甲局2023年报.docx", "2023/a.html", "20231399.html", "2022-03-04.doc"]
)
def test_what_is_no_date_of_this_report_is_not_taken(name):
    assert published(TEXT, name) == (None, "")


def test_a_date_before_the_end_of_the_year_is_told():
    reading = read(TEXT.replace(GIVEN.title, f"{GIVEN.title}\n发布日期：2021-01-30", 1).encode())
    assert reading.published is None
    assert [f.message for f in reading.findings if f.rule == "read.published"] == [
        "“发布日期：2021-01-30”一行写作 2021-01-30，在报告年度结束之前，没有采用。"
    ]
