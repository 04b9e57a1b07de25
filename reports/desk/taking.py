"""Taking a step: all of it, with its entry in the trail and its notices, or nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from reports.archive import trail
from reports.archive.act import Act
from reports.archive.refusals import Unsound
from reports.archive.store import copy, lock, to_document
from reports.models import AnnualReport, Content, Status
from reports.models.signatures import SECRECY
from reports.statute.findings import Severity

from . import notices, remarks
from .findings import JudgedFinding, judged_findings
from .judgements import keep_public
from .rights import Standing, refuse, right_to, standing
from .steps import Step, against_order, steps_named

SUPERSEDED = "被更正"
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
def take(
    name: str,
    *,
    report: AnnualReport,
    version: int,
    act: Act,
    reason: str = "",
    secrecy: bool = False,
    scheduled_for: datetime | None = None,
) -> AnnualReport:
    """Take one step: all of it, with its entry in the trail, or nothing; the words are those of a
    ``Wish``. Returns the report, or the new revision that a correction opens. Raises Refused (or
    Unsound) with a sentence."""
    wish = Wish(name, version, reason, secrecy, scheduled_for)
    step, report, wish = _weighed(wish, report, act)
    content = _content(step, report, wish, act)
    if step.opens_revision:
        return _open_revision(step, report, act=act, reason=wish.reason)
    _sign(step, report, act=act, reason=wish.reason, scheduled_for=wish.scheduled_for)
    if step.target == Status.PUBLISHED:
        report.agency_name = report.agency.name  # renaming the agency changes no published report
        _supersede(report, act=act)
    report.save()
    _record(
        step,
        report,
        act=act,
        content=content,
        reason=wish.reason,
        scheduled_for=wish.scheduled_for,
    )
    if step.tells:
        notices.tell(*step.tells, report=report, act=act, reason=wish.reason)
    return report


@transaction.atomic
def rehearse(wish: Wish, *, report: AnnualReport, act: Act) -> Step:
    """Refused as the step itself would be, and nothing else happens; gives the step."""
    step, report, wish = _weighed(wish, report, act)
    _sound(step, report, wish, act)
    return step


def _weighed(wish: Wish, report: AnnualReport, act: Act) -> tuple[Step, AnnualReport, Wish]:
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


def _record(
    step: Step,
    report: AnnualReport,
    *,
    scheduled_for: datetime | None = None,
    reason: str,
    **said,
) -> None:
    when = f"定于{timezone.localtime(scheduled_for):%Y-%m-%d %H:%M}发布" if scheduled_for else ""
    trail.record(
        step.label,
        report=report,
        source=step.source,
        target=report.status,
        reason="　".join(filter(None, (reason, when))),
        **said,
    )


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
    if step.opens_revision and _siblings(report).open().exists():
        yield "已有一份更正正在办理，请先完成。"
    if step.opens_revision and _siblings(report).filter(revision__gt=report.revision).exists():
        yield "这一版之后已有新的一版，请在最新的一版上更正。"


def _content(step: Step, report: AnnualReport, wish: Wish, act: Act) -> str:
    """The digest of what the step is taken on; Unsound while errors or warnings stand open."""
    found = _sound(step, report, wish, act)
    if step.target == Status.PUBLISHED:
        keep_public(report, found=found)
    return Content.keep(to_document(report))


def _sound(step: Step, report: AnnualReport, wish: Wish, act: Act) -> list[JudgedFinding]:
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


def _sign(
    step: Step,
    report: AnnualReport,
    *,
    act: Act,
    reason: str,
    scheduled_for: datetime | None,
) -> None:
    """Fill and empty the columns that the step answers for."""
    for signature in step.clears:
        signature.put(report, by=None, at=None)
    given = [step.signs] if step.signs else []
    if step.needs_secrecy and report.secrecy_at is None:
        given.append(SECRECY)
    for signature in given:
        signature.put(report, by=act.by, at=act.at)
    if step.target == Status.WITHDRAWN:
        report.withdrawal_reason = reason
    report.scheduled_for = scheduled_for
    report.status = step.target
    report.version += 1


def _siblings(report: AnnualReport):
    same = AnnualReport.objects.not_abandoned().filter(agency=report.agency_id, year=report.year)
    return same.exclude(pk=report.pk)


def _supersede(report: AnnualReport, *, act: Act) -> None:
    """The revision in force gives way to this one; its address stays. Locked, so that one that
    is being withdrawn stays withdrawn."""
    for old in _siblings(report).published().select_for_update():
        old.status, old.version = Status.SUPERSEDED, old.version + 1
        old.save()
        trail.record(
            SUPERSEDED,
            report=old,
            act=act,
            source=Status.PUBLISHED,
            target=old.status,
            reason=f"由第{report.revision}版更正：{report.correction_reason}",
        )


def _open_revision(step: Step, report: AnnualReport, *, act: Act, reason: str) -> AnnualReport:
    """A new draft with the same content; the published revision stays online meanwhile."""
    newest = AnnualReport.objects.not_abandoned().filter(agency=report.agency_id, year=report.year)
    number = newest.aggregate(newest=Max("revision"))["newest"] + 1
    revision = copy(report, revision=number, correction_reason=reason)
    revision.makers.set({*report.makers.all(), act.by})  # whoever wrote in it may not check it
    trail.record(
        step.label,
        report=revision,
        act=act,
        target=revision.status,
        reason=reason,
        content=Content.keep(to_document(revision)),
    )
    return revision
