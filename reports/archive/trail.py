"""Writing and verifying the trail (留痕)."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from reports.models import AnnualReport, ChainHead, Event, Staff
from reports.models.trail_entry import START


@transaction.atomic
def record(
    action: str,
    *,
    report: AnnualReport,
    by: Staff,
    at: datetime,
    content: str = "",
    source: str = "",
    target: str = "",
    reason: str = "",
    address: str = "",
) -> Event:
    """Append one entry on a report to the chain, in the caller's transaction."""
    return _append(
        at=at,
        action=action,
        actor=by.username,
        actor_name=by.name,
        agency=report.agency.code,
        year=report.year,
        revision=report.revision,
        source=source,
        target=target,
        reason=reason,
        content=content,
        address=address,
    )


def note(action: str, *, report: AnnualReport, **said) -> Event:
    """Append one entry on something that leaves the report in its state."""
    return record(action, report=report, source=report.status, target=report.status, **said)


@transaction.atomic
def record_login(action: str, *, username: str, name: str, at: datetime, address: str) -> Event:
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


def _append(**said: object) -> Event:
    """Seal one more entry. The head stays locked until the transaction ends."""
    head = _locked_head()
    event = Event(number=head.number + 1, previous_hash=head.hash, **said)
    event.hash = event.seal()
    event.save(force_insert=True)
    head.number, head.hash = event.number, event.hash
    head.save()
    return event


def _locked_head() -> ChainHead:
    heads = ChainHead.objects.select_for_update()
    if head := heads.filter(pk=1).first():
        return head
    ChainHead.objects.get_or_create(pk=1)  # the first entry of all
    return heads.get(pk=1)


def broken_links() -> Iterator[str]:
    """Walk the chain and say, in a sentence each, where it does not hold."""
    number, previous = 0, START
    for event in Event.objects.order_by("number").iterator():
        if event.number != number + 1:
            yield f"第 {number + 1} 条留痕记录缺失。"
        elif event.previous_hash != previous:
            yield f"第 {event.number} 条留痕记录与前一条不衔接。"
        if event.hash != event.seal():
            yield f"第 {event.number} 条留痕记录的内容被改动。"
        number, previous = event.number, event.hash
    head = ChainHead.objects.filter(pk=1).first() or ChainHead()
    if (head.number, head.hash) != (number, previous):
        yield f"留痕记录应到第 {head.number} 条，实际到第 {number} 条。"
