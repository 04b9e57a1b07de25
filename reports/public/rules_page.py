"""The public page that says how reports are checked."""

from django.http import HttpRequest
from django.template.response import TemplateResponse

from .meta import column_meta
from .rules import rules_by_group


def rules(request: HttpRequest) -> TemplateResponse:
    context = {"groups": rules_by_group(), "meta": column_meta()}
    return TemplateResponse(request, "public/rules.html", context)
