"""Prose pasted into the form, told apart by its headings: the same reader as for a file, and
nothing is stored. What was read comes back as JSON, for the boxes and cells of the form."""

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse

from reports.archive.store import to_document
from reports.statute.document import printed
from reports.statute.findings import Severity

from .frame import report_or_404
from .rights import EDIT, standing
from .upload import UploadForm, obstacle


def understand(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """``{"texts": {key: text}, "figures": {place: figure}, "said": [sentence]}``: what stands
    there, and what a person should know of how it was read; or ``{"refused": sentence}``."""
    report = report_or_404(model_admin, request, pk)
    if not standing(request.user, report).may(EDIT):
        raise PermissionDenied
    draft = to_document(report)
    form = UploadForm(draft, {"pasted": request.POST.get("pasted", "")})
    if not form.is_valid():
        return JsonResponse({"refused": " ".join(form.non_field_errors())})
    reading = form.cleaned_data["reading"]
    document = reading.document
    if refused := obstacle(draft, document):
        return JsonResponse({"refused": refused})
    stated = {cell.place: document.stated(cell) for cell in document.form.cells}
    grave = [found for found in reading.findings if found.severity is not Severity.HINT]
    return JsonResponse(
        {
            "texts": {key: text for key, text in document.texts.items() if text},
            "figures": {at: printed(value) for at, value in stated.items() if value is not None},
            "said": list(dict.fromkeys(found.message for found in grave)),
        }
    )
