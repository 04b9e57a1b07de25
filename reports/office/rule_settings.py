"""The settings of the checks: severities, thresholds, words (system administrator only)."""

from django.contrib import admin

from reports.models import RuleSetting, Threshold, Wording


@admin.register(RuleSetting)
class RuleSettingAdmin(admin.ModelAdmin):
    list_display = ("get_rule_display", "severity", "off")
    list_filter = ("severity", "off")


@admin.register(Threshold)
class ThresholdAdmin(admin.ModelAdmin):
    list_display = ("get_name_display", "value")


@admin.register(Wording)
class WordingAdmin(admin.ModelAdmin):
    list_display = ("text", "instead", "kind")
    list_filter = ("kind",)
    search_fields = ("text", "instead")
