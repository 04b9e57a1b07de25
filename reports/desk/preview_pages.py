"""The report as it will look, for its own staff; and the links by which outsiders see it."""

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.models import AnnualReport, PreviewLink, absolute
from reports.models.report import PUBLIC

from . import previews as links
from .frame import page, report_or_404, url
from .rights import SHARE, standing
from .shared_preview import preview_page


class LinkForm(forms.Form):
    """For whom, and for how long."""

    note = forms.CharField(label="给谁看", max_length=60, help_text="例如：分管副市长。")
    days = forms.IntegerField(
        label="有效天数",
        min_value=links.DAYS[0],
        max_value=links.DAYS[-1],
        initial=links.USUAL_DAYS,
    )


def preview(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """The public page of a report that is not public yet; else the public page itself."""
    report = report_or_404(model_admin, request, pk)
    if report.status in PUBLIC:
        return redirect(report)
    return preview_page(request, report)


def previews(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """The links of a report. A new one is shown in the answer itself and never again."""
    report = report_or_404(model_admin, request, pk)
    form = LinkForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(model_admin, request, report, form, status=400 if form.is_bound else 200)
    try:
        new = links.make(
            **form.cleaned_data,
            report=report,
            act=Act.of(request),
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(model_admin, request, report, form, status=409)
    return _page(model_admin, request, report, LinkForm(), new=new.link, token=new.token)


def revoke(model_admin: ModelAdmin, request: HttpRequest, pk: int, link: int) -> HttpResponse:
    """Take a link of this report back; another report's does not exist."""
    report = report_or_404(model_admin, request, pk)
    found = get_object_or_404(report.preview_links, pk=link)
    if request.method == "POST":
        try:
            links.revoke(link=found, act=Act.of(request))
            messages.success(request, "链接已收回，不能再打开。")
        except Refused as refusal:
            messages.error(request, str(refusal))
    return redirect(url("previews", report.pk))


def _public(token: str) -> str:
    """The whole address; its path only, while the site has no name."""
    path = reverse("preview", args=[token])
    return absolute(path) or path


def _page(
    model_admin: ModelAdmin,
    request: HttpRequest,
    report: AnnualReport,
    form: LinkForm,
    *,
    new: PreviewLink | None = None,
    token: str = "",
    status: int = 200,
) -> HttpResponse:
    now, in_post = timezone.now(), links.people_in_post(report.agency)
    made = report.preview_links.select_related("by", "report")
    context = {
        "title": f"预览链接：{report}",
        "report": report,
        "form": form,
        "may_share": standing(request.user, report).may(SHARE),
        "links": [(link, links.why_closed(link, at=now, in_post=in_post)) for link in made],
        "new": new,
        "url": _public(token) if token else "",
    }
    return page(model_admin, request, "previews", context, status=status)
