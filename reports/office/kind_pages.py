"""Kinds of agency (机关类别) as one table: their order, and until when each kind publishes."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from reports.archive.act import Act
from reports.archive.changes import mark
from reports.archive.refusals import Refused
from reports.models import AgencyKind

from .kinds import NAMES, set_kinds, state_of
from .own_pages import Own, OwnPages


class KindForm(forms.ModelForm):
    class Meta:
        model = AgencyKind
        fields = tuple(NAMES)
        widgets = {
            name: forms.NumberInput(attrs={"class": "small"})
            for name in ("order", "deadline_month", "deadline_day")
        }

    def __init__(self, *args, **kwargs) -> None:
        """Each control says to which kind it belongs: in a table it has no label of its own."""
        super().__init__(*args, **kwargs)
        whose = self.instance.name or "新类别"
        for name, field in self.fields.items():
            field.widget.attrs["aria-label"] = f"{NAMES[name]}：{whose}"


KindForms = forms.modelformset_factory(AgencyKind, form=KindForm, extra=1)


@admin.register(AgencyKind)
class KindPages(OwnPages):
    def pages(self):
        return (Own("", "changelist", self.table_page),)

    def table_page(self, request: HttpRequest) -> HttpResponse:
        kinds = AgencyKind.objects.annotate(of=Count("agencies")).order_by("order", "name")
        seen = mark([state_of(kind) for kind in kinds])
        formset = KindForms(request.POST or None, queryset=kinds, prefix="kinds")
        refusals: list[str] = []
        if request.method == "POST" and formset.is_valid():
            try:
                changed = self._set(request, formset)
                said = f"已保存，改动 {changed} 处，立即生效。" if changed else "没有变化。"
                messages.success(request, said)
                return redirect(self.url("changelist"))
            except Refused as refusal:
                refusals = str(refusal).split("\n")
        wrong = formset.is_bound and not formset.is_valid()
        context = {
            "formset": formset,
            "seen": seen,
            "refusals": refusals or (["请改正下面标出的地方。"] if wrong else []),
        }
        status = 400 if wrong or refusals else 200
        return self.page(request, "kinds", self.opts.verbose_name_plural, context, status=status)

    def _set(self, request: HttpRequest, formset: forms.BaseModelFormSet) -> int:
        written = [form.instance for form in formset if form.has_changed()]
        gone = {int(pk) for pk in request.POST.getlist("gone") if pk.isdecimal()}
        seen = request.POST.get("seen", "")
        return set_kinds(written, gone=gone, seen=seen, act=Act.of(request))
