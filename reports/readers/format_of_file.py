"""Which format a file is in: what its tables print, weighed against the year of its title (格式).

A format may have every label of the one before and a few more, and any label may have drifted, so
that no single label decides. The tables are of the format to which the fewest of their labels are
foreign; of those as good it is that of the year.
"""

from __future__ import annotations

from collections.abc import Iterable

from reports.statute import FORMATS, format_of
from reports.statute.findings import Finding, Severity
from reports.statute.labels import bare
from reports.statute.schema import Format

from .closeness import is_close
from .marks import marks_of
from .unreadable import Unreadable

_LONGEST = 80  # characters of what may be a label
_WHOLE = 0.9  # of a format's labels: who prints as many prints its tables


def format_of_file(texts: Iterable[str], year: int) -> tuple[Format, list[Finding]]:
    """The format in which a file prints its tables, and what does not agree with the year of its
    title; Unreadable for a year before the first format."""
    try:
        due = format_of(year)
    except ValueError as error:
        raise Unreadable(f"{error}请检查标题中的年份，更早的报告不适用法定表格。") from None
    printed = frozenset(bare(text) for text in texts if len(text) < _LONGEST and not text.isdigit())
    fitting = _fitting(printed)
    if due in fitting:
        words = _resembling(due, fitting, printed)
        return due, [_told(due, year, words)] if words else []
    form = min(fitting, key=lambda form: len(_labels(form) - printed))
    return form, [_told(due, year, f"表格却是{form.source}的格式；按表格本身读取")]


def _labels(form: Format) -> frozenset[str]:
    return frozenset(marks_of(form.key).bare)


def _fitting(printed: frozenset[str]) -> list[Format]:
    """The formats that lack the fewest of the labels printed; of a file without labels, all."""
    known = printed & frozenset().union(*map(_labels, FORMATS.values()))
    foreign = {key: len(known - _labels(form)) for key, form in FORMATS.items()}
    fewest = min(foreign.values())
    return [form for key, form in FORMATS.items() if foreign[key] == fewest]


def _lost(due: Format, other: Format, printed: frozenset[str]) -> frozenset[str]:
    """What only the format of the year has, if none of it is printed or comes close to what is, and
    the table is otherwise that of the other format; else nothing."""
    own, shared = _labels(due) - _labels(other), _labels(other)
    if own & printed or len(shared & printed) < _WHOLE * len(shared):
        return frozenset()
    return frozenset() if any(is_close(a, b) for a in printed for b in own) else own


def _resembling(due: Format, fitting: list[Format], printed: frozenset[str]) -> str:
    """That a table looks like another format's as much as like that of the year; empty if not."""
    others = (form for form in fitting if _lost(due, form, printed))
    other = min(others, key=lambda form: len(_labels(form) - printed), default=None)
    if other is None:
        return ""
    lost = sorted(_lost(due, other, printed))[:3]
    said = "、".join(f"“{marks_of(due.key).bare[label][0].label}”" for label in lost)
    return f"表格中却没有这一格式才有的{said}，像是{other.source}的格式；按年度读取"


def _told(due: Format, year: int, words: str) -> Finding:
    message = f"报告年度是 {year} 年，应当使用{due.source}的格式，{words}，请核对年度和表格。"
    return Finding("read.format", Severity.WARNING, "", message)
