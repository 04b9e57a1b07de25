"""Agencies and their kinds, kept by the system administrator."""

from django.contrib import admin

from reports.models import Agency, AgencyKind


@admin.register(AgencyKind)
class AgencyKindAdmin(admin.ModelAdmin):
    list_display = ("name", "order", "is_government", "deadline_month", "deadline_day")
    list_editable = ("order",)
    search_fields = ("name",)


@admin.register(Agency)
class AgencyAdmin(admin.ModelAdmin):
    list_display = ("name", "code", "kind", "parent", "rule_making_power")
    list_filter = ("kind", "rule_making_power")
    list_select_related = ("kind", "parent")
    search_fields = ("name", "code")
    autocomplete_fields = ("parent",)
