"""Pages for addresses that do not exist and for failures, each with a way out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return TemplateResponse(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Rendered at once and from nothing but the template: whatever failed may fail again."""
    return render(None, "500.html", status=500)
