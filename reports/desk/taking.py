"""Taking a step: all of it, with its entry in the trail and its notices, or nothing."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from reports.archive import trail
from reports.archive.act import Act
from reports.archive.opening import copy
from reports.archive.refusals import Unsound
from reports.archive.store import lock, to_document
from reports.models import AnnualReport, Content, Status
from reports.models.signatures import SECRECY
from reports.renditions.files import render_now
from reports.statute.findings import Severity

from . import notices, remarks
from .findings import judged_findings
from .judgements import keep_public
from .rights import refuse, right_to, standing
from .steps import Step, against_order, step_named

SUPERSEDED = "被更正"
A_YEAR = timedelta(days=366)


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
    """Take one step: all of it, with its entry in the trail, or nothing.

    ``version`` is the token of what ``act.by`` has seen; ``secrecy`` says that 保密审查 was
    done, in his name. Returns the report, or the new revision that a correction opens. Raises
    Refused (or Unsound) with a sentence.
    """
    report = lock(report, version=version)
    step = step_named(name, source=report.status)
    reason = reason.replace("\0", "").strip()
    scheduled_for = scheduled_for if step.needs_time else None
    asked = _refusals(
        step, report, act, reason=reason, secrecy=secrecy, scheduled_for=scheduled_for
    )
    refuse(asked)
    content = _content(step, report, on=timezone.localdate(scheduled_for or act.at))
    said = {"act": act, "reason": reason}
    if step.opens_revision:
        return _open_revision(step, report, **said)
    _sign(step, report, act=act, reason=reason, scheduled_for=scheduled_for)
    if step.target == Status.PUBLISHED:
        report.agency_name = report.agency.name  # renaming the agency changes no published report
        _supersede(report, act=act)
        transaction.on_commit(partial(render_now, report), robust=True)
    report.save()
    _record(step, report, content=content, scheduled_for=scheduled_for, **said)
    if step.tells:
        notices.tell(*step.tells, report=report, act=act, reason=reason)
    return report


def _record(
    step: Step,
    report: AnnualReport,
    *,
    scheduled_for: datetime | None = None,
    reason: str,
    **said,
) -> None:
    when = planned(scheduled_for) if scheduled_for else ""
    trail.record(
        step.label,
        report=report,
        source=step.source,
        target=report.status,
        reason="　".join(filter(None, (reason, when))),
        **said,
    )


def planned(at: datetime) -> str:
    """How the trail says when a report is to be published."""
    return f"定于{timezone.localtime(at):%Y-%m-%d %H:%M}发布"


def _refusals(
    step: Step,
    report: AnnualReport,
    act: Act,
    *,
    reason: str,
    secrecy: bool,
    scheduled_for: datetime | None,
) -> Iterator[str]:
    yield from standing(act.by, report).against(right_to(step))
    yield from against_order(step, act.by, report)
    if step.needs_reason and not reason:
        yield f"“{step.label}”须写明理由。"
    if step.needs_secrecy and not secrecy and report.secrecy_at is None:
        yield f"“{step.label}”之前，须由发布人确认已完成保密审查。"
    if step.needs_remarks_closed and (left := remarks.open_on(report)):
        yield f"还有 {left} 条审核意见没有办结，不能“{step.label}”。"
    if step.needs_time and (scheduled_for is None or scheduled_for <= act.at):
        yield "定时发布的时间须晚于现在。"
    if scheduled_for and scheduled_for > act.at + A_YEAR:
        yield "定时发布的时间须在一年之内。"
    if step.opens_revision and _siblings(report).open().exists():
        yield "已有一份更正正在办理，请先完成。"
    if step.opens_revision and _siblings(report).filter(revision__gt=report.revision).exists():
        yield "这一版之后已有新的一版，请在最新的一版上更正。"


def _content(step: Step, report: AnnualReport, *, on) -> str:
    """The digest of what the step is taken on; Unsound while errors or warnings stand open."""
    document = to_document(report)
    if step.needs_sound_figures:
        found = judged_findings(report, document=document, on=on)
        if standing := [judged.finding for judged in found if judged.is_open]:
            raise Unsound(sorted(standing, key=lambda f: f.severity is not Severity.ERROR))
        if step.target == Status.PUBLISHED:
            keep_public(report, found=found)
    return Content.keep(document)


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
    same = AnnualReport.objects.filter(agency=report.agency_id, year=report.year)
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
    newest = AnnualReport.objects.filter(agency=report.agency_id, year=report.year)
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
