"""Where staff work (Django admin). Each capability registers its own pages."""

from django.contrib import admin
from django.contrib.auth.models import Group
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from reports.desk import notice_pages, report_admin
from reports.office import (
    agency_pages,
    kind_pages,
    people_pages,
    rule_pages,
    site_settings,
    whole_trail_pages,
    wording_pages,
)

__all__ = [
    "agency_pages",
    "kind_pages",
    "notice_pages",
    "people_pages",
    "report_admin",
    "rule_pages",
    "site_settings",
    "whole_trail_pages",
    "wording_pages",
]

admin.site.site_title = admin.site.site_header = "政府信息公开工作年度报告管理"
admin.site.index_title = "工作台"
admin.site.enable_nav_sidebar = False  # the places are in the head (office/navigation.py)
admin.site.unregister(Group)  # rights come from posts, not from groups
for model in (TOTPDevice, StaticDevice):
    admin.site.unregister(model)  # the key of somebody's app is nobody's business
