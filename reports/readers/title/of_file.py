"""The title of a whole file: what stands over part one, at the end, and outside the text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from reports.statute.findings import Finding

from ..headings import outlines, part_heading
from ..marks import is_label
from ..site_lines import is_site_line
from ..source import Source
from ..unreadable import Unreadable
from .line import Title
from .weighing import Printed, choose

_LONGEST = 20_000  # characters of one line that are looked at
_MOST = 20  # lines over the tables of a report that has no heading of part one
_LAST = 8  # lines at the end, where it is signed
NOT_A_REPORT = (
    "这不是一份政府信息公开工作年度报告：没有找到各部分的标题，也没有找到法定表格；"
    "请检查是否选错了文件。"
)
_NO_YEAR = (
    "文件中没有找到报告标题，也看不出是哪一年度；"
    "请在开头写明“（机关名称）（年份）年……年度报告”后重新上传。"
)


def title_of_file(source: Source, head: Sequence[str], name: str) -> tuple[Title, list[Finding]]:
    """The title and what is doubtful about it; Unreadable if not even the year is known."""
    if source.agency and source.year:
        return Title(source.title, source.agency, source.year), []
    lines = source.texts
    text = [line for line in lines[-3 * _LAST :] if not is_site_line(line)]
    printed = Printed(
        head=[*head, *source.beside],
        lines=lines,
        end=text[-_LAST:],
        outside=source.outside,
        name=name,
    )
    chosen = choose(printed)
    if chosen.title is None:
        raise Unreadable(_NO_YEAR if _looks_like_a_report(lines) else NOT_A_REPORT)
    return chosen.title, chosen.findings


def head_of(lines: Sequence[str]) -> list[str]:
    """The lines over part one; where nothing opens it, the lines over the first table."""
    for number, line in enumerate(lines):
        if _opens_part_one(line):
            return [line[:_LONGEST] for line in lines[:number]]
    labels = (number for number, line in enumerate(lines) if is_label(line))
    return [line[:_LONGEST] for line in lines[: min(next(labels, _MOST), _MOST)]]


def _opens_part_one(line: str) -> bool:
    opened = ((part_heading(line, form, None), form.parts[0]) for form in outlines())
    return any(found and found.part is first for found, first in opened) and not is_label(line)


def _looks_like_a_report(lines: Sequence[str]) -> bool:
    return len(list(islice(filter(is_label, lines), 6))) > 5
