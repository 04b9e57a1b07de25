"""The trail (留痕), to read only: each person sees that of his own agencies."""

from django.contrib import admin

from reports.models import TrailEntry


@admin.register(TrailEntry)
class TrailEntryAdmin(admin.ModelAdmin):
    list_display = (
        *("number", "at", "action", "actor", "actor_name", "address"),
        *("agency", "year", "revision", "reason"),
    )
    list_display_links = None
    list_filter = ("action", "year")
    search_fields = ("agency", "actor", "actor_name", "address", "reason")
    date_hierarchy = "at"

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user).order_by("-number")

    def has_module_permission(self, request) -> bool:
        return request.user.is_active and request.user.is_staff

    def has_view_permission(self, request, obj=None) -> bool:
        return self.has_module_permission(request)

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False
