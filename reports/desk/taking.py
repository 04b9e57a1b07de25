"""Taking a step: all of it, with its entry in the trail and its notices, or nothing."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from reports.archive import trail
from reports.archive.act import Act
from reports.archive.opening import copy
from reports.archive.store import to_document
from reports.models import AnnualReport, Content, Status
from reports.models.signatures import SECRECY
from reports.renditions.files import render_now

from . import notices
from .judgements import keep_public
from .steps import Step
from .weighing import Wish, siblings, sound, weighed

SUPERSEDED = "被更正"


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
    step, report, wish = weighed(wish, report, act)
    content = _content(step, report, wish, act)
    if step.opens_revision:
        return _open_revision(step, report, act=act, reason=wish.reason)
    _sign(step, report, act=act, reason=wish.reason, scheduled_for=wish.scheduled_for)
    if step.target == Status.PUBLISHED:
        report.agency_name = report.agency.name  # renaming the agency changes no published report
        _supersede(report, act=act)
        transaction.on_commit(partial(render_now, report), robust=True)
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


def _content(step: Step, report: AnnualReport, wish: Wish, act: Act) -> str:
    """The digest of what the step is taken on; Unsound while errors or warnings stand open."""
    found = sound(step, report, wish, act)
    if step.target == Status.PUBLISHED:
        keep_public(report, found=found)
    return Content.keep(to_document(report))


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


def _supersede(report: AnnualReport, *, act: Act) -> None:
    """The revision in force gives way to this one; its address stays. Locked, so that one that
    is being withdrawn stays withdrawn."""
    for old in siblings(report).published().select_for_update():
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
