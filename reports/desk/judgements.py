"""Saying of a finding that it was verified (已核实); overriding an error in writing (准予通过)."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from reports.archive import trail
from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.archive.store import to_document
from reports.models import AnnualReport, Judgement
from reports.statute.findings import Severity

from .findings import JudgedFinding, judged_findings
from .rights import OVERRIDE, VERIFY, Standing, refuse, standing

RIGHTS = {Judgement.Kind.VERIFIED: VERIFY, Judgement.Kind.OVERRIDDEN: OVERRIDE}
SEVERITY = {
    Judgement.Kind.VERIFIED: Severity.WARNING,
    Judgement.Kind.OVERRIDDEN: Severity.ERROR,
}


def judge(kind: str, *, report: AnnualReport, fingerprint: str, **said) -> Judgement:
    """Record what a person says of one finding: ``judge_all`` of one."""
    return judge_all(kind, report=report, fingerprints=(fingerprint,), **said)[0]


@transaction.atomic
def judge_all(
    kind: str,
    *,
    report: AnnualReport,
    fingerprints: Sequence[str],
    act: Act,
    explanation: str = "",
    public: bool = False,
    on: date | None = None,
) -> list[Judgement]:
    """Record what a person says of some findings: of all of them, each with its own entry of the
    trail, or of none. A warning is verified by whoever has the report in hand; an error is
    overridden by a reviewer who did not make the report, with an explanation that stays on record.
    What is found only when the report is published ``on`` a later day (逾期) is verified for that
    day. Raises Refused with a sentence."""
    report = AnnualReport.objects.select_for_update().get(pk=report.pk)
    if kind not in Judgement.Kind.values:
        raise Refused("请选择“已核实”或者“准予通过”。")
    kind, explanation = Judgement.Kind(kind), explanation.replace("\0", "").strip()
    refuse(standing(act.by, report).against(RIGHTS[kind]))
    chosen = _found(report, fingerprints, on=on or timezone.localdate(act.at))
    for judged in chosen:
        _refuse_unfit(kind, judged, explanation=explanation)
    public = public and kind == Judgement.Kind.OVERRIDDEN
    said = {"kind": kind, "explanation": explanation, "public": public}
    return [_record(judged, report=report, act=act, **said) for judged in chosen]


def _record(
    judged: JudgedFinding,
    *,
    report: AnnualReport,
    kind: Judgement.Kind,
    act: Act,
    explanation: str,
    public: bool,
) -> Judgement:
    judgement = Judgement.objects.create(
        report=report,
        fingerprint=judged.fingerprint,
        rule=judged.finding.rule,
        message=judged.finding.message,
        kind=kind,
        explanation=explanation,
        public=public,
        by=act.by,
        at=act.at,
    )
    said = "　".join(filter(None, (judged.finding.message, explanation)))
    trail.note(kind.label, report=report, act=act, reason=said)
    return judgement


def severities_open_to(here: Standing) -> set[str]:
    """The severities of findings that this person could judge now."""
    return {SEVERITY[kind].value for kind, right in RIGHTS.items() if here.may(right)}


def _found(report: AnnualReport, fingerprints: Sequence[str], *, on: date) -> list[JudgedFinding]:
    """The findings that were chosen, each once, in printed order."""
    if not fingerprints:
        raise Refused("没有选中任何一处，请先勾选要核实的警告。")
    found = judged_findings(report, document=to_document(report), on=on)
    chosen = {judged.fingerprint: judged for judged in found if judged.fingerprint in fingerprints}
    if len(chosen) < len(set(fingerprints)):
        raise Refused("这一处提示已随内容改动而变化，请刷新页面，核对后再办理。")
    return list(chosen.values())


def _refuse_unfit(kind: Judgement.Kind, judged: JudgedFinding, *, explanation: str) -> None:
    if judged.finding.severity is not SEVERITY[kind]:
        raise Refused(f"“{kind.label}”只用于{SEVERITY[kind].label}。")
    if judged.judgement:
        raise Refused("这一处已有意见，不必重复办理。")
    if kind == Judgement.Kind.OVERRIDDEN and not explanation:
        raise Refused("准予通过须写明理由，理由将永久留痕。")


def keep_public(report: AnnualReport, *, found: list[JudgedFinding]) -> None:
    """On publication: an explanation of what was mended meanwhile is not printed."""
    standing = [judged.fingerprint for judged in found]
    report.judgements.filter(public=True).exclude(fingerprint__in=standing).update(public=False)
