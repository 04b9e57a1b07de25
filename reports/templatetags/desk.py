"""The tag that prints the start page of the desk: ``{% workbench %}``."""

from django import template
from django.utils import timezone

from reports.desk.workbench import workbench as made

register = template.Library()


@register.inclusion_tag("desk/workbench.html", takes_context=True)
def workbench(context: template.Context) -> dict[str, object]:
    """What waits for the person who is logged in, as far as the address asks for it."""
    request = context["request"]
    asked = request.GET
    bench = made(
        request.user,
        today=timezone.localdate(),
        words=asked.get("q", ""),
        only=asked.get("queue", ""),
        number=asked.get("page", "1"),
    )
    return {"bench": bench, "request": request, "csrf_token": context["csrf_token"]}
