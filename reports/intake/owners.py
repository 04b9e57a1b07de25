"""Whose report a file is, of which year, and when it was published.

The agency stands in the text, else in the mapping CSV, else in the folders the file lies in; the
date in the mapping CSV, else where the reader found it (``Reading.published``)."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, time
from pathlib import Path

from django.utils import timezone

from reports.archive.refusals import Refused
from reports.models import Agency
from reports.readers import Published, Unreadable
from reports.readers.kinds.csv_rows import csv_rows
from reports.statute.document import Document

from .files import GivenFile

COLUMNS = ("文件", "机关", "年度", "发布时间")


@dataclass(frozen=True)
class Mapped:
    """One line of the mapping CSV; what is empty is not said."""

    agency: str = ""
    year: str = ""
    published: str = ""


def mapping_in(path: Path) -> dict[str, Mapped]:
    """The mapping CSV by file name; Refused if it is none."""
    try:
        rows = csv_rows(path.read_bytes(), columns=COLUMNS, needed=COLUMNS[:1])
    except Unreadable as wrong:
        raise Refused(f"对照表 {path}：{wrong}") from None
    return {
        row["文件"]: Mapped(*(row[name] for name in COLUMNS[1:])) for row in rows if row["文件"]
    }


def mapped(found: GivenFile, mapping: Mapping[str, Mapped]) -> Mapped:
    """What the mapping says of a file, under its path from any folder on, or its name."""
    for start in range(len(found.parts)):
        if line := mapping.get("/".join(found.parts[start:])):
            return line
    return Mapped()


def place(document: Document, found: GivenFile, line: Mapped, agencies: "Agencies") -> Agency:
    """The agency whose report this is; Refused, with the name that nobody bears, if none is."""
    for name in (document.agency, line.agency, *reversed(found.parts[:-1])):
        if agency := agencies.get(name):
            return agency
    name = document.agency or line.agency
    if not name:
        raise Refused("文件中没有写明行政机关，请在对照表的“机关”一栏填写。")
    return agencies.missing(name)


def year_of(document: Document, line: Mapped) -> Document:
    """The document, in the year that the mapping gives for a text without a title."""
    if document.title or not line.year:
        return document
    if not re.fullmatch(r"20\d\d", line.year):
        raise Refused(f"对照表的年度“{line.year}”不是四位数的年份。")
    return replace(document, year=int(line.year))


@dataclass(frozen=True)
class FirstPublished:
    """When a report was first published, and what says so."""

    at: datetime
    whence: str


def published_at(line: Mapped, published: Published | None) -> FirstPublished | None:
    """When the report was first published, in local time: as the mapping says, else as the file
    says (a day without an hour is its beginning); None if neither does."""
    if line.published:
        return FirstPublished(_mapped_time(line), "对照表")
    if published is None:
        return None
    at = published.at
    moment = at if isinstance(at, datetime) else datetime.combine(at, time())
    return FirstPublished(timezone.make_aware(moment), published.whence)


def _mapped_time(line: Mapped) -> datetime:
    for pattern in ("%Y-%m-%d %H:%M", "%Y-%m-%d", "%Y/%m/%d %H:%M", "%Y/%m/%d"):
        try:
            return timezone.make_aware(datetime.strptime(line.published, pattern))
        except ValueError:
            continue
    raise Refused(f"对照表的发布时间“{line.published}”应写成 2024-01-30 或 2024-01-30 09:00。")


class Agencies:
    """The agencies by name and code, each looked up once; unknown ones are made if allowed."""

    def __init__(self, *, kind=None) -> None:
        self.kind = kind
        self.found: dict[str, Agency] = {}
        for agency in Agency.objects.all():
            self.found[agency.name] = self.found[agency.code] = agency
        self.made: tuple[str, ...] = ()

    @contextmanager
    def for_a_file(self) -> Iterator[None]:
        """Whoever is made for a file that is then refused goes with it."""
        self.made = ()
        try:
            yield
        except Exception:
            for name in self.made:
                del self.found[name]
            raise

    def get(self, name: str) -> Agency | None:
        return self.found.get(name)

    def missing(self, name: str) -> Agency:
        """A new agency of the allowed kind; Refused if none may be made."""
        if self.kind is None:
            raise Refused(
                f"库中没有“{name}”这个行政机关，请先添加，或用 --create-agencies 指定类别。"
            )
        if len(name) > Agency._meta.get_field("name").max_length:
            raise Refused(f"“{name[:20]}……”太长，不像机关名称，请在对照表的“机关”一栏填写。")
        number = Agency.objects.count() + 1
        while Agency.objects.filter(code=f"agency-{number:04}").exists():
            number += 1
        agency = Agency.objects.create(name=name, code=f"agency-{number:04}", kind=self.kind)
        self.found[name] = self.found[agency.code] = agency
        self.made = (name, agency.code)
        return agency
