"""Weighing a step: whether this person may take it now, on this content, for that day. Nothing is
changed by it; ``taking`` and the page that asks once more both begin here."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from reports.archive.act import Act
from reports.archive.refusals import Unsound
from reports.archive.store import lock, to_document
from reports.models import AnnualReport
from reports.statute.findings import Severity

from . import remarks
from .findings import JudgedFinding, judged_findings
from .rights import Standing, refuse, right_to, standing
from .steps import Step, against_order, steps_named

AN_HOUR, A_YEAR = timedelta(hours=1), timedelta(days=366)


@dataclass(frozen=True)
class Wish:
    """What a person asks for: a step, on the ``version`` of the report that he has seen.

    ``secrecy`` says that 保密审查 was done, in his name; ``scheduled_for`` when to publish, where a
    step needs a time.
    """

    name: str
    version: int
    reason: str = ""
    secrecy: bool = False
    scheduled_for: datetime | None = None


@transaction.atomic
def rehearse(wish: Wish, *, report: AnnualReport, act: Act) -> Step:
    """Refused as the step itself would be, and nothing else happens; gives the step."""
    step, report, wish = weighed(wish, report, act)
    sound(step, report, wish, act)
    return step


def weighed(wish: Wish, report: AnnualReport, act: Act) -> tuple[Step, AnnualReport, Wish]:
    """The step that is meant, the report locked, and the wish without what the step has no use
    for; Refused if person, order, reason, secrecy, remarks or time stand against it."""
    report = lock(report, version=wish.version)
    here = standing(act.by, report)
    meant = steps_named(wish.name, source=report.status)
    step = next((one for one in meant if one in here.steps), meant[0])
    reason = wish.reason.replace("\0", "").strip()
    time = wish.scheduled_for if step.needs_time else None
    wish = replace(wish, reason=reason, scheduled_for=time)
    refuse(_refusals(step, here, wish, act))
    return step, report, wish


def _refusals(step: Step, here: Standing, wish: Wish, act: Act) -> Iterator[str]:
    report = here.report
    yield from here.against(right_to(step))
    yield from against_order(step, here.staff, report)
    if step.needs_reason and not wish.reason:
        yield f"“{step.label}”须写明理由。"
    if step.needs_secrecy and not wish.secrecy and report.secrecy_at is None:
        yield f"“{step.label}”之前，须由发布人确认已完成保密审查。"
    if step.needs_remarks_closed and (left := remarks.open_on(report)):
        yield f"还有 {left} 条审核意见没有办结，不能“{step.label}”。"
    if step.needs_time and (wish.scheduled_for is None or wish.scheduled_for <= act.at):
        yield "定时发布的时间须晚于现在。"
    if wish.scheduled_for and wish.scheduled_for > act.at + A_YEAR:
        yield "定时发布的时间须在一年之内。"
    if step.opens_revision and siblings(report).open().exists():
        yield "已有一份更正正在办理，请先完成。"
    if step.opens_revision and siblings(report).filter(revision__gt=report.revision).exists():
        yield "这一版之后已有新的一版，请在最新的一版上更正。"


def sound(step: Step, report: AnnualReport, wish: Wish, act: Act) -> list[JudgedFinding]:
    """What was found on the day of publication; Unsound while some of it stands open."""
    if not step.needs_sound_figures:
        return []
    found = judged_findings(report, document=to_document(report), on=_day(report, wish, act))
    if standing := [judged.finding for judged in found if judged.is_open]:
        raise Unsound(sorted(standing, key=lambda f: f.severity is not Severity.ERROR))
    return found


def _day(report: AnnualReport, wish: Wish, act: Act) -> date:
    """The day on which it is published. What was scheduled is published on that day, though the
    scheduler may strike late within the hour."""
    due = report.scheduled_for
    if due and due <= act.at < due + AN_HOUR:
        return timezone.localdate(due)
    return timezone.localdate(wish.scheduled_for or act.at)


def siblings(report: AnnualReport) -> QuerySet:
    """The other revisions of the same year."""
    same = AnnualReport.objects.not_abandoned().filter(agency=report.agency_id, year=report.year)
    return same.exclude(pk=report.pk)
