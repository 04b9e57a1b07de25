"""Pages for addresses that do not exist, for what is refused, and for failures, each with a way
out."""

import logging
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import reverse
from redis.exceptions import RedisError

from reports.models import AnnualReport
from reports.readers.limits import LIMITS

LOGGER = logging.getLogger(__name__)
# What passes by itself: a locked or missing database, a server of the database or of the cache
# that does not answer.
BUSY = (OperationalError, InterfaceError, RedisError)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return TemplateResponse(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Of somebody who is logged in, but has no post for this."""
    sentence = "您的岗位不能办理这件事，或者报告现在的状态不允许。请回到工作台核对。"
    return _refused(request, "不能办理", sentence, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Too many fields, too large, or a forged host."""
    sentence = "发来的内容太大，或者不是本站的表单。请核对后重试；已保存的内容没有变化。"
    return _refused(request, "无法处理", sentence, status=400)


def too_large(request: HttpRequest) -> HttpResponse:
    """More than any file that may be sent; nothing of it was read."""
    sentence = (
        f"发来的内容超过 {LIMITS.file_bytes / 1e6:.0f} MB 的上限，没有接收。"
        "请删去图片等附件，只上传报告本身。"
    )
    return _refused(request, "内容太大", sentence, status=413)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from an ended session or from elsewhere. Asked for by itself, its address leads on:
    to the form, or to the report with what was to be done."""
    sentence = (
        "登录已经失效，或者表单不是从本站发出的，内容没有存入。"
        "请重新登录，再打开报告：填写过的内容可以从浏览器恢复。"
    )
    here = request.get_full_path()
    again = here if here.startswith(reverse("admin:index")) else ""
    return _refused(request, "请重新登录", sentence, status=403, again=again)


def not_rendered_yet(request: HttpRequest) -> HttpResponse:
    """A file that was published a moment ago, and is not written yet."""
    sentence = "这份文件正在生成，一两分钟后即可下载。报告全文现在就可以在网页上阅读。"
    response = _refused(request, "文件正在生成", sentence, status=503)
    response["Retry-After"] = "60"
    return response


def not_proven(request: HttpRequest, report: AnnualReport) -> HttpResponse:
    """A report that is not what was published: it is not shown, and the log says so."""
    LOGGER.critical("%s（%s）：内容与留痕不符，没有显示。", report, report.get_absolute_url())
    sentence = (
        "这份报告的内容与发布时的记录不符，为避免以讹传讹暂不显示；"
        "情况已经记入日志，待管理人员核查。"
    )
    return _refused(request, "暂时不能显示", sentence, status=503)


def server_error(request: HttpRequest) -> HttpResponse:
    """Rendered at once and from nothing but the template: whatever failed may fail again."""
    if isinstance(sys.exception(), BUSY):  # in a middleware, such as that of the sessions
        return busy(request)
    return render(None, "500.html", status=500)


def busy(request: HttpRequest) -> HttpResponse:
    """The database does not answer now; nothing was stored, and nothing of it is asked here."""
    response = render(None, "503.html", {"posted": request.method == "POST"}, status=503)
    response["Retry-After"] = "30"
    return response


def _refused(
    request: HttpRequest, title: str, sentence: str, *, status: int, again: str = ""
) -> HttpResponse:
    context = {"title": title, "sentence": sentence, "again": again}
    return TemplateResponse(request, "public/refused.html", context, status=status).render()
