"""The review page: a report as it will be published, what has changed in it, and remarks on it."""

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.archive.store import to_document
from reports.models import AnnualReport
from reports.public.report_page import Part, parts, preamble
from reports.statute import FORMATS
from reports.statute.places import figures, parts_and_texts
from reports.statute.schema import Format

from . import remarks
from .comparison import AGAINST, compare
from .frame import page, report_or_404, url
from .remark_list import Noted, noted
from .rights import Standing, standing
from .seen import view


class RemarkForm(forms.Form):
    """A remark and its place. The figures of one table are offered once the table is chosen, so
    that nobody looks for one of two hundred."""

    place = forms.ChoiceField(label="位置", required=False)
    text = forms.CharField(
        label="意见", max_length=remarks.LONGEST, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, form: Format, data=None, *, place: str = "") -> None:
        super().__init__(data, initial={"place": place}, auto_id="remark-%s")
        self.fields["place"].choices = _places(form, data.get("place", "") if data else place)


def _places(form: Format, chosen: str) -> list[tuple[str, object]]:
    table = form.tables.get(chosen.partition("/")[0])
    choices: list[tuple[str, object]] = list(parts_and_texts(form).items())
    return [*choices, (table.heading, list(figures(table).items()))] if table else choices


def review(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Read and compare; a remark is posted to the same address, so that whoever had to log in
    again comes back to the page and not to an error."""
    report = report_or_404(model_admin, request, pk)
    if request.method != "POST":
        return _page(model_admin, request, report)
    form = RemarkForm(FORMATS[report.format], request.POST)
    if form.is_valid():
        try:
            remarks.make(
                **form.cleaned_data,
                report=report,
                act=Act.of(request),
            )
            messages.success(request, "意见已提出。")
            return redirect(f"{url('review', report.pk)}#remarks")
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return _page(model_admin, request, report, form=form, status=409)


def answer(model_admin: ModelAdmin, request: HttpRequest, pk: int, remark: int) -> HttpResponse:
    said = request.POST.get("answer", "")
    return _touch(model_admin, request, pk, remark, "答复已记录。", remarks.answer, said)


def close(model_admin: ModelAdmin, request: HttpRequest, pk: int, remark: int) -> HttpResponse:
    return _touch(model_admin, request, pk, remark, "意见已办结。", remarks.close)


def _touch(
    model_admin: ModelAdmin, request: HttpRequest, pk: int, remark: int, done: str, verb, *said: str
) -> HttpResponse:
    """Answer or close a remark of this report; another report's does not exist."""
    report = report_or_404(model_admin, request, pk)
    found = get_object_or_404(report.remarks, pk=remark)
    if request.method == "POST":
        try:
            verb(*said, remark=found, act=Act.of(request))
            messages.success(request, done)
        except Refused as refusal:
            messages.error(request, str(refusal))
    back = "change" if "desk" in request.POST else "review"
    return redirect(f"{url(back, report.pk)}#remarks")


def remarks_context(here: Standing) -> dict[str, object]:
    """What the include ``remarks.html`` prints, on the review page and on the desk."""
    found = noted(here.report, to=here)
    return {
        "remarks": found,
        "remarks_open": sum(one.is_open for one in found),
        "may_remark": next(remarks.against_making(here), None) is None,
    }


def _page(
    model_admin: ModelAdmin,
    request: HttpRequest,
    report: AnnualReport,
    *,
    form: RemarkForm | None = None,
    status: int = 200,
) -> HttpResponse:
    document = to_document(report)
    saw = view(document, report=report, act=Act.of(request))
    against = request.GET.get("against", "")
    shown = remarks_context(standing(request.user, report))
    context = {
        "title": f"审阅：{report}",
        "report": report,
        "document": document,
        "sections": _sections((preamble(document), *parts(document)), shown["remarks"]),
        "against": against if against in AGAINST else "seen",
        "tabs": {key: name for key, (name, _) in AGAINST.items()},
        "comparison": compare(against, report, document, saw),
        "remark_form": form or RemarkForm(document.form, place=request.GET.get("place", "")),
        **shown,
    }
    return page(model_admin, request, "review", context, status=status)


def _sections(shown: tuple[Part, ...], remarks: list[Noted]) -> list[tuple[Part, list[Noted]]]:
    """The parts, each with the open remarks on it."""
    standing = [one for one in remarks if one.is_open]
    return [(part, [one for one in standing if one.part == part.key]) for part in shown]
