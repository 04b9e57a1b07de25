"""CSV in every dress that spreadsheets and people give it, and what is wrong with it in words."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.readers import Unreadable, read
from reports.readers.kinds.csv_rows import CsvRow, csv_rows
from reports.writers import write
from tests.readers.odd_shapes import saved_sheet
from tests.readers.reports import WHOLE

COLUMNS = ("文件", "机关", "年度")
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")
cells = st.text(st.sampled_from('甲乙局2023 ,;\t，"\n.a'), max_size=8).map(
    lambda text: text.strip()
)


def saved(rows, *, delimiter=",", encoding="utf-8", end="\r\n") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows)
    return text.getvalue().encode(encoding)


def refusal(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        csv_rows(data, columns=COLUMNS)
    return str(caught.value)


@given(
    rows=st.lists(st.tuples(cells, cells, cells), max_size=6),
    dress=st.fixed_dictionaries(
        {
            "delimiter": st.sampled_from(",;\t，"),
            "encoding": st.sampled_from(ENCODINGS),
            "end": st.sampled_from(("\r\n", "\n")),
        }
    ),
)
def test_whatever_is_saved_is_read(rows, dress):
    """With the line on which each row begins: cells may hold line breaks."""
    expected, line = [], 2
    for row in rows:
        if any(row):
            expected.append(CsvRow(line, dict(zip(COLUMNS, row, strict=True))))
        line += 1 + sum(cell.count("\n") for cell in row)
    assert csv_rows(saved([COLUMNS, *rows], **dress), columns=COLUMNS) == expected


def test_the_first_line_may_name_the_delimiter():
    data = b"sep=;\r\n" + saved([COLUMNS, ("a", "b", "c")], delimiter=";")
    (row,) = csv_rows(data, columns=COLUMNS)
    assert (row.line, row["机关"], row["没有"]) == (3, "b", "")


def test_other_columns_are_passed_over_and_short_rows_are_blank_at_their_end():
    data = saved([("备注", *COLUMNS), ("x", "a", "b")])
    assert csv_rows(data, columns=COLUMNS) == [CsvRow(2, {"备注": "x", "文件": "a", "机关": "b"})]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "CSV 的第一行应为：文件，机关，年度；缺少“文件”一列"),
        (saved([COLUMNS[:2], ("a", "b")]), "缺少“年度”一列"),
        (saved([(*COLUMNS, "机关"), ("a", "b", "c", "d")]), "“机关”一列有两个"),
        (saved([COLUMNS, ("a", "b", "c"), ("a", "甲", "乙", "2023")]), "CSV 第3行有 4 格"),
        (saved([COLUMNS]) + b'a,"b,c\r\n' * 3, "CSV 第2行读不出来：引号没有成对"),
        (saved([COLUMNS, ("x" * 200_000, "b", "c")]), "CSV 第2行读不出来"),
        (saved([COLUMNS]) + b"\xff\xff\xff", "无法识别 CSV 的文字编码"),
    ],
)
def test_what_is_wrong_is_said(data, sentence):
    assert sentence in refusal(data)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_report_in_every_dress(encoding, delimiter):
    report = WHOLE["2019"]
    lines = csv.reader(io.StringIO(write(report, "csv").decode("utf-8-sig")))
    data = saved(list(lines), delimiter=delimiter, encoding=encoding)
    bare = replace(report, title="", texts=dict.fromkeys(report.texts, ""))
    assert read(data).document == bare


def test_a_line_of_a_text_with_a_quote_that_never_closes():
    """Longer than a cell of CSV may be, and no traceback."""
    with pytest.raises(Unreadable, match="一段长达"):
        read(b'a,b,"' + b"x" * 200_000)


def test_quotes_and_commas_of_a_saved_sheet_are_its_own():
    """Also a line break in a cell: it ends a paragraph and no row."""
    said = {
        "overview.proactive": '公开1,024条,其中"规章"0件。',
        "other_matters": "一,无。\n二,无。",
    }
    report = replace(WHOLE["2021"], texts={**WHOLE["2021"].texts, **said})
    two = f'"一,无。"{"," * 14}\r\n"二,无。"'
    text = saved_sheet(report, delimiter=",")
    assert two in text
    text = text.replace(two, '"一,无。\n二,无。"')
    assert read(text.encode()).document == report
