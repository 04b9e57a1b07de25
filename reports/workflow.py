"""The way of a report (谁制作、谁审核、谁发布): the steps as data, and the one function that takes
them. Permissions, buttons, the help page and the tests are made from ``STEPS``."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from . import trail
from .archive import lock, to_document
from .examination import questions
from .models import AnnualReport, Content, Role, Staff, Status
from .refusals import Refused, Unsound
from .statute.findings import Severity

ERROR = Severity.ERROR


@dataclass(frozen=True)
class Step:
    """One step: who (``role``) takes a report from ``source`` to ``target``.

    ``signs`` names the pair of columns (``produced_at``, ``produced_by``) that the step fills;
    ``clears`` those that it empties.
    """

    name: str
    label: str
    source: Status
    target: Status
    role: Role
    signs: str = ""
    clears: tuple[str, ...] = ()
    needs_reason: bool = False
    needs_sound_figures: bool = False


STEPS = (
    Step(
        "submit",
        "提交审核",
        Status.DRAFT,
        Status.IN_REVIEW,
        Role.PRODUCER,
        signs="produced",
        needs_sound_figures=True,
    ),
    Step(
        "recall",
        "撤回",
        Status.IN_REVIEW,
        Status.DRAFT,
        Role.PRODUCER,
        clears=("produced",),
    ),
    Step(
        "return",
        "退回修改",
        Status.IN_REVIEW,
        Status.DRAFT,
        Role.REVIEWER,
        clears=("produced",),
        needs_reason=True,
    ),
    Step(
        "approve",
        "审核通过",
        Status.IN_REVIEW,
        Status.APPROVED,
        Role.REVIEWER,
        signs="reviewed",
        needs_sound_figures=True,
    ),
    Step(
        "return",
        "退回修改",
        Status.APPROVED,
        Status.DRAFT,
        Role.PUBLISHER,
        clears=("produced", "reviewed"),
        needs_reason=True,
    ),
    Step(
        "publish",
        "发布",
        Status.APPROVED,
        Status.PUBLISHED,
        Role.PUBLISHER,
        signs="published",
        needs_sound_figures=True,
    ),
)


def step_named(name: str, *, source: str) -> Step:
    """The step of that name from that state; Refused if there is none."""
    for step in STEPS:
        if step.name == name and step.source == source:
            return step
    label = next((step.label for step in STEPS if step.name == name), name)
    raise Refused(f"报告处于“{Status(source).label}”状态，不能“{label}”。")


def steps_open_to(staff: Staff, report: AnnualReport) -> list[Step]:
    """The steps that this person could take now, as far as role and separation of duties go."""
    posts = staff.posts.filter(agency=report.agency).order_by()
    roles = set(posts.values_list("role", flat=True))
    return [
        step
        for step in STEPS
        if step.source == report.status
        and step.role in roles
        and _same_person(step, report, staff) is None
    ]


@transaction.atomic
def take(
    name: str,
    *,
    report: AnnualReport,
    version: int,
    by: Staff,
    at: datetime,
    reason: str = "",
    address: str = "",
) -> AnnualReport:
    """Take one step: all of it, with its entry in the trail, or nothing.

    ``version`` is the token of what ``by`` has seen. Raises Refused (or Unsound) with a sentence.
    """
    report = lock(report, version=version)
    step = step_named(name, source=report.status)
    for refusal in _refusals(step, report, by, reason):
        raise Refused(refusal)
    content = _content(step, report, at=at)
    for column in step.clears:
        _sign(report, column, by=None, at=None)
    if step.signs:
        _sign(report, step.signs, by=by, at=at)
    report.status = step.target
    report.version += 1
    report.save()
    trail.record(
        step.label,
        report=report,
        by=by,
        at=at,
        source=step.source,
        target=step.target,
        reason=reason.strip(),
        content=content,
        address=address,
    )
    return report


def _refusals(step: Step, report: AnnualReport, by: Staff, reason: str) -> Iterator[str]:
    if not by.holds(step.role, agency=report.agency):
        yield f"“{step.label}”由{report.agency}的{step.role.label}人办理，您没有这一岗位。"
    if same := _same_person(step, report, by):
        yield same
    if step.needs_reason and not reason.strip():
        yield f"“{step.label}”须写明理由。"


def _same_person(step: Step, report: AnnualReport, by: Staff) -> str | None:
    """Maker ≠ checker ≠ publisher: three people answer for a report."""
    if step.role == Role.PRODUCER:
        return None
    if by.pk == report.produced_by_id or report.makers.filter(pk=by.pk).exists():
        return "您参与了本报告的制作，不能再审核或者发布。"
    if step.role == Role.PUBLISHER and by.pk == report.reviewed_by_id:
        return "您审核了本报告，不能再发布。"
    return None


def _content(step: Step, report: AnnualReport, *, at: datetime) -> str:
    """The digest of what the step is taken on; Unsound while errors or warnings stand open."""
    document = to_document(report)
    if step.needs_sound_figures:
        found = questions(report, document=document, on=timezone.localdate(at))
        if standing := [question.finding for question in found if question.is_open]:
            raise Unsound(sorted(standing, key=lambda finding: finding.severity is not ERROR))
    return Content.keep(document)


def _sign(report: AnnualReport, column: str, *, by: Staff | None, at: datetime | None) -> None:
    setattr(report, f"{column}_at", at)
    setattr(report, f"{column}_by", by)
