"""The tag that prints a statutory table: ``{% statutory_table document "applications" %}``."""

from django import template

from reports.statute.document import Document
from reports.statute.printed_table import PrintedTable, printed_table

register = template.Library()


@register.inclusion_tag("statute/table.html")
def statutory_table(document: Document, key: str) -> dict[str, PrintedTable]:
    """Part two, three or four of a report as an accessible table, by the key of the table."""
    return {"table": printed_table(document, key)}
