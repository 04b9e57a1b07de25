"""Pages for addresses that do not exist, for what is refused, and for failures, each with a way
out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse

from reports.readers.limits import LIMITS


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
    """A form from an ended session or from elsewhere."""
    sentence = (
        "登录已经失效，或者表单不是从本站发出的，内容没有存入。"
        "请重新登录，再打开报告：填写过的内容可以从浏览器恢复。"
    )
    return _refused(request, "请重新登录", sentence, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Rendered at once and from nothing but the template: whatever failed may fail again."""
    return render(None, "500.html", status=500)


def _refused(request: HttpRequest, title: str, sentence: str, *, status: int) -> HttpResponse:
    context = {"title": title, "sentence": sentence}
    return TemplateResponse(request, "public/refused.html", context, status=status).render()
