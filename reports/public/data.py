"""What programs and researchers need to read the files: schemas and the data dictionary."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from reports.writers.schema import FILES, as_text

from .dictionary import dictionary as chapters
from .meta import column_meta


def dictionary(request: HttpRequest) -> TemplateResponse:
    """Every key of the files with its printed heading, for all formats."""
    context = {"chapters": chapters(), "schemas": FILES, "meta": column_meta()}
    return TemplateResponse(request, "public/dictionary.html", context)


def schema(request: HttpRequest, name: str) -> HttpResponse:
    """The JSON Schema of a report, the table schema of the figures."""
    if f"{name}.json" not in FILES:
        raise Http404
    return HttpResponse(as_text(FILES[f"{name}.json"]()), content_type="application/json")
