"""The pages of the desk: filling a report in, taking it through its steps."""

from datetime import datetime

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.archive.store import previous, to_document
from reports.models import AnnualReport, Role, Status, TrailEntry
from reports.public.report_page import parts, preamble
from reports.statute.document import Document

from . import editing
from .findings import judged_findings
from .form import DeskForm
from .frame import page, report_or_404
from .judgements import judge, severities_open_to
from .merge import Conflict
from .review_pages import remarks_context
from .rights import EDIT, standing
from .steps import Step
from .taking import take
from .upload import Upload


def desk(model_admin: ModelAdmin, request: HttpRequest, pk: object) -> HttpResponse:
    """The desk of one report: its form if it may be edited, else the report to read."""
    report = report_or_404(model_admin, request, pk)
    if request.method != "POST":
        return _desk(model_admin, request, report)
    if not request.user.holds(Role.PRODUCER, agency=report.agency):
        raise PermissionDenied
    document = to_document(report)
    form = _form(report, document, request.POST)
    if not form.is_valid():
        return _desk(model_admin, request, report, form=form)
    if not standing(request.user, report).may(EDIT):
        return _conflict(model_admin, request, Conflict(report, mine=form.result(), closed=True))
    if form.cleaned_data["version"] != report.version:
        return _conflict(model_admin, request, Conflict(report, mine=form.result()))
    try:
        editing.save(
            form.result(),
            report=report,
            version=report.version,
            act=Act.of(request),
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _desk(model_admin, request, report, form=form)
    messages.success(request, "已保存。")
    return to_desk(report)


def settle(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Two people wrote at once: store what was chosen of both."""
    report = report_or_404(model_admin, request, pk)
    if not standing(request.user, report).may(EDIT):
        raise PermissionDenied
    try:
        conflict = Conflict.posted(report, request.POST)
        chosen = conflict.chosen(request.POST)
        if conflict.version != report.version:  # saved once more meanwhile: choose once more
            return _conflict(model_admin, request, Conflict(report, mine=chosen))
        editing.save(
            chosen,
            report=report,
            version=conflict.version,
            act=Act.of(request),
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        return to_desk(report)
    messages.success(request, "已按您的选择保存。")
    return to_desk(report)


def take_step(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Take a step. What is refused comes back with the reason that was typed."""
    report = report_or_404(model_admin, request, pk)
    said = request.POST
    try:
        after = take(
            said.get("step", ""),
            report=report,
            version=_number(said.get("version")),
            act=Act.of(request),
            reason=said.get("reason", ""),
            secrecy="secrecy" in said,
            scheduled_for=_moment(said.get("scheduled_for")),
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _desk(model_admin, request, report, reason=said.get("reason", ""), status=409)
    messages.success(request, f"已办理，报告现处于“{after.get_status_display()}”状态。")
    return to_desk(after)


def judge_finding(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Say of one finding that it was verified, or override it in writing."""
    report = report_or_404(model_admin, request, pk)
    said = request.POST
    try:
        judge(
            said.get("opinion", ""),
            report=report,
            fingerprint=said.get("fingerprint", ""),
            act=Act.of(request),
            explanation=said.get("explanation", ""),
            public="public" in said,
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _desk(model_admin, request, report, status=409)
    messages.success(request, "意见已记录。")
    return to_desk(report, fragment="findings-title")


def upload(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """A file or pasted text into a draft: first what was understood, then, on a second word,
    stored."""
    report = report_or_404(model_admin, request, pk)
    if not standing(request.user, report).may(EDIT):
        raise PermissionDenied
    sent = Upload(report, request)
    try:
        if request.method == "POST" and sent.confirm():
            messages.success(request, "已存入。")
            return to_desk(report)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return page(model_admin, request, "upload", sent.context())


def to_desk(report: AnnualReport, *, fragment: str = "") -> HttpResponse:
    address = reverse("admin:reports_annualreport_change", args=[report.pk])
    return redirect(f"{address}#{fragment}" if fragment else address)


def _desk(
    model_admin: ModelAdmin,
    request: HttpRequest,
    report: AnnualReport,
    *,
    form: DeskForm | None = None,
    reason: str = "",
    status: int = 200,
) -> HttpResponse:
    document = to_document(report)
    here = standing(request.user, report)
    found = judged_findings(report, document=document, on=timezone.localdate())
    if form is None and here.may(EDIT):
        form = _form(report, document)
    context = {
        "title": str(report),
        "report": report,
        "document": document,
        "parts": (preamble(document), *parts(document)),
        "form": form,
        "steps": here.steps,
        "asks_secrecy": _asks_secrecy(here.steps, report),
        "findings": found,
        "findings_open": sum(judged.is_open for judged in found),
        "severities": severities_open_to(here),
        "entries": TrailEntry.objects.about(report),
        "reason": reason,
        "public": report.status == Status.PUBLISHED,
        **remarks_context(here),
    }
    return page(model_admin, request, "report", context, status=status)


def _asks_secrecy(steps: list[Step], report: AnnualReport) -> bool:
    return report.secrecy_at is None and any(step.needs_secrecy for step in steps)


def _form(report: AnnualReport, document: Document, data: QueryDict | None = None) -> DeskForm:
    return DeskForm(document, data, version=report.version, previous=previous(report))


def _conflict(model_admin: ModelAdmin, request: HttpRequest, conflict: Conflict) -> HttpResponse:
    return page(model_admin, request, "merge", conflict.context(), status=409)


def _number(text: str | None) -> int:
    """The version token as posted; a forged one matches no version."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else -1


def _moment(text: str | None) -> datetime | None:
    """A local time as a form gives it; None if it is none."""
    try:
        moment = parse_datetime(text or "")
    except ValueError:
        return None
    return timezone.make_aware(moment) if moment and timezone.is_naive(moment) else moment
