"""The quiet autosave, asked by the browser while one types; and giving up what was not saved."""

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone

from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.archive.store import to_document

from . import working_copy
from .form import as_typed
from .frame import report_or_404, say_saved, url, version_of


def keep(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the changed fields as typed; answers when, or a sentence why not."""
    report = report_or_404(model_admin, request, pk)
    if request.method != "POST":
        return redirect(url("change", report.pk))
    said, act = request.POST, Act.of(request)
    names = said.keys() & as_typed(to_document(report)).keys()
    try:
        working_copy.keep(
            {name: said[name].replace("\0", "") for name in names},
            report=report,
            version=version_of(said.get("version")),
            opened=said.get("opened", "")[:64],
            act=act,
        )
    except Refused as refusal:
        return JsonResponse({"refusal": str(refusal)}, status=409)
    return JsonResponse({"at": f"{timezone.localtime(act.at):%H:%M}"})


def forget(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Back to what was last saved (恢复到上次保存): one's own typing is given up."""
    report = report_or_404(model_admin, request, pk)
    if request.method == "POST":
        working_copy.forget(report, by=request.user)
        say_saved(request, report, "已恢复到上次保存的内容。")
    return redirect(url("change", report.pk))
