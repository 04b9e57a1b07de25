"""The start page of the desk (工作台): what waits for this person, by role, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Case, OuterRef, QuerySet, Subquery, When
from django.urls import reverse

from reports.models import Agency, AnnualReport, Notice, Post, Role, Staff, Status, TrailEntry

from .steps import STEPS

RETURN, ABANDON = (
    next(step.label for step in STEPS if step.name == name) for name in ("return", "abandon")
)


@dataclass(frozen=True)
class Task:
    """One report that waits; ``days`` to the deadline, negative when it has passed."""

    report: AnnualReport
    days: int | None

    @property
    def due(self) -> str:
        return due_in(self.days)


@dataclass(frozen=True)
class Beginning:
    """An agency whose report of this year nobody has begun."""

    agency: Agency
    year: int
    days: int | None

    @property
    def address(self) -> str:
        query = urlencode({"agency": self.agency.pk, "year": self.year})
        return f"{reverse('admin:reports_annualreport_add')}?{query}"

    @property
    def due(self) -> str:
        return due_in(self.days)


@dataclass(frozen=True)
class Workbench:
    """What the start page shows; ``queues`` leaves out what is empty."""

    beginnings: tuple[Beginning, ...]
    queues: tuple[tuple[str, tuple[Task, ...]], ...]
    notices: tuple[Notice, ...]


def workbench(staff: Staff, *, today: date) -> Workbench:
    """At most seven queries, however many agencies there are."""
    posts = list(staff.posts.select_related("agency__kind"))
    queues = (
        ("退回给我修改", _drafts(posts).exclude(returned=None)),
        ("正在制作", _drafts(posts).filter(returned=None)),
        ("等我审核", _waiting(posts, Role.REVIEWER, Status.IN_REVIEW).exclude(makers=staff)),
        ("等我发布", _waiting(posts, Role.PUBLISHER, Status.APPROVED).exclude(makers=staff)),
    )
    tasks = ((label, tuple(_task(report, today) for report in queue)) for label, queue in queues)
    return Workbench(
        beginnings=tuple(_beginnings(posts, today)),
        queues=tuple((label, found) for label, found in tasks if found),
        notices=tuple(staff.notices.filter(read_at=None).select_related("report__agency")[:20]),
    )


def due_in(days: int | None) -> str:
    """How long until the deadline, in words; empty where there is none."""
    if days is None:
        return ""
    return f"已逾期 {-days} 天" if days < 0 else "今天截止" if days == 0 else f"还有 {days} 天"


def _drafts(posts: list[Post]) -> QuerySet:
    """Drafts of the person's agencies, each with the reason of its last return; what was returned
    of one that was abandoned before it does not count."""
    ends = TrailEntry.objects.filter(
        agency=OuterRef("agency__code"),
        year=OuterRef("year"),
        revision=OuterRef("revision"),
        action__in=(RETURN, ABANDON),
    ).order_by("-number")
    reason = Case(When(action=RETURN, then="reason"))
    drafts = _waiting(posts, Role.PRODUCER, Status.DRAFT)
    return drafts.annotate(returned=Subquery(ends.values(said=reason)[:1]))


def _waiting(posts: list[Post], role: Role, status: Status) -> QuerySet:
    agencies = [post.agency_id for post in posts if post.role == role]
    reports = AnnualReport.objects.filter(agency__in=agencies, status=status)
    return reports.select_related("agency__kind", "scheduled_by")


def _task(report: AnnualReport, today: date) -> Task:
    return Task(report, _days(report.agency, report.year, today))


def _beginnings(posts: list[Post], today: date) -> list[Beginning]:
    year = today.year - 1
    agencies = {post.agency_id: post.agency for post in posts if post.role == Role.PRODUCER}
    begun = AnnualReport.objects.not_abandoned().filter(agency__in=agencies, year=year)
    done = set(begun.values_list("agency", flat=True))
    return [
        Beginning(agency, year, _days(agency, year, today))
        for key, agency in agencies.items()
        if key not in done
    ]


def _days(agency: Agency, year: int, today: date) -> int | None:
    due = agency.kind.deadline(year)
    return (due - today).days if due else None
