"""The rules (核对规则) as one table, edited in place."""

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from reports.archive.act import Act
from reports.archive.changes import mark
from reports.archive.refusals import Refused
from reports.models import RuleSetting

from .own_pages import Own, OwnPages
from .rule_changes import checks_now, set_checks, wanted_from
from .rule_table import rule_table


@admin.register(RuleSetting)
class RulePages(OwnPages):
    def pages(self):
        return (Own("", "changelist", self.table_page),)

    def table_page(self, request: HttpRequest) -> HttpResponse:
        refusals: list[str] = []
        if request.method == "POST":
            try:
                wanted = wanted_from(request.POST)
                seen = request.POST.get("seen", "")
                changed = set_checks(wanted, seen=seen, act=Act.of(request))
                messages.success(request, _said(changed))
                return redirect(self.url("changelist"))
            except Refused as refusal:
                refusals = str(refusal).split("\n")
        checks = checks_now()
        context = {
            "table": rule_table(checks, request.POST if refusals else None),
            "seen": mark(checks.state),
            "refusals": refusals,
        }
        status = 400 if refusals else 200
        return self.page(request, "rules", self.opts.verbose_name_plural, context, status=status)


def _said(changed: int) -> str:
    if not changed:
        return "没有变化。"
    return f"已保存 {changed} 处改动，下一次核对起生效；已发布的报告不受影响。"
