"""Where staff work (Django admin): agencies, people and posts, the desk for reports, the trail."""

from django.contrib import admin
from django.contrib.auth.models import Group

from . import agencies, checks, events, notices, reports, site, staff

__all__ = ["agencies", "checks", "events", "notices", "reports", "site", "staff"]

admin.site.site_header = admin.site.site_title = "政府信息公开工作年度报告管理"
admin.site.index_title = "工作台"
admin.site.unregister(Group)  # rights come from posts, not from groups
