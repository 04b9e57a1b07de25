"""The desk: opening a report, filling it in, and taking it through its steps."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from reports.archive import open_report, store, to_document
from reports.examination import questions
from reports.judging import judge, opinions_open_to
from reports.models import AnnualReport, Event, Role, Status
from reports.presenters.report_page import parts, preamble
from reports.refusals import Refused
from reports.statute.document import Document
from reports.workflow import steps_open_to, take

from .forms import DeskForm, OpenForm
from .upload import Upload


@admin.register(AnnualReport)
class AnnualReportAdmin(admin.ModelAdmin):
    """Reports of one's own agencies; every other one does not exist."""

    list_display = (
        "agency",
        "year",
        "revision",
        "status",
        "produced_by",
        "reviewed_by",
        "published_by",
        "published_at",
    )
    list_filter = ("status", "year", "agency__kind")
    list_select_related = ("agency", "produced_by", "reviewed_by", "published_by")
    search_fields = ("agency__name", "agency__code", "title")

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).visible_to(request.user)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.is_staff

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return self.has_module_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.posts.filter(role=Role.PRODUCER).exists()

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return obj is not None and may_edit(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def get_urls(self):
        take_view = self.admin_site.admin_view(require_POST(self.take_view))
        judge_view = self.admin_site.admin_view(require_POST(self.judge_view))
        upload_view = self.admin_site.admin_view(self.upload_view)
        return [
            path("<int:pk>/take/", take_view, name="reports_annualreport_take"),
            path("<int:pk>/judge/", judge_view, name="reports_annualreport_judge"),
            path("<int:pk>/upload/", upload_view, name="reports_annualreport_upload"),
            *super().get_urls(),
        ]

    def add_view(self, request: HttpRequest, form_url="", extra_context=None) -> HttpResponse:
        """Begin a report: agency and year, then straight to the desk."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = OpenForm(request.POST or None, staff=request.user)
        if form.is_valid():
            try:
                report = open_report(**form.cleaned_data, by=request.user, at=timezone.now())
                return redirect(_desk(report))
            except Refused as refusal:
                form.add_error(None, str(refusal))
        return self._page(request, "open", {"title": "新建年度报告", "form": form})

    def change_view(
        self, request: HttpRequest, object_id: str, form_url="", extra_context=None
    ) -> HttpResponse:
        """The desk of one report: its form if it may be edited, else the report to read."""
        report = self._report(request, object_id)
        if request.method != "POST":
            return self._desk_page(request, report)
        if not may_edit(request, report):
            raise PermissionDenied
        form = _form(report, to_document(report), request.POST)
        if form.is_valid():
            try:
                store(
                    form.result(),
                    report=report,
                    version=form.cleaned_data["version"],
                    by=request.user,
                    at=timezone.now(),
                )
                messages.success(request, "已保存。")
                return redirect(_desk(report))
            except Refused as refusal:
                form.add_error(None, str(refusal))
        return self._desk_page(request, report, form=form)

    def take_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take a step. What is refused comes back with the reason that was typed."""
        report = self._report(request, pk)
        reason = request.POST.get("reason", "")
        try:
            after = take(
                request.POST.get("step", ""),
                report=report,
                version=_number(request.POST.get("version")),
                by=request.user,
                at=timezone.now(),
                reason=reason,
                address=request.META.get("REMOTE_ADDR", ""),
            )
        except Refused as refusal:
            messages.error(request, str(refusal))
            return self._desk_page(request, report, reason=reason, status=409)
        messages.success(request, f"已办理，报告现处于“{after.get_status_display()}”状态。")
        return redirect(_desk(after))

    def judge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Say of one finding that it was verified, or override it in writing."""
        report = self._report(request, pk)
        try:
            judge(
                request.POST.get("opinion", ""),
                report=report,
                identity=request.POST.get("identity", ""),
                by=request.user,
                at=timezone.now(),
                explanation=request.POST.get("explanation", ""),
                public="public" in request.POST,
                address=request.META.get("REMOTE_ADDR", ""),
            )
        except Refused as refusal:
            messages.error(request, str(refusal))
            return self._desk_page(request, report, status=409)
        messages.success(request, "意见已记录。")
        return redirect(f"{_desk(report)}#findings-title")

    def upload_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A file or pasted text into a draft: first what was understood, then, on a second
        word, stored."""
        report = self._report(request, pk)
        if not may_edit(request, report):
            raise PermissionDenied
        upload = Upload(report, request)
        try:
            if request.method == "POST" and upload.confirm(at=timezone.now()):
                messages.success(request, "已存入。")
                return redirect(_desk(report))
        except Refused as refusal:
            messages.error(request, str(refusal))
        return self._page(request, "upload", upload.context())

    def _report(self, request: HttpRequest, pk: object) -> AnnualReport:
        report = self.get_object(request, str(pk))
        if report is None:
            raise Http404
        return report

    def _desk_page(
        self,
        request: HttpRequest,
        report: AnnualReport,
        *,
        form: DeskForm | None = None,
        reason: str = "",
        status: int = 200,
    ) -> HttpResponse:
        document = to_document(report)
        asked = questions(report, document=document, on=timezone.localdate())
        context = {
            "title": str(report),
            "report": report,
            "document": document,
            "parts": (preamble(document), *parts(document)),
            "form": form or (_form(report, document) if may_edit(request, report) else None),
            "steps": steps_open_to(request.user, report),
            "questions": asked,
            "findings": [question.finding for question in asked],
            "opinions": opinions_open_to(request.user, report),
            "events": Event.objects.about(report),
            "reason": reason,
            "public": report.status == Status.PUBLISHED,
        }
        return self._page(request, "desk", context, status=status)

    def _page(
        self, request: HttpRequest, name: str, context: dict, *, status: int = 200
    ) -> HttpResponse:
        base = {**self.admin_site.each_context(request), "opts": self.opts}
        return TemplateResponse(
            request, f"admin/reports/{name}.html", base | context, status=status
        )


def may_edit(request: HttpRequest, report: AnnualReport) -> bool:
    """Only a draft is edited, and only by its agency's producers."""
    return report.status == Status.DRAFT and request.user.holds(Role.PRODUCER, agency=report.agency)


def _form(report: AnnualReport, document: Document, data=None) -> DeskForm:
    return DeskForm(document, data, version=report.version)


def _desk(report: AnnualReport) -> str:
    return reverse("admin:reports_annualreport_change", args=[report.pk])


def _number(text: str | None) -> int:
    """The version token as posted; a forged one matches no version."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else -1
