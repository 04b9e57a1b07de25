"""A person's own notices: the list, opening one, marking them read, and how to be told."""

from collections.abc import Iterable, Iterator

from django import forms
from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from reports.models import Notice, NoticeChoice, NoticeKind, Status
from reports.office.own_pages import Own, OwnPages

from .frame import page, url

WAYS = {"in_admin": "后台提醒", "by_mail": "邮件提醒"}
A_PAGE = 25


class ChoicesForm(forms.Form):
    """A matrix: a box for each kind of notice and each way of being told."""

    ways = tuple(WAYS.values())

    def __init__(self, *args, staff, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.staff = staff
        chosen = {choice.kind: choice for choice in staff.notice_choices.all()}
        for kind in NoticeKind:
            now = chosen.get(kind, NoticeChoice())
            for name, way in WAYS.items():
                box = forms.CheckboxInput({"aria-label": f"{kind.label}：{way}"})
                self.fields[f"{kind.value}-{name}"] = forms.BooleanField(
                    required=False, initial=getattr(now, name), widget=box
                )

    def rows(self) -> Iterator[tuple[str, list[BoundField]]]:
        for kind in NoticeKind:
            yield kind.label, [self[f"{kind.value}-{name}"] for name in WAYS]

    def save(self) -> None:
        for kind in NoticeKind:
            said = {name: self.cleaned_data[f"{kind.value}-{name}"] for name in WAYS}
            NoticeChoice.objects.update_or_create(staff=self.staff, kind=kind, defaults=said)


@admin.register(Notice)
class NoticeAdmin(OwnPages):
    """To read only; each person sees his own."""

    def pages(self) -> Iterable[Own]:
        return (
            Own("", "changelist", self.changelist_view),
            Own("read/", "read", require_POST(self.read_view)),
            Own("choices/", "choices", self.choices_view),
            Own("<int:pk>/open/", "open", self.open_view),
        )

    def may_enter(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.is_staff

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).filter(staff=request.user)

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        """All of them, the newest first, and the matrix of how to be told."""
        unread = "unread" in request.GET
        own = self.get_queryset(request)
        shown = own.filter(read_at=None) if unread else own
        context = {
            "title": "提醒",
            "page": Paginator(shown, A_PAGE).get_page(request.GET.get("page")),
            "unread": unread,
            "form": ChoicesForm(staff=request.user),
        }
        return page(self, request, "notices", context)

    def open_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What a notice is about; having opened it is having read it."""
        notice = get_object_or_404(self.get_queryset(request).select_related("report"), pk=pk)
        if notice.read_at is None:
            Notice.objects.filter(pk=pk, read_at=None).update(read_at=timezone.now())
        if notice.report is None:
            return redirect("admin:index")
        checked = notice.report.status in (Status.IN_REVIEW, Status.APPROVED)
        return redirect(url("review" if checked else "change", notice.report_id))

    def read_view(self, request: HttpRequest) -> HttpResponse:
        request.user.notices.filter(read_at=None).update(read_at=timezone.now())
        messages.success(request, "全部提醒已标为已读。")
        return redirect("admin:index")

    def choices_view(self, request: HttpRequest) -> HttpResponse:
        form = ChoicesForm(request.POST or None, staff=request.user)
        if request.method == "POST" and form.is_valid():
            form.save()
            messages.success(request, "提醒方式已保存。")
            return redirect("admin:reports_notice_choices")
        return page(self, request, "notice_choices", {"title": "提醒方式", "form": form})
