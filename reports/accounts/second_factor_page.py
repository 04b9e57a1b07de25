"""The page of the second factor: to scan a key, to give a code, to keep the recovery codes."""

from base64 import b32encode

import segno
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django_otp.plugins.otp_totp.models import TOTPDevice

from reports.archive.act import Act
from reports.archive.refusals import Refused

from . import second_factor


@never_cache
def second_factor_page(request: HttpRequest) -> HttpResponse:
    """Whoever has an app gives its code; whoever has none scans a key and gives its first code."""
    enrolled = second_factor.device_of(request.user) is not None
    if request.method != "POST":
        return _shown(request, enrolled)
    code, act = request.POST.get("code", ""), Act.of(request)
    try:
        codes = [] if enrolled else second_factor.enrol(code, act=act)
        if enrolled:
            second_factor.verify(code, act=act)
    except Refused as refusal:
        return _shown(request, enrolled, refusal=str(refusal), status=400)
    request.session.pop(second_factor.WANTED, None)
    if codes:
        return _page(request, "second_factor_codes", "请保存恢复码", {"codes": codes})
    return redirect(_next(request))


def _shown(
    request: HttpRequest, enrolled: bool, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    context: dict[str, object] = {"refusal": refusal, "next": request.GET.get("next", "")}
    if not enrolled:
        device = second_factor.new_device(request.user)
        context |= {
            "picture": segno.make(device.config_url).svg_inline(scale=5, omitsize=False),
            "key": _grouped(device),
        }
    title = "请输入动态口令" if enrolled else "启用动态口令"
    return _page(request, "second_factor", title, context, status=status)


def _grouped(device: TOTPDevice) -> str:
    """The key as it is typed into an app that cannot scan: Base32 in groups of four."""
    key = b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(key[start : start + 4] for start in range(0, len(key), 4))


def _page(
    request: HttpRequest, name: str, title: str, context: dict[str, object], *, status: int = 200
) -> HttpResponse:
    shown = {**admin.site.each_context(request), "title": title, **context}
    return TemplateResponse(request, f"accounts/{name}.html", shown, status=status)


def _next(request: HttpRequest) -> str:
    wanted = request.GET.get("next", "")
    hosts = {request.get_host()}
    return wanted if url_has_allowed_host_and_scheme(wanted, hosts) else "admin:index"
