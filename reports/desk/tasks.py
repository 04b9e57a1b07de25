"""What waits for a person, and in which way: returned to him, waiting for his word, being written,
not begun; and what he has handed on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from reports.models import Agency, AnnualReport, Role, Staff, Status, TrailEntry

from .progress import PartFilled
from .steps import STEPS

RETURN = next(step.label for step in STEPS if step.name == "return")
QUEUES = {
    "returned": "退回给我修改",
    "review": "等我审核",
    "publish": "等我发布",
    "making": "正在制作",
    "begin": "还没有开始",
    "handed": "已交出，等别人办理",
}
SOON = 7  # days


@dataclass(frozen=True)
class Task:
    """What one agency's report of one year waits for; without ``report`` nobody has begun it.
    ``days`` are left to the deadline, fewer than none when it has passed."""

    agency: Agency
    year: int
    days: int | None
    report: AnnualReport | None = None
    parts: tuple[PartFilled, ...] = ()

    @property
    def due(self) -> str:
        return due_in(self.days)

    @property
    def is_overdue(self) -> bool:
        return self.days is not None and self.days < 0

    @property
    def is_soon(self) -> bool:
        return self.days is not None and 0 <= self.days <= SOON

    @property
    def filled(self) -> int:
        return sum(part.filled for part in self.parts)

    @property
    def door(self) -> str:
        """The page on which it is dealt with."""
        checked = self.report and self.report.status in (Status.IN_REVIEW, Status.APPROVED)
        return "review" if checked else "change"

    def matches(self, words: str) -> bool:
        """Whether every word is in the name or code of the agency, or is the year."""
        said = f"{self.agency.name} {self.agency.code}".lower()
        return all(word in said or word == str(self.year) for word in words.lower().split())


def due_in(days: int | None) -> str:
    """How long until the deadline, in words; empty where there is none."""
    if days is None:
        return ""
    return f"已逾期 {-days} 天" if days < 0 else "今天截止" if days == 0 else f"还有 {days} 天"


def tasks(staff: Staff, *, today: date) -> dict[str, list[Task]]:
    """By the key of their queue, each with the most pressing first; three queries at most."""
    roles: dict[int, set[str]] = {}
    agencies: dict[int, Agency] = {}
    for post in staff.posts.select_related("agency__kind"):
        agencies[post.agency_id] = post.agency
        roles.setdefault(post.agency_id, set()).add(post.role)
    found: dict[str, list[Task]] = {key: [] for key in QUEUES}
    if not roles:
        return found
    for report in _open(staff):
        report.agency = agencies[report.agency_id]
        if queue := _queue(report, staff, roles[report.agency_id]):
            days = _days(report.agency, report.year, today)
            found[queue].append(Task(report.agency, report.year, days, report))
    producing = [agencies[key] for key, held in roles.items() if Role.PRODUCER in held]
    found["begin"] = list(_not_begun(staff, producing, today))
    return {key: sorted(found[key], key=_pressing) for key in QUEUES}


def _open(staff: Staff) -> QuerySet:
    """The open reports of a person's agencies, without their texts: each with how it last came to
    be a draft, why, and whether he wrote in it."""
    came = TrailEntry.objects.filter(
        agency=OuterRef("agency__code"),
        year=OuterRef("year"),
        revision=OuterRef("revision"),
        target=Status.DRAFT,
    ).exclude(source=Status.DRAFT)
    newest = came.order_by("-number")
    mine = AnnualReport.makers.through.objects.filter(annualreport=OuterRef("pk"), staff=staff)
    return (
        AnnualReport.objects.open()
        .filter(agency__in=staff.posts.values("agency"))
        .order_by("pk")
        .annotate(
            came_by=Subquery(newest.values("action")[:1]),
            why=Subquery(newest.values("reason")[:1]),
            is_mine=Exists(mine),
        )
        .only(
            *("agency", "year", "revision", "status", "scheduled_for"),
            *("produced_by", "reviewed_by"),
        )
    )


def _queue(report: AnnualReport, staff: Staff, roles: set[str]) -> str:
    """Where a report waits, as maker ≠ checker ≠ publisher; empty if not for him."""
    mine = report.is_mine or report.produced_by_id == staff.pk
    reviewed = report.reviewed_by_id == staff.pk and not report.agency.two_people
    if report.status == Status.DRAFT:
        queue = "returned" if report.came_by == RETURN else "making"
        return queue if Role.PRODUCER in roles else ""
    if report.status == Status.IN_REVIEW and Role.REVIEWER in roles and not mine:
        return "review"
    if report.status == Status.APPROVED and Role.PUBLISHER in roles and not (mine or reviewed):
        return "publish"
    return "handed" if Role.PRODUCER in roles else ""


def _not_begun(staff: Staff, agencies: list[Agency], today: date) -> Iterator[Task]:
    year = today.year - 1
    begun = AnnualReport.objects.not_abandoned().filter(
        agency__in=staff.posts.values("agency"), year=year
    )
    done = set(begun.order_by().values_list("agency", flat=True))
    for agency in agencies:
        if agency.pk not in done:
            yield Task(agency, year, _days(agency, year, today))


def _days(agency: Agency, year: int, today: date) -> int | None:
    due = agency.kind.deadline(year)
    return (due - today).days if due else None


def _pressing(task: Task) -> tuple:
    """By the deadline; what has none comes last."""
    last = float("inf") if task.days is None else task.days
    return last, task.agency.kind.order, task.agency.code, task.year
