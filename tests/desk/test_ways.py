"""Whatever people do, in whatever order: nobody is stuck, and the states stay possible."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.archive import trail
from reports.archive.act import Act
from reports.archive.opening import open_report
from reports.archive.refusals import Refused
from reports.desk.rights import standing
from reports.desk.taking import take
from reports.models import AnnualReport, Status, TrailEntry
from reports.models.report import OPEN
from tests.conftest import AT

WALK = st.lists(st.integers(0, 99), min_size=5, max_size=25)


class Undone(Exception):
    """Takes back everything that one example did."""


def offered(people, draft) -> list[tuple[str, object, AnnualReport | None]]:
    """What somebody is offered to do with any report of the year, and beginning one anew."""
    same = AnnualReport.objects.filter(agency=draft.agency, year=draft.year).order_by("pk")
    steps = [
        (step.name, person, report)
        for report in same
        for person in people
        for step in standing(person, report).steps
    ]
    return [*steps, ("begin", people[0], None)]


def move(name: str, person, report: AnnualReport | None, draft) -> bool:
    """One person takes what he is offered; whether it was done."""
    said = {"reason": "理由", "secrecy": True, "scheduled_for": AT + timedelta(hours=1)}
    try:
        with transaction.atomic():
            if report is None:
                open_report(agency=draft.agency, year=draft.year, act=Act(person, AT))
            else:
                take(name, report=report, version=report.version, act=Act(person, AT), **said)
    except Refused:
        return False
    return True


def check(draft, people) -> None:
    same = AnnualReport.objects.filter(agency=draft.agency, year=draft.year).order_by("pk")
    living = [report for report in same if report.status != Status.ABANDONED]
    numbers = [report.revision for report in living]
    assert numbers == list(range(1, len(living) + 1))
    assert sum(report.status in OPEN for report in living) <= 1
    assert sum(report.status == Status.PUBLISHED for report in living) <= 1
    told = [entry.number for report in same for entry in TrailEntry.objects.about(report)]
    every = TrailEntry.objects.filter(agency=draft.agency.code, year=draft.year)
    assert sorted(told) == list(every.values_list("number", flat=True))
    for report in living:
        if report.status in OPEN:
            assert any(standing(person, report).steps for person in people), report.status


@pytest.mark.slow
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=WALK)
def test_any_walk_leaves_the_year_whole_and_nobody_stuck(
    walk, draft, producer, reviewer, publisher
):
    people = (producer, reviewer, publisher)
    with pytest.raises(Undone), transaction.atomic():
        done = []
        for number in walk:
            choices = offered(people, draft)
            name, person, report = choices[number % len(choices)]
            done += [name] * move(name, person, report, draft)
            check(draft, people)
        begun = TrailEntry.objects.filter(source="", target=Status.DRAFT).count()
        opening = sum(name in ("begin", "correct") for name in done)
        assert begun == 1 + opening
        assert list(trail.broken_links()) == []
        raise Undone
