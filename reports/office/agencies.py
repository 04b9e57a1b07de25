"""Agencies and their kinds, kept by the system administrator; a whole list comes in as CSV."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from reports.archive.refusals import Refused
from reports.models import Agency, AgencyKind

from .agency_list import COLUMNS, enter


@admin.register(AgencyKind)
class AgencyKindAdmin(admin.ModelAdmin):
    list_display = ("name", "order", "is_government", "deadline_month", "deadline_day")
    list_editable = ("order",)
    search_fields = ("name",)


@admin.register(Agency)
class AgencyAdmin(admin.ModelAdmin):
    list_display = ("in_tree", "code", "kind", "parent", "rule_making_power", "two_people")
    list_filter = ("kind", "rule_making_power", "two_people")
    list_select_related = ("kind", "parent__parent")
    search_fields = ("name", "code", "parent__name")
    autocomplete_fields = ("parent",)
    change_list_template = "office/agencies.html"

    @admin.display(description="名称", ordering="name")
    def in_tree(self, agency: Agency) -> str:
        """The name, set in by as many levels as stand over it (three at most are looked up)."""
        level = 0 if agency.parent is None else 1 if agency.parent.parent is None else 2
        return "　　" * level + agency.name

    def get_readonly_fields(self, request: HttpRequest, obj=None) -> tuple[str, ...]:
        """The code stands in public addresses and on the trail: it stays once there is a report."""
        return ("code",) if obj and obj.reports.exists() else ()

    def get_urls(self):
        view = self.admin_site.admin_view(self.list_view)
        return [path("list/", view, name="reports_agency_list"), *super().get_urls()]

    def list_view(self, request: HttpRequest) -> HttpResponse:
        """Enter a CSV: all of it or, with a sentence for each wrong line, nothing."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        problems: list[str] = []
        if request.method == "POST":
            file = request.FILES.get("file")
            try:
                entered = enter(file.read() if file else b"")
                messages.success(request, f"新增 {entered.new} 个机关，更新 {entered.changed} 个。")
                return redirect("admin:reports_agency_changelist")
            except Refused as refusal:
                problems = str(refusal).split("\n")
        context = {
            **self.admin_site.each_context(request),
            "title": "从 CSV 导入机关",
            "opts": self.opts,
            "columns": COLUMNS,
            "problems": problems,
        }
        return TemplateResponse(request, "office/agency_list.html", context)
