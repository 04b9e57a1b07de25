"""Beginning a report: whose and of which year, then straight to its form."""

from django import forms
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import format_html

from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.models import Agency, AnnualReport, Role, Staff
from reports.statute import FIRST_YEAR

from . import editing
from .frame import page, url

FEW = 12  # agencies that are still chosen from a list; more are searched by typing


class AgencyField(forms.ModelChoiceField):
    """One of the agencies for which a person makes reports. If there are many he types its name or
    code, and the browser offers what matches; of a single one he need not say anything."""

    def __init__(self, staff: Staff) -> None:
        own = Agency.objects.filter(posts__staff=staff, posts__role=Role.PRODUCER)
        names = list(own.values_list("name", flat=True)[: FEW + 1])
        single = len(names) == 1
        super().__init__(own, label="行政机关", empty_label=None if single else "请选择")
        self.searched = len(names) > FEW
        if self.searched:
            said = {"list": "agencies", "autocomplete": "off", "placeholder": "输入名称查找"}
            self.widget = forms.TextInput(said)
        self.initial = own.get() if single else None

    def to_python(self, value: object) -> Agency | None:
        text = str(value or "").strip()
        found = self.queryset.filter(Q(name=text) | Q(code=text)).first()
        if found or not self.searched or text.isdigit():
            return found or super().to_python(value)
        if text:
            raise ValidationError(f"您负责制作的机关里没有“{text}”，请从列表中选择。")
        return None

    def prepare_value(self, value: object) -> object:
        """An agency that is named by its key, as links do, is shown by its name."""
        if self.searched and str(value or "").isdigit():
            return self.queryset.filter(pk=value).values_list("name", flat=True).first() or ""
        return super().prepare_value(value)

    def names(self) -> list[str]:
        """What the browser offers while one types."""
        return list(self.queryset.values_list("name", flat=True)) if self.searched else []


class OpenForm(forms.Form):
    """Which agency's report of which year to begin."""

    year = forms.TypedChoiceField(label="年度", coerce=int)

    def __init__(self, *args, staff: Staff, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"agency": AgencyField(staff), **self.fields}
        this_year = timezone.localdate().year
        self.fields["year"].choices = [
            (year, f"{year} 年度") for year in range(this_year, FIRST_YEAR - 1, -1)
        ]
        self.initial.setdefault("year", this_year - 1)

    def clean(self) -> dict:
        data = super().clean()
        begun = AnnualReport.objects.not_abandoned()
        same = begun.filter(agency=data.get("agency"), year=data.get("year"))
        if there := same.order_by("-revision").first():
            sentence = '{}{}年度报告已经存在，请<a href="{}">打开这份报告</a>。'
            door = url("change", there.pk)
            raise ValidationError(format_html(sentence, there.agency, there.year, door))
        return data


def open_page(model_admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """The page of the form; the start page posts to it too."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    form = OpenForm(request.POST or None, staff=request.user, initial=request.GET.dict())
    if form.is_valid():
        try:
            report = editing.begin(**form.cleaned_data, act=Act.of(request))
            return redirect(url("change", report.pk))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return page(model_admin, request, "open", {"title": "新建年度报告", "form": form})
