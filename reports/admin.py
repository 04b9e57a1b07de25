"""Where staff work (Django admin). Each capability registers its own pages."""

from django.contrib import admin
from django.contrib.auth.models import Group

from reports.accounts import staff
from reports.desk import notice_pages, report_admin
from reports.office import agencies, rule_settings, site_settings, whole_trail

__all__ = [
    "agencies",
    "notice_pages",
    "report_admin",
    "rule_settings",
    "site_settings",
    "staff",
    "whole_trail",
]

admin.site.site_header = admin.site.site_title = "政府信息公开工作年度报告管理"
admin.site.index_title = "工作台"
admin.site.unregister(Group)  # rights come from posts, not from groups
