"""How texts are read while one types: the browser asks, nothing is saved."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string

from reports.models import AnnualReport
from reports.statute import FORMATS
from reports.statute.document import Document

from .frame import report_or_404, url
from .statements import beneath, readings

LONGEST = 30_000  # characters at once; the longest report known has half of that
TOO_LONG = f"文字超过 {LONGEST} 字，没有识读。"


def read_statements(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """What is posted under the keys of texts, as it is read: ``readings`` as JSON, and the list
    beneath each text as HTML, by its key. Pure: no table is asked but for the report itself."""
    report = report_or_404(model_admin, request, pk)
    if request.method != "POST":
        messages.info(request, "登录之前写的文字还没有保存，请在这里继续。")
        return redirect(url("change", report.pk))
    texts = {
        key: text.replace("\r\n", "\n")
        for key in FORMATS[report.format].passages
        if (text := request.POST.get(key)) is not None
    }
    if sum(map(len, texts.values())) > LONGEST:
        return JsonResponse({"message": TOO_LONG}, status=413)
    found = readings(_of_texts(report, texts), agency=report.agency)
    return JsonResponse(
        {
            "readings": [one.as_json() for said in found.values() for one in said],
            "lists": {
                key: render_to_string("desk/readings.html", beneath(found, key)) for key in texts
            },
        }
    )


def _of_texts(report: AnnualReport, texts: dict[str, str]) -> Document:
    return Document(
        agency=report.agency.name, year=report.year, format=report.format, title="", texts=texts
    )
