"""The trail of all (留痕): what it is asked for, and each entry as it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from reports.models import Agency, Staff, Status, TrailEntry
from reports.writers.csv import escaped

from .list_query import ListQuery

STATUS = dict(Status.choices)
BRIEF = 240  # characters of what an entry says that the list prints
HEADER = (
    *("序号", "时间", "操作", "账号", "姓名", "来源地址", "机关代码", "机关", "年度", "版次"),
    *("原状态", "新状态", "说明", "内容摘要", "本条校验值"),
)


@dataclass(frozen=True)
class TrailAsked(ListQuery):
    """Which entries are asked for."""

    action: str = ""
    actor: str = ""
    agency: str = ""
    year: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class WholeTrailLine:
    """One entry to read; ``agency`` is the name, empty where it belongs to none."""

    entry: TrailEntry
    agency: str

    @property
    def source(self) -> str:
        return STATUS.get(self.entry.source, "（无）")

    @property
    def target(self) -> str:
        return STATUS.get(self.entry.target, "（无）")

    @property
    def moved(self) -> bool:
        """Whether the report went from one state to another."""
        return self.entry.source != self.entry.target

    @property
    def brief(self) -> str:
        """What the list prints of what it says."""
        said = self.entry.reason
        return said if len(said) <= BRIEF else f"{said[:BRIEF]}……"


def entries(asked: TrailAsked, *, staff: Staff) -> QuerySet:
    """The entries that a person may see and asked for, the newest first."""
    found = TrailEntry.objects.visible_to(staff).order_by("-number")
    if asked.q:
        columns = ("reason", "action", "actor", "actor_name", "agency", "address")
        found = found.filter(_any(columns, asked.q))
    if asked.action:
        found = found.filter(action=asked.action)
    if asked.actor:
        found = found.filter(Q(actor=asked.actor) | Q(actor_name=asked.actor))
    if asked.agency:
        named = Agency.objects.filter(name__icontains=asked.agency).values("code")
        found = found.filter(Q(agency=asked.agency) | Q(agency__in=named))
    if asked.year.isdecimal() and len(asked.year) == 4:
        found = found.filter(year=int(asked.year))
    if since := _day(asked.since):
        found = found.filter(at__gte=_start(since))
    if until := _day(asked.until):
        found = found.filter(at__lt=_start(until) + timedelta(days=1))
    return found


def actions(*, staff: Staff) -> list[str]:
    """Everything that was ever done, to choose from."""
    seen = TrailEntry.objects.visible_to(staff).order_by("action")
    return list(seen.values_list("action", flat=True).distinct())


def lines(shown: Iterable[TrailEntry]) -> list[WholeTrailLine]:
    """With the names of their agencies; one query for all."""
    found = list(shown)
    codes = {entry.agency for entry in found if entry.agency}
    names = dict(Agency.objects.filter(code__in=codes).values_list("code", "name"))
    return [WholeTrailLine(entry, names.get(entry.agency, entry.agency)) for entry in found]


def rows(found: QuerySet) -> Iterator[tuple[str, ...]]:
    """As the rows of a table, a few hundred in memory at a time."""
    yield HEADER
    names = dict(Agency.objects.values_list("code", "name"))
    for entry in found.iterator(chunk_size=500):
        line = WholeTrailLine(entry, names.get(entry.agency, ""))
        yield tuple(escaped(text) for text in _row(line))


def _row(line: WholeTrailLine) -> tuple[str, ...]:
    entry = line.entry
    of_report = (str(entry.year), str(entry.revision)) if entry.year else ("", "")
    moved = (line.source, line.target) if line.moved else ("", "")
    return (
        str(entry.number),
        timezone.localtime(entry.at).strftime("%Y-%m-%d %H:%M:%S"),
        *(entry.action, entry.actor, entry.actor_name, entry.address, entry.agency, line.agency),
        *(*of_report, *moved, entry.reason, entry.content, entry.hash),
    )


def _any(columns: Iterable[str], text: str) -> Q:
    found = Q()
    for column in columns:
        found |= Q((f"{column}__icontains", text))
    return found


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
