"""People (人员): the list, one page a person, and a page that tells a new password once."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from reports.accounts import people, second_factor, standing
from reports.accounts.posts import appoint
from reports.archive.act import Act
from reports.archive.changes import mark
from reports.archive.refusals import Refused
from reports.models import Role, Staff

from .own_pages import Own, OwnPages, paged
from .people_list import STATES, PeopleAsked, PersonLine, left_without, state_of
from .people_list import people as found
from .post_form import PostForm, wanted

A_PAGE = 50


class NewPersonForm(forms.ModelForm):
    """Who gets an account. The account's name is for ever: it stands on the trail."""

    class Meta:
        model = Staff
        fields = ("username", "name", "email")
        labels = {"username": "账号", "email": "邮箱"}
        help_texts = {
            "username": "登录用，建立后不能更改。可用字母、数字和 @ . + - _，例如姓名拼音。",
            "email": "接收提醒用，可以不填。",
        }


class DetailsForm(forms.ModelForm):
    class Meta:
        model = Staff
        fields = ("name", "email")
        labels = {"email": "邮箱"}


class OffForm(forms.Form):
    on = forms.DateField(
        label="停用日期",
        help_text="从这一天起不能登录，已登录的随即退出。填今天，立即停用。",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


@admin.register(Staff)
class PeoplePages(OwnPages):
    def pages(self):
        return (
            Own("", "changelist", self.list_page),
            Own("add/", "add", self.add_page),
            Own("<int:pk>/change/", "change", self.person_page),
        )

    def list_page(self, request: HttpRequest) -> HttpResponse:
        asked = PeopleAsked.of(request.GET)
        shown = paged(request, found(asked, today=timezone.localdate()), at_once=A_PAGE)
        context = {
            "asked": asked,
            "page": shown,
            "lines": [PersonLine.of(staff) for staff in shown],
            "roles": Role.choices,
            "states": STATES.items(),
        }
        return self.page(request, "people", self.opts.verbose_name_plural, context)

    def add_page(self, request: HttpRequest) -> HttpResponse:
        """An account, and its first password, told once."""
        form = NewPersonForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                staff, password = people.enrol(**form.cleaned_data, act=Act.of(request))
                return self._told(request, staff, password, title=f"新增人员：{staff}")
            except Refused as refusal:
                form.add_error("username", str(refusal))
        return self.page(request, "person_new", "新增人员", {"form": form})

    def person_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """One person: what is known of him, his posts, his account. Each part is saved alone."""
        staff = get_object_or_404(Staff, pk=pk)
        if request.method != "POST":
            return self._person(request, staff)
        deed = DEEDS.get(request.POST.get("do", ""))
        if deed is None:
            raise PermissionDenied
        try:
            return deed(self, request, staff)
        except Refused as refusal:
            return self._person(request, staff, refusal=str(refusal))

    def amend(self, request: HttpRequest, staff: Staff) -> HttpResponse:
        form = DetailsForm(request.POST, instance=Staff.objects.get(pk=staff.pk))
        if not form.is_valid():
            return self._person(request, staff, details=form)
        seen = request.POST.get("seen", "")
        people.amend(staff, **form.cleaned_data, seen=seen, act=Act.of(request))
        return self._done(request, staff, "资料已保存。")

    def appoint(self, request: HttpRequest, staff: Staff) -> HttpResponse:
        seen = request.POST.get("seen", "")
        changed = appoint(staff, wanted(staff, request.POST), seen=seen, act=Act.of(request))
        said = f"岗位已保存，涉及 {changed} 个机关，立即生效。" if changed else "岗位没有变化。"
        return self._done(request, staff, said)

    def switch_off(self, request: HttpRequest, staff: Staff) -> HttpResponse:
        form = OffForm(request.POST)
        if not form.is_valid():
            return self._person(request, staff, off=form)
        off = standing.switch_off(staff, on=form.cleaned_data["on"], act=Act.of(request))
        if lacking := left_without(staff, today=timezone.localdate()):
            messages.warning(
                request, f"{staff}停用之后没有人的岗位：{'、'.join(lacking)}。请另派人。"
            )
        return self._done(request, staff, f"{staff}的账号{state_of(off)}。")

    def switch_on(self, request: HttpRequest, staff: Staff) -> HttpResponse:
        standing.switch_on(staff, act=Act.of(request))
        return self._done(request, staff, f"{staff}的账号已恢复，原有岗位继续有效。")

    def make_administrator(self, request: HttpRequest, staff: Staff) -> HttpResponse:
        standing.make_administrator(staff, act=Act.of(request))
        return self._done(request, staff, f"{staff}现在是系统管理员。")

    def strip(self, request: HttpRequest, staff: Staff) -> HttpResponse:
        standing.strip(staff, act=Act.of(request))
        return self._done(request, staff, f"{staff}不再是系统管理员，岗位不变。")

    def reset_password(self, request: HttpRequest, staff: Staff) -> HttpResponse:
        if "asked" not in request.POST:
            raise Refused("请先勾选“本人要求重置”：重置之后，原密码随即失效。")
        password = people.reset_password(staff, act=Act.of(request))
        return self._told(request, staff, password, title=f"新密码：{staff}")

    def reset_second_factor(self, request: HttpRequest, staff: Staff) -> HttpResponse:
        second_factor.reset(staff, act=Act.of(request))
        return self._done(request, staff, f"{staff}的动态口令已重置，下次登录时重新启用。")

    def _done(self, request: HttpRequest, staff: Staff, said: str) -> HttpResponse:
        """Back to the person, or out of the administration for who left it himself."""
        messages.success(request, said)
        here = Staff.objects.get(pk=request.user.pk).is_superuser
        return redirect(self.url("change", pk=staff.pk) if here else "admin:index")

    def _told(
        self, request: HttpRequest, staff: Staff, password: str, *, title: str
    ) -> HttpResponse:
        """The one page on which a password stands; it is kept nowhere."""
        return self.page(request, "password", title, {"staff": staff, "password": password})

    def _person(
        self, request: HttpRequest, staff: Staff, *, refusal: str = "", **forms: forms.BaseForm
    ) -> HttpResponse:
        typed = request.POST if refusal and request.POST.get("do") == "posts" else None
        details = people.details(staff)
        context = {
            "staff": staff,
            "state": state_of(staff),
            "refusals": refusal.split("\n") if refusal else [],
            "refused": request.POST.get("do", "") if refusal else "",
            "details": forms.get("details") or DetailsForm(instance=staff),
            "seen": mark(details),
            "has_second_factor": second_factor.device_of(staff) is not None,
            "posts": PostForm.of(staff, typed),
            "off": forms.get("off") or OffForm(initial={"on": timezone.localdate()}),
        }
        status = 400 if refusal or forms else 200
        return self.page(request, "person", str(staff), context, status=status)


Deed = Callable[[PeoplePages, HttpRequest, Staff], HttpResponse]
DEEDS: dict[str, Deed] = {
    "details": PeoplePages.amend,
    "posts": PeoplePages.appoint,
    "off": PeoplePages.switch_off,
    "on": PeoplePages.switch_on,
    "administrator": PeoplePages.make_administrator,
    "strip": PeoplePages.strip,
    "password": PeoplePages.reset_password,
    "second_factor": PeoplePages.reset_second_factor,
}
