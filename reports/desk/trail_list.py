"""The trail (留痕) to read: each entry with what it changed in the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Paginator
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from reports.models import Content, Status, TrailEntry
from reports.statute.differences import Differences, differences
from reports.statute.document import Document
from reports.statute.places import figure_name
from reports.writers.csv import escaped

HEADER = (
    *("序号", "时间", "操作", "账号", "姓名", "来源地址", "机关代码", "年度", "版次"),
    *("原状态", "新状态", "说明", "改动", "内容摘要", "本条校验值"),
)
AT_ONCE = 200
STATUS = dict(Status.choices)


@dataclass(frozen=True)
class TrailLine:
    """One entry to read. ``before`` and ``after`` are what the report said around it; None
    where the entry did not concern the content, or where nothing was kept."""

    entry: TrailEntry
    before: Document | None
    after: Document | None

    @property
    def source(self) -> str:
        return STATUS.get(self.entry.source, self.entry.source)

    @property
    def target(self) -> str:
        return STATUS.get(self.entry.target, self.entry.target)

    @property
    def moved(self) -> bool:
        """Whether the report went from one state to another."""
        return self.entry.source != self.entry.target

    @property
    def note(self) -> str:
        """What stands where differences cannot be shown."""
        changed = self.entry.content and self.entry.content != self.entry.previous_content
        if not changed or self.differences:
            return ""
        if not self.entry.previous_content:
            return "首次存档" if self.after else ""
        return "改动前后的内容没有都存档，不能比较"

    @cached_property
    def differences(self) -> Differences | None:
        if self.before is None or self.after is None or self.before == self.after:
            return None
        return differences(self.before, self.after)


def with_previous(entries: QuerySet) -> QuerySet:
    """Each entry with the digest of what the same revision said before it."""
    same = {name: OuterRef(name) for name in ("agency", "year", "revision")}
    earlier = TrailEntry.objects.filter(**same, number__lt=OuterRef("number")).exclude(content="")
    last = earlier.order_by("-number").values("content")[:1]
    return entries.annotate(previous_content=Subquery(last))


def lines(entries: Iterable[TrailEntry]) -> list[TrailLine]:
    """Entries of ``with_previous`` with their contents; one query for all of these."""
    shown = list(entries)
    digests = {d for e in shown if e.content for d in (e.content, e.previous_content) if d}
    kept = {key: found.document for key, found in Content.objects.in_bulk(digests).items()}
    return [
        TrailLine(
            entry,
            before=kept.get(entry.previous_content) if entry.content else None,
            after=kept.get(entry.content),
        )
        for entry in shown
    ]


def rows(entries: QuerySet) -> Iterator[tuple[str, ...]]:
    """The trail as the rows of a table, a few hundred in memory at a time."""
    yield HEADER
    for page in Paginator(with_previous(entries), AT_ONCE):
        for line in lines(page):
            yield tuple(escaped(text) for text in _row(line))


def _row(line: TrailLine) -> tuple[str, ...]:
    entry = line.entry
    return (
        str(entry.number),
        timezone.localtime(entry.at).strftime("%Y-%m-%d %H:%M:%S"),
        *(entry.action, entry.actor, entry.actor_name, entry.address, entry.agency),
        *(str(entry.year), str(entry.revision), line.source, line.target, entry.reason),
        _in_a_line(line.differences) or line.note,
        *(entry.content, entry.hash),
    )


def _in_a_line(found: Differences | None) -> str:
    """Differences in one line: figures with their numbers, texts by name."""
    if found is None:
        return ""
    said = ["标题"] if found.title else []
    said += [
        f"{figure_name(c.cell)}：{c.before or '未填'}→{c.after or '未填'}" for c in found.cells
    ]
    said += [change.passage.label for change in found.texts]
    return "；".join(said)
