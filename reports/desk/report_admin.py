"""Reports in the admin: who sees and may do what, and where the desk's pages are."""

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.views.decorators.gzip import gzip_page

from reports.models import AnnualReport, Role

from . import beginning, judging_pages, report_pages, step_pages
from .frame import report_or_404
from .report_list import report_list
from .rights import EDIT, standing
from .urls import addresses

NOT_DONE = "登录之前的操作没有办理，请在这里核对后重新办理。"


@admin.register(AnnualReport)
class AnnualReportAdmin(admin.ModelAdmin):
    """Reports of one's own agencies; every other one does not exist."""

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).visible_to(request.user)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.is_staff

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return self.has_module_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.posts.filter(role=Role.PRODUCER).exists()

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return obj is not None and standing(request.user, obj).may(EDIT)

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def get_urls(self):
        return [
            self.address("take", step_pages.take_step),
            self.address("judge", judging_pages.judge_findings),
            self.address("settle", report_pages.settle, post_only=True),
            self.address("upload", report_pages.upload),
            *addresses(self),
            *super().get_urls(),
        ]

    def address(self, name: str, view, *, post_only: bool = False):
        """One page of the desk, ``<pk>/<name>/``: the view gets this admin, request and report's
        key; only staff come through. Whoever had to log in anew comes to the address of an action
        without what he sent: he is led to the report."""

        def of_report(request: HttpRequest, pk: int) -> HttpResponse:
            if post_only and request.method != "POST":
                messages.warning(request, NOT_DONE)
                return report_pages.to_desk(report_or_404(self, request, pk))
            return view(self, request, pk)

        wrapped = self.admin_site.admin_view(of_report)
        return path(f"<int:pk>/{name}/", wrapped, name=f"reports_annualreport_{name}")

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        return report_list(self, request)

    def add_view(self, request: HttpRequest, form_url="", extra_context=None) -> HttpResponse:
        return beginning.open_page(self, request)

    @method_decorator(gzip_page)  # safe to compress: docs/decisions.md
    def change_view(
        self, request: HttpRequest, object_id: str, form_url="", extra_context=None
    ) -> HttpResponse:
        return report_pages.desk(self, request, object_id)

    def history_view(self, request: HttpRequest, object_id: str, extra_context=None):
        """The trail on the desk tells more than the admin's own history."""
        return report_pages.to_desk(report_or_404(self, request, object_id), fragment="trail-title")
