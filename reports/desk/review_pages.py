"""The review page: a report as it will be published, what has changed in it, what was found and
remarked, and the steps that can be taken. The reviewer's page and the publisher's.

Each address answers a browser with a page, and a script that asks for JSON with what changed of it:
``{"points": …, "summary": …}``, or ``{"refused": …}`` with a sentence, which is an answer too.
"""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.utils import timezone

from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.archive.store import to_document
from reports.models import AnnualReport, public_notes
from reports.public.report_page import parts, phrases, preamble, signatures
from reports.statute.document import Document

from . import remarks
from .comparison import AGAINST, Comparison, compare
from .findings import judged_findings
from .frame import page, report_or_404, url
from .judgements import severities_open_to
from .marked_texts import marked_texts, marks_of
from .points import Points
from .remark_form import RemarkForm
from .remark_list import noted
from .rights import Standing, standing
from .seen import view
from .step_pages import steps_context
from .typed import kept


def review(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Read and compare; a remark is posted to the same address, so that whoever had to log in
    again comes back to the page and not to an error."""
    report = report_or_404(model_admin, request, pk)
    if request.method != "POST":
        return _shown(model_admin, request, report)
    form = RemarkForm(to_document(report), request.POST)
    if form.is_valid():
        try:
            remarks.make(**form.cleaned_data, report=report, act=Act.of(request))
            return _done(model_admin, request, report, "意见已提出。")
        except Refused as refusal:
            form.add_error(None, str(refusal))
    if _asks_json(request):
        return _refused(" ".join(one for said in form.errors.values() for one in said))
    return _shown(model_admin, request, report, form=form, status=409)


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
    if request.method != "POST":
        return redirect(f"{url('review', report.pk)}#remarks")
    try:
        verb(*said, remark=found, act=Act.of(request))
    except Refused as refusal:
        if _asks_json(request):
            return _refused(str(refusal))
        messages.error(request, str(refusal))
        return _back(request, report)
    return _done(model_admin, request, report, done)


def remarks_context(here: Standing) -> dict[str, object]:
    """What the include ``remarks.html`` prints on the desk."""
    found = noted(here.report, to=here)
    return {
        "remarks": found,
        "remarks_open": sum(one.is_open for one in found),
        "may_remark": next(remarks.against_making(here), None) is None,
    }


def _asks_json(request: HttpRequest) -> bool:
    kinds = ["text/html", "application/json"]
    return request.get_preferred_type(kinds) == "application/json"


def _refused(sentence: str) -> HttpResponse:
    return JsonResponse({"refused": sentence})


def _done(
    model_admin: ModelAdmin, request: HttpRequest, report: AnnualReport, sentence: str
) -> HttpResponse:
    if _asks_json(request):
        return _shown(model_admin, request, report)
    messages.success(request, sentence)
    return _back(request, report)


def _back(request: HttpRequest, report: AnnualReport) -> HttpResponse:
    name = "change" if "desk" in request.POST else "review"
    return redirect(f"{url(name, report.pk)}#remarks")


def _shown(
    model_admin: ModelAdmin,
    request: HttpRequest,
    report: AnnualReport,
    *,
    form: RemarkForm | None = None,
    status: int = 200,
) -> HttpResponse:
    document = to_document(report)
    here = standing(request.user, report)
    day = kept(request, report).day(timezone.localdate())
    saw = view(document, report=report, act=Act.of(request))
    comparison = compare(request.GET.get("against", ""), report, document, saw)
    points = Points(
        document.form,
        judged_findings(report, document=document, on=day),
        noted(report, to=here),
        comparison.differences,
    )
    context = {
        "report": report,
        "points": points,
        "severities": severities_open_to(here),
        "against": comparison.against,
    }
    if _asks_json(request):
        names = ("points", "summary")
        return JsonResponse(
            {n: render_to_string(f"desk/review_{n}.html", context, request=request) for n in names}
        )
    context |= _report(report, document, comparison, points) | {
        "title": f"审阅：{report}",
        **steps_context(request, here),
        "may_remark": next(remarks.against_making(here), None) is None,
        "remark_form": form or RemarkForm(document, place=request.GET.get("place", "")),
    }
    return page(model_admin, request, "review", context, status=status)


def _report(
    report: AnnualReport, document: Document, comparison: Comparison, points: Points
) -> dict[str, object]:
    """The report as it will be published, marked."""
    marks = marks_of(judged.finding for judged in points.findings)
    printed = marked_texts(document.form, comparison.differences, marks)
    return {
        "document": document,
        "phrases": phrases(report),
        "parts": (preamble(document, printed), *parts(document, printed)),
        "notes": public_notes(report),
        "signatures": signatures(report),
        "comparison": comparison,
        "tabs": {key: name for key, (name, _) in AGAINST.items()},
    }
