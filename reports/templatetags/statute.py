"""The tag that prints a statutory table: ``{% statutory_table document "applications" %}``."""

from django import template

from reports.statute.document import Document
from reports.statute.printed_table import printed_table

register = template.Library()


@register.inclusion_tag("statute/table.html")
def statutory_table(
    document: Document, key: str, before: Document | None = None, places: bool = False
) -> dict[str, object]:
    """Part two, three or four of a report as an accessible table, by the key of the table. Cells
    that read otherwise in ``before`` say how; with ``places`` each figure can be jumped to."""
    return {"table": printed_table(document, key, before or None), "places": places}
