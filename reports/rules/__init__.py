"""The checks of an annual report, its arithmetic among them: one rule, one function.

``examine`` runs every rule that the context allows. Nothing here knows of a database or a file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from reports.statute import FORMATS
from reports.statute.document import Document
from reports.statute.findings import Finding, Severity

from .context import Adjustment, Context
from .copies import Copy
from .copy_index import CopyIndex
from .needs import Needs
from .registry import RULES
from .rule import Group, Rule
from .settings import Settings

__all__ = [
    "RULES",
    "Adjustment",
    "Context",
    "Copy",
    "CopyIndex",
    "Finding",
    "Group",
    "Needs",
    "Rule",
    "Settings",
    "Severity",
    "examine",
]

_NOTHING_KNOWN = Context()


def examine(
    document: Document, *, context: Context = _NOTHING_KNOWN, read: Iterable[Finding] = ()
) -> list[Finding]:
    """Every finding of every rule that the context allows, in the report's printed order.

    ``read`` is what the reader of the file found (labels, headings); the settings apply to it too.
    """
    settings = context.settings
    found = [
        replace(f, severity=settings.graded(f.rule, f.severity))
        for f in read
        if f.rule not in settings.off
    ]
    found += [f for rule in RULES.values() for f in rule.findings(document, context)]
    order = _printed_order(document.format)
    return sorted(dict.fromkeys(found), key=lambda finding: _position(finding.place, order))


@lru_cache
def _printed_order(format: str) -> dict[str, int]:
    """Where each part, text, table, row and cell stands in the report."""
    form = FORMATS[format]
    places: list[str] = ["", "title"]
    for part in (form.preamble, *form.parts):
        places.append(part.key)
        if part.key in form.tables:
            for cell in part.cells:
                places += [cell.place.rpartition("/")[0], cell.place]
        else:
            places += [passage.key for passage in part.passages]
    return {place: n for n, place in reversed(list(enumerate(places)))}


def _position(place: str, order: dict[str, int]) -> tuple[int, int]:
    key, _, characters = place.partition(":")
    return order.get(key, len(order)), int(characters.partition("-")[0] or 0)
