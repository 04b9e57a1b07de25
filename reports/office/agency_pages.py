"""Agencies (机关): the tree, and one page an agency."""

from __future__ import annotations

from functools import partial

from django import forms
from django.contrib import admin, messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from reports.archive.act import Act
from reports.archive.changes import mark
from reports.archive.refusals import Refused
from reports.models import Agency, AgencyKind, Role

from . import agencies
from .agency_list_pages import export_file, list_page, template_file
from .agency_named import agency_named, suggestions
from .agency_people import accounts, people_of, post_in
from .agency_tree import Node, tree, unfold
from .own_pages import Own, OwnPages, paged

A_PAGE, ROOTS, BELOW = 50, 200, 60


class AgencyForm(forms.ModelForm):
    """One agency; its parent is typed, by name or code."""

    parent = forms.CharField(
        label="上级机关",
        required=False,
        help_text="填名称或者代码；没有上级的空着。",
        widget=forms.TextInput(attrs={"list": "agencies", "autocomplete": "off"}),
    )

    class Meta:
        model = Agency
        fields = ("name", "code", "kind", "parent", "rule_making_power", "two_people")
        help_texts = {"code": "用在公开网址里，公布后不再更改。可用字母、数字、连字符。"}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].empty_label = "请选择"
        self.initial["parent"] = str(self.instance.parent or "")
        if self.instance.pk and self.instance.reports.exists():
            self.fields["code"].disabled = True
            self.fields["code"].help_text = "已有报告，代码在公开网址和留痕里，不能更改。"

    def clean_parent(self) -> Agency | None:
        try:
            return agency_named(self.cleaned_data["parent"])
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from None


@admin.register(Agency)
class AgencyPages(OwnPages):
    def pages(self):
        return (
            Own("", "changelist", self.tree_page),
            Own("add/", "add", self.add_page),
            Own("<int:pk>/change/", "change", self.agency_page),
            Own("<int:pk>/delete/", "delete", self.delete_page),
            Own("list/", "list", partial(list_page, self)),
            Own("list/template.csv", "template", template_file),
            Own("list/agencies.csv", "export", export_file),
        )

    def tree_page(self, request: HttpRequest) -> HttpResponse:
        """The tree; with a search, the agencies found in the order of the tree."""
        q, kind = request.GET.get("q", "").strip(), request.GET.get("kind", "")
        lacking = "lacking" in request.GET
        roots = tree()
        every = [node for root in roots for node in root.below()]
        under = next((n for n in every if n.agency.code == request.GET.get("under")), None)
        context = {
            "total": len(every),
            "kinds": AgencyKind.objects.all(),
            "asked": {"q": q, "kind": kind, "lacking": lacking},
            "searched": bool(q or kind or lacking),
            "under": under,
        }
        if context["searched"]:
            found = [node for node in every if _fits(node, q, kind, lacking)]
            context["page"] = paged(request, found, at_once=A_PAGE)
            return self._agencies(request, context)
        shown = paged(request, under.children if under else roots, at_once=ROOTS)
        unfold(list(shown))
        return self._agencies(request, context | {"page": shown})

    def _agencies(self, request: HttpRequest, context: dict) -> HttpResponse:
        return self.page(request, "agencies", self.opts.verbose_name_plural, context)

    def add_page(self, request: HttpRequest) -> HttpResponse:
        form = AgencyForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                agency = agencies.add(form.save(commit=False), act=Act.of(request))
                messages.success(request, f"已新增“{agency}”。请在下面添加办理报告的人员。")
                return redirect(self.url("change", pk=agency.pk))
            except Refused as refusal:
                form.add_error(None, str(refusal))
        return self._form(request, "新增机关", form, {})

    def agency_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """One agency: what is known of it and who works there, each saved alone."""
        agency = get_object_or_404(Agency.objects.select_related("kind", "parent"), pk=pk)
        if request.method == "POST" and request.POST.get("do") == "post":
            return self._post(request, agency)
        seen, name = mark(agencies.state_of(agency)), str(agency)
        form = AgencyForm(request.POST or None, instance=agency)
        if request.method == "POST" and form.is_valid():
            try:
                said = request.POST.get("seen", "")
                changed = agencies.amend(form.save(commit=False), seen=said, act=Act.of(request))
                messages.success(request, "已保存。" if changed else "没有变化。")
                return redirect(self.url("change", pk=pk))
            except Refused as refusal:
                form.add_error(None, str(refusal))
        around = {"seen": seen, **_around(Agency.objects.get(pk=pk))}
        return self._form(request, name, form, around)

    def _post(self, request: HttpRequest, agency: Agency) -> HttpResponse:
        """One more post here; what was typed stays after a refusal."""
        typed, roles = request.POST.get("person", ""), request.POST.getlist("roles")
        try:
            staff = post_in(agency, typed=typed, roles=roles, act=Act.of(request))
            messages.success(request, f"{staff}在“{agency}”的岗位已保存，立即生效。")
            return redirect(self.url("change", pk=agency.pk))
        except Refused as refusal:
            form = AgencyForm(instance=agency)
            around = {"seen": mark(agencies.state_of(agency)), **_around(agency)}
            around |= {"typed": typed, "ticked": roles, "refusals": [str(refusal)]}
            return self._form(request, str(agency), form, around)

    def _form(
        self, request: HttpRequest, title: str, form: AgencyForm, context: dict
    ) -> HttpResponse:
        context = {"refusals": form.non_field_errors()} | context
        context |= {"form": form, "names": suggestions()}
        status = 400 if form.errors or context["refusals"] else 200
        return self.page(request, "agency", title, context, status=status)

    def delete_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask once more; say why, if it cannot be."""
        agency = get_object_or_404(Agency, pk=pk)
        refusals = []
        if request.method == "POST":
            try:
                agencies.remove(agency, act=Act.of(request))
                messages.success(request, f"已删除“{agency}”。")
                return redirect(self.url("changelist"))
            except Refused as refusal:
                refusals = [str(refusal)]
        context = {
            "agency": agency,
            "hanging": agencies.what_hangs_on(agency),
            "refusals": refusals,
        }
        return self.page(request, "agency_delete", f"删除机关：{agency}", context)


def _fits(node: Node, q: str, kind: str, lacking: bool) -> bool:
    agency = node.agency
    named = q.lower() in agency.name.lower() or q.lower() in agency.code.lower()
    return named and kind in ("", str(agency.kind_id)) and (not lacking or bool(node.lacking))


def _around(agency: Agency) -> dict[str, object]:
    """Who works there, what lies below, how many reports there are."""
    children = agency.children.annotate(below=Count("children")).order_by("kind__order", "code")
    return {
        "agency": agency,
        "people": people_of(agency),
        "accounts": accounts(),
        "roles": Role.choices,
        "children": children[:BELOW],
        "below": agency.children.count(),
        "reports": agency.reports.count(),
    }
