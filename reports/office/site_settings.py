"""The settings of the site as one page, for the system administrator."""

from django.contrib import admin
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse

from reports.models import Site


@admin.register(Site)
class SiteAdmin(admin.ModelAdmin):
    fieldsets = (
        (None, {"fields": ("name", "url", "domain", "id_code")}),
        (
            "页脚",
            {
                "fields": ("host_org", "contact", "icp", "police"),
                "description": "没有填写的不显示。改动在一分钟之内生效；已发布的文件不受影响。",
            },
        ),
    )

    def changelist_view(self, request: HttpRequest, extra_context=None):
        """There is one row: go straight to it."""
        if not self.has_view_permission(request):
            return super().changelist_view(request, extra_context)
        Site.objects.get_or_create(pk=1)
        return redirect(reverse("admin:reports_site_change", args=[1]))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False
