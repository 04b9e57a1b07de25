"""Taking a step from a page: what is refused keeps what was typed, what is grave asks once more."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode

from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.models import AnnualReport

from . import typed
from .foretelling import foretold, said_after
from .frame import page, report_or_404, url
from .rights import Standing
from .steps import STEPS
from .taking import take
from .typed import Typed
from .weighing import rehearse


def take_step(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Take a step and come back to the report. Publishing and withdrawing first lead to a page
    that says what will happen."""
    report = report_or_404(model_admin, request, pk)
    if request.method != "POST":
        return _come_back(model_admin, request, report)
    said, act = typed.posted(request), Act.of(request)
    typed.keep(request, report, said)
    try:
        step = rehearse(said.wish, report=report, act=act)
        if step.asks_again and "confirmed" not in request.POST:
            return redirect(f"{url('take', report.pk)}?{urlencode({'step': step.name})}")
        after = _take(said, report, act)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(url(said.back, report.pk))
    typed.forget(request)
    messages.success(request, said_after(step, after, by=act.by))
    return redirect(url("change", after.pk))


def _take(said: Typed, report: AnnualReport, act: Act) -> AnnualReport:
    return take(
        said.step,
        report=report,
        version=said.version,
        act=act,
        reason=said.reason,
        secrecy=said.secrecy,
        scheduled_for=said.moment,
    )


def _come_back(model_admin: ModelAdmin, request: HttpRequest, report: AnnualReport) -> HttpResponse:
    """The address of an action opened by itself: the page that asks once more, if that is where one
    was; else, after logging in anew, the report with what was to be done."""
    said, name = typed.kept(request, report), request.GET.get("step", "")
    label = next((step.label for step in STEPS if step.name == name), "")
    if label and said.step == name:
        return _ask_again(model_admin, request, report, said)
    if label:
        typed.keep(request, report, Typed(step=name))
        messages.warning(request, f"“{label}”还没有办理，请核对后再点一次。")
    return redirect(url("change", report.pk))


def _ask_again(
    model_admin: ModelAdmin, request: HttpRequest, report: AnnualReport, said: Typed
) -> HttpResponse:
    try:
        step = rehearse(said.wish, report=report, act=Act.of(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(url(said.back, report.pk))
    context = {
        "title": f"{step.label}：{report}",
        "report": report,
        "step": step,
        "typed": said,
        "foretold": foretold(step, report, by=request.user),
        "back": url(said.back, report.pk),
    }
    return page(model_admin, request, "confirm", context)


def steps_context(request: HttpRequest, here: Standing) -> dict[str, object]:
    """What the include ``steps.html`` prints, on the desk and wherever steps are offered."""
    return {
        "steps": here.steps,
        "asks_secrecy": here.report.secrecy_at is None
        and any(step.needs_secrecy for step in here.steps),
        "typed": typed.kept(request, here.report),
    }
