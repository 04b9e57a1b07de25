"""What leads from every page of the back office to every other (导航)."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True)
class Place:
    """One place: what it is called, the name of its address, and what one does there."""

    label: str
    name: str
    what: str = ""

    @property
    def url(self) -> str:
        return reverse(f"admin:{self.name}")


EVERYBODY = (
    Place("工作台", "index"),
    Place("年度报告", "reports_annualreport_changelist"),
    Place("提醒", "reports_notice_changelist"),
    Place("留痕", "reports_trailentry_changelist"),
)
ADMINISTRATORS = (
    Place("人员", "reports_staff_changelist", "账号、岗位、停用、重置密码"),
    Place("机关", "reports_agency_changelist", "机关的上下级、代码，从表格导入"),
    Place("机关类别", "reports_agencykind_changelist", "类别的次序和公布期限"),
    Place("核对规则", "reports_rulesetting_changelist", "级别、停用、阈值，各条规则出现多少次"),
    Place("用语表", "reports_wording_changelist", "错误用语、模板残留、旧格式用语"),
    Place("网站设置", "reports_site_changelist", "网站名称、备案号、联系方式"),
)


def places(request: HttpRequest) -> list[tuple[Place, bool]]:
    """The places a person may enter, each with whether he is there."""
    open_to = EVERYBODY + (ADMINISTRATORS if request.user.is_superuser else ())
    return [(place, _is_at(request.path, place.url)) for place in open_to]


def _is_at(path: str, url: str) -> bool:
    return path == url or (url != reverse("admin:index") and path.startswith(url))
