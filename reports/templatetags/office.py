"""The tags of the back office's frame: ``{% navigation %}``, ``{% administration %}``."""

from urllib.parse import urlencode

from django import template

from reports.models import site_now
from reports.office.navigation import ADMINISTRATORS, places

register = template.Library()


@register.inclusion_tag("admin/navigation.html", takes_context=True)
def navigation(context: template.Context) -> dict[str, object]:
    """Every place this person may enter."""
    return {"places": places(context["request"])}


@register.inclusion_tag("office/places.html", takes_context=True)
def administration(context: template.Context) -> dict[str, object]:
    """The places of a system administrator, each with what one does there; else nothing."""
    return {"places": ADMINISTRATORS if context["request"].user.is_superuser else ()}


@register.simple_tag
def site_name() -> str:
    """The name of the site as it is set; Django's log-in page calls the host's name ``site``."""
    return site_now()["name"]


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changed: object) -> str:
    """The address of the page with some of its parameters changed; None leaves one out."""
    said = context["request"].GET.dict() | changed
    return "?" + urlencode({name: value for name, value in said.items() if value is not None})
