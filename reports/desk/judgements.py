"""Saying of a finding that it was verified (已核实), or overriding an error in writing."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from reports.archive import trail
from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.archive.store import to_document
from reports.models import AnnualReport, Judgement, Role, Staff, Status
from reports.statute.findings import Severity

from .findings import Question, questions

WHEN = {
    Judgement.Kind.VERIFIED: {
        Status.DRAFT: Role.PRODUCER,
        Status.IN_REVIEW: Role.REVIEWER,
        Status.APPROVED: Role.PUBLISHER,
    },
    Judgement.Kind.OVERRIDDEN: {Status.DRAFT: Role.REVIEWER, Status.IN_REVIEW: Role.REVIEWER},
}
SEVERITY = {
    Judgement.Kind.VERIFIED: Severity.WARNING,
    Judgement.Kind.OVERRIDDEN: Severity.ERROR,
}


@transaction.atomic
def judge(
    kind: str,
    *,
    report: AnnualReport,
    identity: str,
    act: Act,
    explanation: str = "",
    public: bool = False,
) -> Judgement:
    """Record what a person says of one finding. A warning is verified by the producer of the draft
    or by the reviewer; an error is overridden by a reviewer who did not make the report, with an
    explanation that stays on record. Raises Refused with a sentence."""
    report = AnnualReport.objects.select_for_update().get(pk=report.pk)
    if kind not in Judgement.Kind.values:
        raise Refused("请选择“已核实”或者“准予通过”。")
    kind, explanation = Judgement.Kind(kind), explanation.replace("\0", "").strip()
    question = _question(report, identity, on=timezone.localdate(act.at))
    _refuse_unfit(kind, report, question, by=act.by, explanation=explanation)
    judgement = Judgement.objects.create(
        report=report,
        identity=identity,
        rule=question.finding.rule,
        message=question.finding.message,
        kind=kind,
        explanation=explanation,
        public=public and kind == Judgement.Kind.OVERRIDDEN,
        by=act.by,
        at=act.at,
    )
    trail.note(
        kind.label,
        report=report,
        act=act,
        reason="　".join(filter(None, (question.finding.message, explanation))),
    )
    return judgement


def opinions_open_to(staff: Staff, report: AnnualReport) -> set[str]:
    """The severities of findings that this person could judge now."""
    posts = staff.posts.filter(agency=report.agency).order_by()
    roles = set(posts.values_list("role", flat=True))
    if report.makers.filter(pk=staff.pk).exists():
        roles &= {Role.PRODUCER}
    return {SEVERITY[kind].value for kind, when in WHEN.items() if when.get(report.status) in roles}


def _question(report: AnnualReport, identity: str, *, on: date) -> Question:
    document = to_document(report)
    for question in questions(report, document=document, on=on):
        if question.identity == identity:
            return question
    raise Refused("这一处提示已随内容改动而变化，请刷新页面，核对后再办理。")


def _refuse_unfit(
    kind: Judgement.Kind,
    report: AnnualReport,
    question: Question,
    *,
    by: Staff,
    explanation: str,
) -> None:
    role = WHEN[kind].get(Status(report.status))
    if role is None:
        raise Refused(f"报告处于“{report.get_status_display()}”状态，不能“{kind.label}”。")
    if not by.holds(role, agency=report.agency):
        raise Refused(f"“{kind.label}”由{report.agency}的{role.label}人办理，您没有这一岗位。")
    if question.finding.severity is not SEVERITY[kind]:
        raise Refused(f"“{kind.label}”只用于{SEVERITY[kind].label}。")
    if question.judgement:
        raise Refused("这一处已有意见，不必重复办理。")
    if role != Role.PRODUCER and report.makers.filter(pk=by.pk).exists():
        raise Refused(f"您参与了本报告的制作，不能以{role.label}人的身份办理“{kind.label}”。")
    if kind == Judgement.Kind.OVERRIDDEN and not explanation:
        raise Refused("准予通过须写明理由，理由将永久留痕。")


def keep_public(report: AnnualReport, *, found: list[Question]) -> None:
    """On publication: an explanation of what was mended meanwhile is not printed."""
    standing = [question.identity for question in found]
    report.judgements.filter(public=True).exclude(identity__in=standing).update(public=False)
