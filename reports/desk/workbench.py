"""The start page of the desk (工作台): the queues of what waits for a person, searched and paged,
and his notices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.core.paginator import Page, Paginator

from reports.archive.store import documents
from reports.models import AnnualReport, Notice, Staff

from .progress import progress
from .tasks import QUEUES, Task, tasks

FIRST = 8  # of each queue on the start page, the others on pages of its own
A_PAGE = 25
NOTICES = 6


@dataclass(frozen=True)
class Queue:
    """What waits in one way; ``page`` are the tasks shown."""

    key: str
    label: str
    page: Page

    @property
    def total(self) -> int:
        return self.page.paginator.count


@dataclass(frozen=True)
class Workbench:
    """What the start page shows; ``queues`` leaves out what is empty. The numbers are of all that
    he has to deal with himself, whatever is searched for."""

    queues: tuple[Queue, ...]
    notices: tuple[Notice, ...]
    total: int
    overdue: int
    soon: int
    words: str
    only: str


def workbench(
    staff: Staff, *, today: date, words: str = "", only: str = "", number: str = "1"
) -> Workbench:
    """At most eight queries, however many agencies there are. ``words`` narrow the queues; ``only``
    is the key of the one queue that is paged through, ``number`` its page."""
    found = tasks(staff, today=today)
    waiting = [task for key in QUEUES if key != "handed" for task in found[key]]
    only = only if only in QUEUES else ""
    queues = tuple(
        Queue(key, QUEUES[key], _page(found[key], words, number if only else "1", bool(only)))
        for key in QUEUES
        if only in ("", key)
    )
    return Workbench(
        queues=_with_progress(tuple(queue for queue in queues if queue.total)),
        notices=tuple(staff.notices.filter(read_at=None)[:NOTICES]),
        total=len(waiting),
        overdue=sum(task.is_overdue for task in waiting),
        soon=sum(task.is_soon for task in waiting),
        words=words,
        only=only,
    )


def _page(found: list[Task], words: str, number: str, paged: bool) -> Page:
    matching = [task for task in found if task.matches(words)]
    return Paginator(matching, A_PAGE if paged else FIRST).get_page(number)


def _with_progress(queues: tuple[Queue, ...]) -> tuple[Queue, ...]:
    """The same, with how far those reports are that are shown and being written."""
    shown = [
        task.report.pk
        for queue in queues
        if queue.key in ("returned", "making")
        for task in queue.page.object_list
    ]
    reports = AnnualReport.objects.filter(pk__in=shown).order_by("pk")
    far = dict(zip(sorted(shown), map(progress, documents(reports)), strict=True))
    for queue in queues:
        queue.page.object_list = [
            replace(task, parts=far.get(task.report.pk, ())) if task.report else task
            for task in queue.page.object_list
        ]
    return queues
