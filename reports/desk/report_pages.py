"""The pages of the desk: filling a report in, taking it through its steps."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from reports.archive.act import Act
from reports.archive.lending import previous
from reports.archive.refusals import Refused
from reports.archive.store import to_document
from reports.models import AnnualReport, Role, Status, TrailEntry
from reports.public.report_page import parts, preamble
from reports.statute.document import Document

from . import editing, working_copy
from .findings import context_of, judged_findings, live_severities
from .form import DeskForm
from .frame import page, report_or_404, say_saved
from .grid import for_browser
from .judging_pages import findings_context
from .merge import MERGED, Conflict, Unanswered
from .review_pages import remarks_context
from .rights import EDIT, standing
from .statements import readings
from .step_pages import steps_context
from .typed import kept
from .upload import Upload
from .working_copy import Resumed


def desk(model_admin: ModelAdmin, request: HttpRequest, pk: object) -> HttpResponse:
    """The desk of one report: its form if it may be edited, else the report to read."""
    report = report_or_404(model_admin, request, pk)
    if request.method != "POST":
        return _desk(model_admin, request, report)
    if not request.user.holds(Role.PRODUCER, agency=report.agency):
        raise PermissionDenied
    form = _form(report, to_document(report), request.POST)
    if not form.is_valid():
        return _desk(model_admin, request, report, form=form)
    return _save(model_admin, request, report, form)


def _save(
    model_admin: ModelAdmin, request: HttpRequest, report: AnnualReport, form: DeskForm
) -> HttpResponse:
    """What was typed is stored; over what was saved meanwhile it is merged, or asked about."""
    typed, said = form.result(), form.cleaned_data
    is_open = standing(request.user, report).may(EDIT)
    conflict = Conflict(report, opened=said["opened"], mine=typed, closed=not is_open)
    is_stale = said["version"] != report.version
    if not is_open or (is_stale and conflict.merge.questions):
        return page(model_admin, request, "merge", conflict.context(), status=409)
    try:
        _store(request, conflict, conflict.decided() if is_stale else typed)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _desk(model_admin, request, report, form=form)
    return to_desk(report)


def _store(request: HttpRequest, conflict: Conflict, document: Document) -> None:
    """Store a draft, and say of what it was merged."""
    is_merged = document != conflict.mine
    editing.save(
        document,
        report=conflict.report,
        version=conflict.report.version,
        act=Act.of(request),
        reason=MERGED if is_merged else "",
    )
    words = "已保存，并与您打开之后别人保存的改动合并。" if is_merged else "已保存。"
    working_copy.forget(conflict.report, by=request.user)
    say_saved(request, conflict.report, words)


def settle(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Two people wrote at once: store what was chosen of both, or give up one's own."""
    report = report_or_404(model_admin, request, pk)
    if not standing(request.user, report).may(EDIT):
        raise PermissionDenied
    try:
        conflict = Conflict.posted(report, request.POST)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return to_desk(report)
    if "discard" in request.POST:
        working_copy.forget(report, by=request.user)
        say_saved(request, report, "您没有保存的内容已不再保留。")
        return to_desk(report)
    return _settle(model_admin, request, conflict)


def _settle(model_admin: ModelAdmin, request: HttpRequest, conflict: Conflict) -> HttpResponse:
    said: QueryDict | None = request.POST
    try:
        chosen = conflict.decided(said)
        if conflict.version != conflict.report.version:  # saved once more meanwhile: ask of that
            conflict, said = conflict.next(chosen), None
            chosen = conflict.decided()
        _store(request, conflict, chosen)
    except Unanswered:
        return page(model_admin, request, "merge", conflict.context(said), status=409)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return to_desk(conflict.report)


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
    resumed = None
    if form is None and here.may(EDIT):
        resumed = working_copy.resumed(report, document, by=request.user)
        form = _resumed(report, document, resumed, previous=around.previous)
    context = {
        "title": str(report),
        "report": report,
        "document": document,
        "parts": (preamble(document), *parts(document)),
        "form": form,
        "resumed": resumed,
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


def _resumed(
    report: AnnualReport, document: Document, resumed: Resumed | None, *, previous: Document | None
) -> DeskForm:
    """The form of what the report says, with what the person typed over it and did not save."""
    if resumed is None:
        return DeskForm(document, version=report.version, previous=previous)
    return DeskForm(
        resumed.document,
        version=resumed.version,
        opened=resumed.opened,
        previous=previous,
        typed=resumed.fields,
    )
