"""The tags of the desk: its start page, and how the numbers of the texts were read."""

from django import template
from django.utils import timezone

from reports.desk.statements import Readings, beneath, marked
from reports.desk.workbench import workbench as made
from reports.statute.document import Document

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


@register.inclusion_tag("desk/readings.html")
def text_readings(readings: Readings, key: str) -> dict[str, object]:
    """``{% text_readings readings "problems" %}``: the list beneath a text that is being typed."""
    return beneath(readings, key)


@register.inclusion_tag("desk/marked.html")
def marked_text(
    document: Document, key: str, readings: Readings, to_cells: bool = False
) -> dict[str, object]:
    """``{% marked_text document "problems" readings %}``: a text to read, with its statements
    marked and the list beneath. ``to_cells`` where the page has an anchor ``at-<place>`` for every
    cell; else the links lead to the table."""
    said = readings.get(key, ())
    paragraphs = marked(document.texts[key], said)
    return {"paragraphs": paragraphs, "readings": said, "to_cells": to_cells}
