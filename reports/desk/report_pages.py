"""The pages of the desk: opening a report, filling it in, taking it through its steps."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.archive.store import previous, to_document
from reports.models import AnnualReport, Role, Status, TrailEntry
from reports.public.report_page import parts, preamble
from reports.statute.document import Document

from . import editing
from .findings import context_of, judged_findings, live_severities
from .form import DeskForm, OpenForm
from .frame import page, report_or_404
from .grid import for_browser
from .judging_pages import findings_context
from .merge import Conflict
from .review_pages import remarks_context
from .rights import EDIT, standing
from .statements import readings
from .step_pages import steps_context
from .typed import kept
from .upload import Upload


def open_page(model_admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Begin a report: agency and year, then straight to the desk."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    form = OpenForm(request.POST or None, staff=request.user, initial=request.GET.dict())
    if form.is_valid():
        try:
            report = editing.begin(
                **form.cleaned_data,
                act=Act.of(request),
            )
            return to_desk(report)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return page(model_admin, request, "open", {"title": "新建年度报告", "form": form})


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
) -> HttpResponse:
    document = to_document(report)
    here = standing(request.user, report)
    day = kept(request, report).day(timezone.localdate())
    around = context_of(report, document=document, on=day)
    found = judged_findings(report, document=document, on=day, context=around)
    if form is None and here.may(EDIT):
        form = DeskForm(document, version=report.version, previous=around.previous)
    context = {
        "title": str(report),
        "report": report,
        "document": document,
        "parts": (preamble(document), *parts(document)),
        "form": form,
        "statute": for_browser(document.form, live_severities(document.form, around.settings)),
        "readings": readings(document, agency=report.agency),
        "entries": TrailEntry.objects.about(report),
        "public": report.status == Status.PUBLISHED,
        **steps_context(request, here),
        **findings_context(found, here, day=day),
        **remarks_context(here),
    }
    return page(model_admin, request, "report", context)


def _form(report: AnnualReport, document: Document, data: QueryDict) -> DeskForm:
    return DeskForm(document, data, version=report.version, previous=previous(report))


def _conflict(model_admin: ModelAdmin, request: HttpRequest, conflict: Conflict) -> HttpResponse:
    return page(model_admin, request, "merge", conflict.context(), status=409)
