"""Writing and verifying the trail (留痕)."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime

from django.db import transaction

from reports.models import AnnualReport, TrailEntry, TrailHead
from reports.models.trail_entry import START
from reports.statute.document import Document

from .act import Act

SEALED = (
    *("number", "at", "action", "actor", "actor_name", "agency", "year", "revision"),
    *("source", "target", "reason", "content", "address", "previous_hash"),
)


@transaction.atomic
def record(
    action: str,
    *,
    report: AnnualReport,
    act: Act,
    content: str = "",
    source: str = "",
    target: str = "",
    reason: str = "",
) -> TrailEntry:
    """Append one entry on a report to the chain, in the caller's transaction."""
    return _append(
        at=act.at,
        action=action,
        actor=act.by.username,
        actor_name=act.by.name,
        agency=report.agency.code,
        year=report.year,
        revision=report.revision,
        source=source,
        target=target,
        reason=reason,
        content=content,
        address=act.address,
    )


def note(action: str, *, report: AnnualReport, act: Act, **said) -> TrailEntry:
    """Append one entry on something that leaves the report in its state."""
    return record(
        action, report=report, act=act, source=report.status, target=report.status, **said
    )


@transaction.atomic
def record_log_in(
    action: str, *, username: str, name: str, at: datetime, address: str
) -> TrailEntry:
    """Append one entry on coming and going. It belongs to no agency, so that only system
    administrators see it; ``username`` is as typed and may be no account."""
    return _append(
        at=at,
        action=action,
        actor=username.replace("\0", "")[:150],
        actor_name=name,
        agency="",
        year=0,
        revision=0,
        address=address,
    )


def _append(**said: object) -> TrailEntry:
    """Seal one more entry. The head stays locked until the transaction ends."""
    head = _locked_head()
    entry = TrailEntry(number=head.number + 1, previous_hash=head.hash, **said)
    entry.hash = seal(entry)
    entry.save(force_insert=True)
    head.number, head.hash = entry.number, entry.hash
    head.save()
    return entry


def _locked_head() -> TrailHead:
    heads = TrailHead.objects.select_for_update()
    if head := heads.filter(pk=1).first():
        return head
    TrailHead.objects.get_or_create(pk=1)  # the first entry of all
    return heads.get(pk=1)


def seal(entry: TrailEntry) -> str:
    """The hash of everything an entry says and of the entry before it. The fields are named, so
    that a column added later breaks no hash of before."""
    said = {name: getattr(entry, name) for name in SEALED}
    said["at"] = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def is_proven(report: AnnualReport, document: Document) -> bool:
    """Whether a report says what its trail last recorded that it says. One query."""
    kept = TrailEntry.objects.about(report).exclude(content="").last()
    return kept is not None and kept.content == document.digest


def broken_links() -> Iterator[str]:
    """Walk the chain and say, in a sentence each, where it does not hold."""
    number, previous = 0, START
    for entry in TrailEntry.objects.order_by("number").iterator():
        if entry.number != number + 1:
            yield f"第 {number + 1} 条留痕记录缺失。"
        elif entry.previous_hash != previous:
            yield f"第 {entry.number} 条留痕记录与前一条不衔接。"
        if entry.hash != seal(entry):
            yield f"第 {entry.number} 条留痕记录的内容被改动。"
        number, previous = entry.number, entry.hash
    head = TrailHead.objects.filter(pk=1).first() or TrailHead()
    if (head.number, head.hash) != (number, previous):
        yield f"留痕记录应到第 {head.number} 条，实际到第 {number} 条。"
