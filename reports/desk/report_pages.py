"""The pages of the desk: opening a report, filling it in, taking it through its steps."""

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
from reports.archive.store import open_report, previous, store, to_document
from reports.models import AnnualReport, Role, Staff, Status, TrailEntry
from reports.public.report_page import parts, preamble
from reports.statute.document import Document

from .findings import questions
from .form import DeskForm, OpenForm
from .frame import page
from .frame import report_or_404 as report_for
from .judgements import judge, opinions_open_to
from .merge import Conflict
from .review_pages import remarks_context
from .taking import steps_open_to, take
from .upload import Upload


def begin(admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Begin a report: agency and year, then straight to the desk."""
    if not admin.has_add_permission(request):
        raise PermissionDenied
    form = OpenForm(request.POST or None, staff=request.user, initial=request.GET.dict())
    if form.is_valid():
        try:
            report = open_report(
                **form.cleaned_data,
                act=Act.of(request),
            )
            return to_desk(report)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return page(admin, request, "open", {"title": "新建年度报告", "form": form})


def desk(admin: ModelAdmin, request: HttpRequest, pk: object) -> HttpResponse:
    """The desk of one report: its form if it may be edited, else the report to read."""
    report = report_for(admin, request, pk)
    if request.method != "POST":
        return _desk(admin, request, report)
    if not request.user.holds(Role.PRODUCER, agency=report.agency):
        raise PermissionDenied
    document = to_document(report)
    form = _form(report, document, request.POST)
    if not form.is_valid():
        return _desk(admin, request, report, form=form)
    if not may_edit(request.user, report):
        return _conflict(admin, request, Conflict(report, mine=form.result(), closed=True))
    if form.cleaned_data["version"] != report.version:
        return _conflict(admin, request, Conflict(report, mine=form.result()))
    try:
        store(
            form.result(),
            report=report,
            version=report.version,
            act=Act.of(request),
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _desk(admin, request, report, form=form)
    messages.success(request, "已保存。")
    return to_desk(report)


def settle(admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Two people wrote at once: store what was chosen of both."""
    report = report_for(admin, request, pk)
    if not may_edit(request.user, report):
        raise PermissionDenied
    try:
        conflict = Conflict.posted(report, request.POST)
        chosen = conflict.chosen(request.POST)
        if conflict.version != report.version:  # saved once more meanwhile: choose once more
            return _conflict(admin, request, Conflict(report, mine=chosen))
        store(
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


def take_step(admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Take a step. What is refused comes back with the reason that was typed."""
    report = report_for(admin, request, pk)
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
        return _desk(admin, request, report, reason=said.get("reason", ""), status=409)
    messages.success(request, f"已办理，报告现处于“{after.get_status_display()}”状态。")
    return to_desk(after)


def judge_finding(admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Say of one finding that it was verified, or override it in writing."""
    report = report_for(admin, request, pk)
    said = request.POST
    try:
        judge(
            said.get("opinion", ""),
            report=report,
            identity=said.get("identity", ""),
            act=Act.of(request),
            explanation=said.get("explanation", ""),
            public="public" in said,
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _desk(admin, request, report, status=409)
    messages.success(request, "意见已记录。")
    return to_desk(report, fragment="findings-title")


def upload(admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """A file or pasted text into a draft: first what was understood, then, on a second word,
    stored."""
    report = report_for(admin, request, pk)
    if not may_edit(request.user, report):
        raise PermissionDenied
    sent = Upload(report, request)
    try:
        if request.method == "POST" and sent.confirm():
            messages.success(request, "已存入。")
            return to_desk(report)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return page(admin, request, "upload", sent.context())


def may_edit(staff: Staff, report: AnnualReport) -> bool:
    """Only a draft is edited, and only by its agency's producers."""
    return report.status == Status.DRAFT and staff.holds(Role.PRODUCER, agency=report.agency)


def to_desk(report: AnnualReport, *, fragment: str = "") -> HttpResponse:
    address = reverse("admin:reports_annualreport_change", args=[report.pk])
    return redirect(f"{address}#{fragment}" if fragment else address)


def _desk(
    admin: ModelAdmin,
    request: HttpRequest,
    report: AnnualReport,
    *,
    form: DeskForm | None = None,
    reason: str = "",
    status: int = 200,
) -> HttpResponse:
    document = to_document(report)
    asked = questions(report, document=document, on=timezone.localdate())
    if form is None and may_edit(request.user, report):
        form = _form(report, document)
    context = {
        "title": str(report),
        "report": report,
        "document": document,
        "parts": (preamble(document), *parts(document)),
        "form": form,
        "steps": steps_open_to(request.user, report),
        "questions": asked,
        "open_questions": sum(question.is_open for question in asked),
        "findings": [question.finding for question in asked],
        "opinions": opinions_open_to(request.user, report),
        "entries": TrailEntry.objects.about(report),
        "reason": reason,
        "public": report.status == Status.PUBLISHED,
        **remarks_context(request, report),
    }
    return page(admin, request, "report", context, status=status)


def _form(report: AnnualReport, document: Document, data: QueryDict | None = None) -> DeskForm:
    return DeskForm(document, data, version=report.version, previous=previous(report))


def _conflict(admin: ModelAdmin, request: HttpRequest, conflict: Conflict) -> HttpResponse:
    return page(admin, request, "merge", conflict.context(), status=409)


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
