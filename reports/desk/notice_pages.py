"""A person's own notices: the list, marking them read, and how to be told."""

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST

from reports.models import Notice, NoticeChoice, NoticeKind


class ChoicesForm(forms.Form):
    """Two boxes for each kind of notice."""

    def __init__(self, *args, staff, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.staff = staff
        chosen = {choice.kind: choice for choice in staff.notice_choices.all()}
        for kind in NoticeKind:
            now = chosen.get(kind, NoticeChoice())
            for name, label in (("in_admin", "后台提醒"), ("by_mail", "邮件提醒")):
                self.fields[f"{kind.value}-{name}"] = forms.BooleanField(
                    label=f"{kind.label}：{label}", required=False, initial=getattr(now, name)
                )

    def save(self) -> None:
        for kind in NoticeKind:
            NoticeChoice.objects.update_or_create(
                staff=self.staff,
                kind=kind,
                defaults={
                    name: self.cleaned_data[f"{kind.value}-{name}"]
                    for name in ("in_admin", "by_mail")
                },
            )


@admin.register(Notice)
class NoticeAdmin(admin.ModelAdmin):
    """To read only; each person sees his own."""

    list_display = ("at", "kind", "text", "read_at")
    list_display_links = None
    list_filter = ("kind",)

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).filter(staff=request.user)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.is_staff

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return self.has_module_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("read/", wrap(require_POST(self.read_view)), name="reports_notice_read"),
            path("choices/", wrap(self.choices_view), name="reports_notice_choices"),
            path("", wrap(self.changelist_view), name="reports_notice_changelist"),
        ]

    def read_view(self, request: HttpRequest) -> HttpResponse:
        request.user.notices.filter(read_at=None).update(read_at=timezone.now())
        return redirect("admin:index")

    def choices_view(self, request: HttpRequest) -> HttpResponse:
        form = ChoicesForm(request.POST or None, staff=request.user)
        if request.method == "POST" and form.is_valid():
            form.save()
            messages.success(request, "提醒方式已保存。")
            return redirect("admin:index")
        context = {
            **self.admin_site.each_context(request),
            "title": "提醒方式",
            "form": form,
            "opts": self.opts,
        }
        return TemplateResponse(request, "desk/notice_choices.html", context)
