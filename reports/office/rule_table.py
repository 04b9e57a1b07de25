"""The rules as one table: what each checks, how it is set, how often it fires."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Max
from django.http import QueryDict

from reports.models import Judgement, RuleCount
from reports.models.rule_settings import NUMBERS, Number
from reports.rules import RULES, Group, Rule
from reports.statute.findings import Severity

from .rule_changes import Checks


@dataclass(frozen=True)
class NumberBox:
    """One threshold of a rule, and what stands in its box; empty is the default."""

    number: Number
    typed: str


@dataclass(frozen=True)
class RuleLine:
    """One rule. ``severity`` is the one chosen, empty for the rule's own; ``count`` what the last
    count found; ``judged`` how many of its findings people verified or overrode."""

    rule: Rule
    severity: str
    on: bool
    numbers: tuple[NumberBox, ...]
    count: RuleCount | None
    judged: int

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        """The severities to choose from; a mere hint never becomes graver."""
        own = self.rule.severity
        others = [one for one in Severity if one is not own and own is not Severity.HINT]
        chosen = [("", f"{own.label}（默认）"), *((one.value, one.label) for one in others)]
        return [(value, label, value == self.severity) for value, label in chosen]

    @property
    def changed(self) -> bool:
        """Whether it differs from the catalogue."""
        return bool(self.severity) or not self.on or any(box.typed for box in self.numbers)


@dataclass(frozen=True)
class RuleTable:
    """All rules in groups; ``year`` and ``of`` say what was counted, None if nothing was."""

    groups: tuple[tuple[Group, tuple[RuleLine, ...]], ...]
    year: int | None
    of: int
    changed: int


def rule_table(checks: Checks, typed: QueryDict | None = None) -> RuleTable:
    """As the checks are set or, after a refusal, as it was typed; three queries."""
    year = RuleCount.objects.aggregate(year=Max("year"))["year"]
    counts = {one.rule: one for one in RuleCount.objects.filter(year=year)}
    lines = _lines(checks, typed, counts, _judged())
    return RuleTable(
        tuple(
            (group, tuple(line for line in lines if line.rule.group is group)) for group in Group
        ),
        year,
        max((one.of for one in counts.values()), default=0),
        sum(line.changed for line in lines),
    )


def _lines(
    checks: Checks,
    typed: QueryDict | None,
    counts: Mapping[str, RuleCount],
    judged: Mapping[str, int],
) -> list[RuleLine]:
    return [
        RuleLine(
            rule,
            checks.severities.get(key, "") if typed is None else typed.get(f"severity-{key}", ""),
            key not in checks.off if typed is None else f"on-{key}" in typed,
            tuple(_box(one, checks, typed) for one in NUMBERS.values() if one.rule == key),
            counts.get(key),
            judged[key],
        )
        for key, rule in RULES.items()
    ]


def _box(number: Number, checks: Checks, typed: QueryDict | None) -> NumberBox:
    if typed is not None:
        return NumberBox(number, typed.get(f"number-{number.name}", ""))
    value = checks.numbers.get(number.name)
    return NumberBox(number, "" if value is None else f"{value:g}")


def _judged() -> Counter[str]:
    said = Judgement.objects.order_by().values("rule").annotate(times=Count("pk"))
    return Counter({one["rule"]: one["times"] for one in said})
