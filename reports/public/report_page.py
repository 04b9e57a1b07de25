"""The page of one report: its parts in the official order, and what is printed about it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from reports.models import AnnualReport, Role, Status
from reports.statute import labels
from reports.statute.document import Document
from reports.statute.schema import Narrative, Passage, Table

COLUMN = "政府信息公开年报"  # the column (栏目) and genre (体裁) under which sites file it


@dataclass(frozen=True)
class Text:
    """One text under its official sub-heading, which may be empty; ``key`` is its passage's."""

    heading: str
    paragraphs: tuple[str, ...]
    key: str


@dataclass(frozen=True)
class Part:
    """One of the six parts, or the preamble (编制说明): texts or a table. ``key`` is its anchor."""

    key: str
    heading: str
    texts: tuple[Text, ...] = ()
    is_table: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.is_table and not any(text.paragraphs for text in self.texts)


Printed = Callable[[Passage, str], tuple[str, ...]]  # a passage and its text, as paragraphs


def as_written(passage: Passage, text: str) -> tuple[str, ...]:
    return paragraphs(text)


def parts(document: Document, printed: Printed = as_written) -> tuple[Part, ...]:
    """The six parts with their official headings, always all of them. Who wants something marked
    in the texts gives the paragraphs of each."""
    return tuple(_part(document, part, printed) for part in document.form.parts)


def preamble(document: Document, printed: Printed = as_written) -> Part:
    """What stands before part one; empty in many reports."""
    return _part(document, document.form.preamble, printed)


def _part(document: Document, part: Narrative | Table, printed: Printed) -> Part:
    if isinstance(part, Table):
        return Part(part.key, part.heading, is_table=True)
    texts = (
        Text(passage.heading, printed(passage, document.texts[passage.key]), passage.key)
        for passage in part.passages
    )
    return Part(part.key, part.heading, tuple(t for t in texts if t.heading or t.paragraphs))


def paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line.strip())


def phrases(report: AnnualReport) -> tuple[str, ...]:
    """The title in the pieces between which a line may break: whose and of when, then what."""
    pieces = re.split(rf"(?<={report.year}年)|(?<={report.year} 年)", report.title, maxsplit=1)
    return tuple(piece for piece in pieces if piece)


@dataclass(frozen=True)
class Signatory:
    """Who did a step and when (谁制作、谁审核、谁发布)."""

    role: str
    name: str
    at: datetime


def signatures(report: AnnualReport) -> tuple[Signatory, ...]:
    """The steps that are on record; a report taken over from elsewhere may have none."""
    steps = (
        (Role.PRODUCER, report.produced_by, report.produced_at),
        (Role.REVIEWER, report.reviewed_by, report.reviewed_at),
        (Role.PUBLISHER, report.published_by, report.published_at),
    )
    return tuple(Signatory(role.label, str(by), at) for role, by, at in steps if by and at)


@dataclass(frozen=True)
class DirectoryLine:
    """One line of the directory metadata (目录信息); ``wide`` ones take the whole width."""

    term: str
    value: str
    wide: bool = False


def directory(report: AnnualReport, document: Document) -> tuple[DirectoryLine, ...]:
    """What the directory of government information prints about a report; nothing empty."""
    entries = (
        DirectoryLine("索引号", f"{report.agency.code}-{report.year}-{report.revision}"),
        DirectoryLine("体裁分类", COLUMN),
        DirectoryLine("发布机构", report.agency.name),
        DirectoryLine("成文日期", _local(report.reviewed_at, "%Y-%m-%d")),
        DirectoryLine("发布日期", _local(report.published_at, "%Y-%m-%d %H:%M")),
        DirectoryLine("有效性", _validity(report)),
        DirectoryLine("名称", report.title, wide=True),
        DirectoryLine("内容概述", summary(document), wide=True),
        DirectoryLine("关键词", "；".join(keywords(report)), wide=True),
    )
    return tuple(entry for entry in entries if entry.value)


def _validity(report: AnnualReport) -> str:
    return "有效" if report.status == Status.PUBLISHED else report.get_status_display()


def summary(document: Document) -> str:
    """One sentence on what the report contains, from the official headings."""
    contents = "；".join(labels.bare(part.heading) for part in document.form.parts)
    return f"{document.agency}{document.year}年度：{contents}。"


def keywords(report: AnnualReport) -> tuple[str, ...]:
    return ("政府信息公开", "年度报告", report.agency.name, f"{report.year}年")


def _local(at: datetime | None, pattern: str) -> str:
    return timezone.localtime(at).strftime(pattern) if at else ""
