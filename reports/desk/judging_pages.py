"""Saying of findings that they were verified, or overriding one: by a form, or without a reload."""

from datetime import date

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone

from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.archive.store import to_document
from reports.models import AnnualReport, Judgement
from reports.statute.findings import Severity

from .findings import JudgedFinding, judged_findings
from .frame import report_or_404, url
from .judgements import judge_all, severities_open_to
from .rights import EDIT, Standing, standing
from .typed import kept

AT_ONCE = 300  # more findings than any report has


def judge_findings(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Verify the chosen warnings, or override one error. A script that asks for JSON is given the
    list of findings anew; everybody else comes back to it."""
    report = report_or_404(model_admin, request, pk)
    done, sentence = False, "登录之前点的“已核实”没有记下，请在这里重新办理。"
    if request.method == "POST":
        try:
            done, sentence = True, _done(_judge(report, request))
        except Refused as refusal:
            done, sentence = False, str(refusal)
    if request.accepts("text/html"):
        messages.add_message(request, messages.SUCCESS if done else messages.WARNING, sentence)
        back = "review" if request.POST.get("back") == "review" else "change"
        return redirect(f"{url(back, report.pk)}#findings-title")
    return JsonResponse({"done": done, "message": sentence, "findings": _list(report, request)})


def _judge(report: AnnualReport, request: HttpRequest) -> list[Judgement]:
    said = request.POST
    return judge_all(
        said.get("opinion", ""),
        report=report,
        fingerprints=said.getlist("fingerprint")[:AT_ONCE],
        act=Act.of(request),
        explanation=said.get("explanation", ""),
        public="public" in said,
        on=_day(report, request),
    )


def _done(judgements: list[Judgement]) -> str:
    kind = judgements[0].get_kind_display()
    return f"意见已记录：{len(judgements)} 处“{kind}”，已留痕；有关的数字或者文字改动之前一直有效。"


def _list(report: AnnualReport, request: HttpRequest) -> str:
    day = _day(report, request)
    found = judged_findings(report, document=to_document(report), on=day)
    shown = findings_context(found, standing(request.user, report), day=day)
    return render_to_string("desk/findings.html", {"report": report, **shown}, request=request)


def _day(report: AnnualReport, request: HttpRequest) -> date:
    """The day for which the page shows findings: that of the publication last asked for."""
    return kept(request, report).day(timezone.localdate())


def findings_context(found: list[JudgedFinding], here: Standing, *, day: date) -> dict[str, object]:
    """What the include ``findings.html`` prints of what was found for publication on a day."""
    severities = severities_open_to(here)
    verifiable = [
        judged for judged in found if judged.is_open and judged.finding.severity is Severity.WARNING
    ]
    return {
        "findings": found,
        "findings_open": sum(judged.is_open for judged in found),
        "severities": severities,
        "several": len(verifiable) > 1 and Severity.WARNING.value in severities,
        "editable": here.may(EDIT),
        "day": day if day > timezone.localdate() else None,
    }
