"""The settings of the site (网站设置) as one page."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from reports.archive import trail
from reports.archive.act import Act
from reports.archive.changes import changes, mark, refuse_unseen
from reports.archive.refusals import Refused
from reports.models import Site

from .own_pages import Own, OwnPages

NAMES = {name: Site._meta.get_field(name).verbose_name for name in settings.SITE}
SECTIONS = (
    ("网站", ("name", "url", "domain", "id_code")),
    ("页脚", ("host_org", "contact", "icp", "police")),
)


class SiteForm(forms.ModelForm):
    """What is left empty here comes from the environment, which each box shows."""

    class Meta:
        model = Site
        fields = tuple(settings.SITE)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs["placeholder"] = settings.SITE[name]


@transaction.atomic
def set_site(site: Site, *, seen: str, act: Act) -> bool:
    """Write the settings; whether they differ from what stood."""
    trail.locked_head()
    before = _state(Site.objects.filter(pk=1).first() or Site())
    refuse_unseen(seen, before)
    said = changes(before, _state(site), names=NAMES)
    if said:
        site.save()
        trail.record_office("修改网站设置", act=act, said="\n".join(said))
    return bool(said)


@admin.register(Site)
class SitePages(OwnPages):
    def pages(self):
        return (Own("", "changelist", self.settings_page),)

    def settings_page(self, request: HttpRequest) -> HttpResponse:
        site = Site.objects.filter(pk=1).first() or Site()
        seen = mark(_state(site))
        form = SiteForm(request.POST or None, instance=site)
        if request.method == "POST" and form.is_valid():
            try:
                said = request.POST.get("seen", "")
                changed = set_site(form.save(commit=False), seen=said, act=Act.of(request))
                messages.success(request, "已保存，一分钟之内生效。" if changed else "没有变化。")
                return redirect(self.url("changelist"))
            except Refused as refusal:
                form.add_error(None, str(refusal))
        context = {
            "sections": [(title, [form[name] for name in names]) for title, names in SECTIONS],
            "seen": seen,
            "refusals": form.non_field_errors(),
        }
        status = 400 if form.errors else 200
        return self.page(request, "site", self.opts.verbose_name_plural, context, status=status)


def _state(site: Site) -> dict[str, str]:
    return {name: getattr(site, name) for name in NAMES}
