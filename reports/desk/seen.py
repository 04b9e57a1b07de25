"""What a person last saw of a report, so that the desk can show him what has changed since.

The trail knows it: whoever saved, took a step or opened the review page saw the content of that
moment. Opening the page is put on record (查看) only when there was something new to see.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from reports.archive import trail
from reports.archive.act import Act
from reports.models import AnnualReport, Content, Staff, TrailEntry
from reports.statute.document import Document

from .rights import READ, standing

VIEWED = "查看"


@dataclass(frozen=True)
class Seen:
    """What one person saw of one report. ``current`` is the moment at which he first saw what it
    says now, None if never; ``before`` the last entry of his at which it said something else."""

    current: datetime | None
    before: TrailEntry | None

    @property
    def document(self) -> Document | None:
        """What he saw before it said what it says now; None if nothing, or if it was not kept."""
        kept = self.before and Content.objects.filter(pk=self.before.content).first()
        return kept.document if kept else None


def seen(report: AnnualReport, *, by: Staff, digest: str) -> Seen:
    """What ``by`` saw of a report that now says ``digest``; two queries."""
    own = TrailEntry.objects.about(report).filter(actor=by.username).exclude(content="").reverse()
    before = own.exclude(content=digest).first()
    since = before.number if before else 0
    current = own.filter(content=digest, number__gt=since).last()
    return Seen(current.at if current else None, before)


@transaction.atomic
def view(
    document: Document,
    *,
    report: AnnualReport,
    act: Act,
) -> Seen:
    """What ``act.by`` saw before; and if he reviews or publishes here and the report is still open,
    a record that he now sees what he had not seen yet."""
    saw = seen(report, by=act.by, digest=document.digest)
    if saw.current is None and standing(act.by, report).may(READ):
        trail.note(
            VIEWED,
            report=report,
            act=act,
            content=Content.keep(document),
        )
    return saw
