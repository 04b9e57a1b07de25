"""When a report was first published, as its file says (发布日期): from what a page states for
machines, from lines of its head, from the folders it lies in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from reports.statute.findings import Finding, Severity

from .source import Row, Source

_DATE = (
    r"(?P<year>20\d\d)\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})(?!\d)\s*日?"
    r"(?:[T\s]*(?P<hour>\d{1,2})\s*[:：时]\s*(?P<minute>\d{2}))?"
)
_COMPACT = r"(?<!\d)(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)"
_LABELS = (  # what counts more stands first
    "发布日期|发布时间|公开日期|公开时间|公布日期|公布时间|上网日期",
    "发文日期|生成日期|成文日期|成文时间|印发日期|制发日期",
    "日期|时间",
)
_LABELLED = tuple(
    re.compile(rf"(?<![\u4e00-\u9fff])(?:{names})\s*[】\]]?[:：\s]\s*{_DATE}") for names in _LABELS
)
_ANY = re.compile(_DATE)
_IN_PATH = re.compile(rf"(?:{_COMPACT})")
_IN_FOLDERS = re.compile(r"(?P<year>20\d\d)[-/_](?P<month>\d{1,2})[-/_](?P<day>\d{1,2})(?!\d)")
_ROWS, _LAST = 20, 6
META_NAMES = ("pubdate", "publishdate", "publish_date", "article:published_time", "dc.date.issued")


@dataclass(frozen=True)
class Published:
    """A date (or, where an hour is told, a local time) and what says so."""

    at: date | datetime
    whence: str

    @property
    def day(self) -> date:
        return self.at.date() if isinstance(self.at, datetime) else self.at


def published_in(
    source: Source, head: Sequence[str], name: str, year: int
) -> tuple[Published | None, list[Finding]]:
    """When a report of a year was published, and what is told of a date that cannot be."""
    findings: list[Finding] = []
    for published in _dates(source, head, name):
        if published.day.year > year:  # reports are published in the year after theirs
            return published, findings
        if not published.whence.startswith("路径"):
            message = f"{published.whence}写作 {published.day}，在报告年度结束之前，没有采用。"
            findings.append(Finding("read.published", Severity.HINT, "", message))
    return None, findings


def _dates(source: Source, head: Sequence[str], name: str) -> Iterator[Published]:
    for meta, content in source.metas:
        if meta.lower() in META_NAMES:
            yield from _first(_ANY, content, f"网页的 {meta}")
    lines = _lines_around(source, head)
    for pattern in _LABELLED:
        for line in lines:
            yield from _first(pattern, line, f"“{line.strip()[:40]}”一行")
    for pattern in (_IN_PATH, _IN_FOLDERS):
        yield from _first(pattern, name, f"路径“{name[-60:]}”")


def _lines_around(source: Source, head: Sequence[str]) -> list[str]:
    """The lines over part one, with those of a page's head, and the last ones."""
    rows = [" ".join(line.cells) for line in source.lines[:_ROWS] if isinstance(line, Row)]
    return [*source.beside, *head, *rows, *source.texts[-_LAST:]]


def _first(pattern: re.Pattern[str], text: str, whence: str) -> Iterator[Published]:
    for found in pattern.finditer(text):
        parts = found.groupdict()
        day = [int(parts[key]) for key in ("year", "month", "day")]
        time = [int(parts[key]) for key in ("hour", "minute") if parts.get(key)]
        try:
            yield Published(datetime(*day, *time) if time else date(*day), whence)  # type: ignore[arg-type]
        except ValueError:
            continue
        return
