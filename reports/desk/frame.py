"""What the pages of the desk share: the report one may see, its version, the frame, a message."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from reports.models import AnnualReport


def report_or_404(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> AnnualReport:
    """A report of one's own agencies; every other one does not exist."""
    report = model_admin.get_object(request, str(pk))
    if report is None:
        raise Http404
    return report


def page(
    model_admin: ModelAdmin, request: HttpRequest, name: str, context: dict, *, status: int = 200
) -> HttpResponse:
    frame = {**model_admin.admin_site.each_context(request), "opts": model_admin.opts}
    return TemplateResponse(request, f"desk/{name}.html", frame | context, status=status)


def say_saved(request: HttpRequest, report: AnnualReport, words: str) -> None:
    """In a message whose tag tells the browser to forget what it kept of this report."""
    messages.success(request, words, extra_tags=f"saved-{report.pk}")


def version_of(text: str | None) -> int:
    """The version token as posted; a forged one matches no version."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


def url(name: str, *arguments: object) -> str:
    """The address of one of the pages of a report in the admin."""
    return reverse(f"admin:reports_annualreport_{name}", args=arguments)
