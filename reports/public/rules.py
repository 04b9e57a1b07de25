"""How reports are checked (核对规则): every rule with its explanation and its severity today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reports.models import settings_now
from reports.rules import RULES, Group, Rule


@dataclass(frozen=True)
class Listed:
    """One rule as it applies now; an empty ``severity`` is one that is switched off."""

    rule: Rule
    severity: str


def rules_by_group() -> Iterator[tuple[Group, list[Listed]]]:
    """The groups of the catalogue in order; three queries for the settings."""
    settings = settings_now()
    for group in Group:
        yield (
            group,
            [
                Listed(
                    rule,
                    ""
                    if rule.id in settings.off
                    else settings.severities.get(rule.id, rule.severity).label,
                )
                for rule in RULES.values()
                if rule.group is group
            ],
        )
