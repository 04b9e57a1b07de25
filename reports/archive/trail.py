"""Writing and verifying the trail (留痕)."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

from django.db import transaction

from reports.models import AnnualReport, TrailEntry, TrailHead
from reports.models.trail_entry import START
from reports.statute.document import Document

from .act import Act
from .digests import sha256_of, sm3_of

_FIRST = (
    *("number", "at", "action", "actor", "actor_name", "agency", "year", "revision"),
    *("source", "target", "reason", "content", "address", "previous_hash"),
)
# What each way of sealing names. A new way is added; the hashes of before stay what they are.
SEALED = {1: _FIRST, 2: (*_FIRST, "seal")}
NOW = max(SEALED)


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
def record_visit(
    action: str, *, report: AnnualReport, name: str, at: datetime, address: str, reason: str
) -> TrailEntry:
    """Append one entry on a look at a report by somebody without an account."""
    return _append(
        at=at,
        action=action,
        actor="",
        actor_name=name,
        agency=report.agency.code,
        year=report.year,
        revision=report.revision,
        source=report.status,
        target=report.status,
        reason=reason,
        address=address,
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


def record_office(action: str, *, act: Act, said: str) -> TrailEntry:
    """Append one entry on what an administrator does to people, agencies, rules or settings:
    ``said`` is what was and what is. It belongs to no report and no agency, so that only system
    administrators see it."""
    return _append(
        at=act.at,
        action=action,
        actor=act.by.username,
        actor_name=act.by.name,
        agency="",
        year=0,
        revision=0,
        reason=said,
        address=act.address,
    )


def _append(**said: object) -> TrailEntry:
    """Seal one more entry. The head stays locked until the transaction ends."""
    head = locked_head()
    entry = TrailEntry(number=head.number + 1, previous_hash=head.hash, seal=NOW, **said)
    entry.hash, entry.sm3 = seals_of(entry, previous_sm3=head.sm3)
    entry.save(force_insert=True)
    head.number, head.hash, head.sm3 = entry.number, entry.hash, entry.sm3
    head.save()
    return entry


def locked_head() -> TrailHead:
    """The last entry's number and hashes, locked until the transaction ends: whoever ends on the
    trail waits. Also for what has no row of its own to lock before it is looked at."""
    heads = TrailHead.objects.select_for_update()
    if head := heads.filter(pk=1).first():
        return head
    TrailHead.objects.get_or_create(pk=1)  # the first entry of all
    return heads.get(pk=1)


def seals_of(entry: TrailEntry, *, previous_sm3: str) -> tuple[str, str]:
    """SHA-256 and SM3 of everything an entry says and of the entry before it. The first way of
    sealing knew no SM3."""
    said = canonical(entry)
    return sha256_of(said), sm3_of(said + previous_sm3.encode()) if entry.seal > 1 else ""


def canonical(entry: TrailEntry) -> bytes:
    """What an entry says, byte for byte. Its way of sealing names the fields, so that a column
    added later breaks no hash of before."""
    said = {name: getattr(entry, name) for name in SEALED[entry.seal]}
    said["at"] = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def is_proven(report: AnnualReport, document: Document) -> bool:
    """Whether a report says what its trail last recorded that it says. One query."""
    kept = TrailEntry.objects.about(report).exclude(content="").last()
    return kept is not None and kept.content == document.digest


def broken_links() -> Iterator[str]:
    """Walk the chain and say, in a sentence each, where it does not hold."""
    number, previous, sm3 = 0, START, START
    for entry in TrailEntry.objects.order_by("number").iterator():
        if entry.number != number + 1:
            yield f"第 {number + 1} 条留痕记录缺失。"
        elif entry.previous_hash != previous:
            yield f"第 {entry.number} 条留痕记录与前一条不衔接。"
        if entry.seal not in SEALED or (entry.hash, entry.sm3) != seals_of(entry, previous_sm3=sm3):
            yield f"第 {entry.number} 条留痕记录的内容被改动。"
        number, previous, sm3 = entry.number, entry.hash, entry.sm3 or sm3
    head = TrailHead.objects.filter(pk=1).first() or TrailHead()
    if (head.number, head.hash, head.sm3) != (number, previous, sm3):
        yield f"留痕记录应到第 {head.number} 条，实际到第 {number} 条。"
