"""CSV as people and spreadsheets save it: encoding, delimiter and quotes told from the content.

The one place where CSV is taken apart: for a report, for a sheet that was saved as CSV, for the
table of files to be taken in (对照表) and for the list of agencies.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..unreadable import Unreadable
from .encoding import decode

_DELIMITERS = ",\t;，"  # the last is what a clerk types
_SAID = re.compile(r"sep=(.)\r?\n")  # how Excel names the delimiter, on a line of its own
_AGAIN = "请用 Excel 打开，另存为“CSV UTF-8”后重新上传。"


@dataclass(frozen=True)
class CsvRow:
    """One row: the line on which it begins, counted from 1, and its cells by the names of the
    columns, without space around them; a cell that is not there is empty."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def csv_rows(data: bytes, *, columns: Sequence[str], needed: Sequence[str] = ()) -> list[CsvRow]:
    """The rows under a first row that names the columns, blank ones left out; columns of other
    names are passed over. Unreadable if one of the ``needed`` (else of the ``columns``) is not
    named once, if a row is longer than the first, or if the quotes do not close."""
    stated = (row for row in rows_of(_decoded(data)) if any(row[1]))
    _, names = next(stated, (1, []))
    _refuse_other_columns(names, columns, needed or columns)
    return [CsvRow(line, _named(line, names, cells)) for line, cells in stated]


def cells_of_line(line: str) -> tuple[str, ...]:
    """The cells of one line of a text that a spreadsheet saved; where its quotes do not help,
    whatever stands between commas."""
    try:
        cells = next(csv.reader([line]), [])
    except csv.Error:
        cells = line.split(",")
    return tuple(cell.strip() for cell in cells)


def _decoded(data: bytes) -> str:
    try:
        return decode(data).replace("\0", "")
    except Unreadable:
        raise Unreadable(f"无法识别 CSV 的文字编码；{_AGAIN}") from None


def rows_of(text: str) -> Iterator[tuple[int, list[str]]]:
    """Every row as its cells, with the line on which it begins; Unreadable where the quotes do not
    close."""
    said = _SAID.match(text)
    lines = io.StringIO(text, newline="")
    before = len([lines.readline()]) if said else 0
    delimiter = said[1] if said else _delimiter(text)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        begin = before + reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error:
            raise Unreadable(
                f"CSV 第{begin}行读不出来：引号没有成对，或者一格里的文字太长；{_AGAIN}"
            ) from None
        if cells is None:
            return
        yield begin, [cell.strip() for cell in cells]


def _delimiter(text: str) -> str:
    """What stands most often between the names of the columns, which hold none of them."""
    first = text.lstrip().split("\n", 1)[0]
    return max(_DELIMITERS, key=first.count)


def _refuse_other_columns(
    names: Sequence[str], columns: Sequence[str], needed: Sequence[str]
) -> None:
    lost = [name for name in needed if name not in names]
    twice = [name for name in columns if names.count(name) > 1]
    if lost or twice:
        wrong = f"缺少“{lost[0]}”一列" if lost else f"“{twice[0]}”一列有两个"
        raise Unreadable(f"CSV 的第一行应为：{'，'.join(columns)}；{wrong}，请改正后重新上传。")


def _named(line: int, names: Sequence[str], cells: list[str]) -> dict[str, str]:
    if any(cells[len(names) :]):
        raise Unreadable(
            f"CSV 第{line}行有 {len(cells)} 格，第一行只有 {len(names)} 格；"
            "文字里有逗号的，两边要加英文引号，请改正后重新上传。"
        )
    return dict(zip(names, cells, strict=False))
