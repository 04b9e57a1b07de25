"""What an administrator does to the checks (核对规则): severities, switches, thresholds at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.http import QueryDict

from reports.archive import trail
from reports.archive.act import Act
from reports.archive.changes import refuse_unseen
from reports.archive.refusals import Refused
from reports.models import RuleSetting, Threshold
from reports.models.rule_settings import NUMBERS, Number
from reports.rules import RULES
from reports.statute.findings import Severity

Value = int | float


@dataclass(frozen=True)
class Checks:
    """The checks as they are set: severities that differ from the catalogue's, rules switched off,
    thresholds that differ."""

    severities: dict[str, str] = field(default_factory=dict)
    off: frozenset[str] = frozenset()
    numbers: dict[str, Value] = field(default_factory=dict)

    @property
    def state(self) -> object:
        return [self.severities, sorted(self.off), self.numbers]

    def severity(self, rule: str) -> str:
        """In words, as the trail says it."""
        own = RULES[rule].severity.label
        if rule in self.severities:
            return Severity(self.severities[rule]).label
        return f"{own}（默认）"

    def number(self, number: Number) -> str:
        value = self.numbers.get(number.name)
        return f"{number.default:g}（默认）" if value is None else f"{value:g}"


def checks_now() -> Checks:
    """As they are set in the database; two queries."""
    rules = [one for one in RuleSetting.objects.all() if one.rule in RULES]
    return Checks(
        {one.rule: one.severity for one in rules if one.severity},
        frozenset(one.rule for one in rules if one.off),
        {one.name: one.value for one in Threshold.objects.all() if one.name in NUMBERS},
    )


@transaction.atomic
def set_checks(wanted: Checks, *, seen: str, act: Act) -> int:
    """Set all of them; how many rules and thresholds that changes. It holds from the next check
    on; what is published stays as it is."""
    trail.locked_head()
    before = checks_now()
    refuse_unseen(seen, before.state)
    said = list(_told(before, wanted))
    if said:
        _write(wanted)
        trail.record_office("修改核对规则", act=act, said="\n".join(said))
    return len(said)


def wanted_from(typed: QueryDict) -> Checks:
    """What a form says; Refused with a sentence for each number that is none."""
    severities = {rule: typed.get(f"severity-{rule}", "") for rule in RULES}
    problems, numbers = [], {}
    for number in NUMBERS.values():
        try:
            numbers[number.name] = _value(number, typed.get(f"number-{number.name}", "").strip())
        except Refused as refusal:
            problems.append(str(refusal))
    if problems:
        raise Refused("\n".join(problems))
    return Checks(
        {rule: said for rule, said in severities.items() if _differs(rule, said)},
        frozenset(rule for rule in RULES if f"on-{rule}" not in typed),
        {name: value for name, value in numbers.items() if value is not None},
    )


def _differs(rule: str, severity: str) -> bool:
    """A mere hint never becomes graver (``Settings.graded``)."""
    own = RULES[rule].severity
    return severity in set(Severity) - {own} and own is not Severity.HINT


def _value(number: Number, typed: str) -> Value | None:
    """None where nothing is typed, or the catalogue's own."""
    if not typed:
        return None
    try:
        value = float(typed) if number.is_share else int(typed)
    except ValueError:
        value = -1
    fits = 0 <= value <= 1 if number.is_share else number.least <= value <= 1_000_000
    if not fits:
        span = "0 与 1 之间的数，如 0.6" if number.is_share else f"不小于 {number.least} 的整数"
        raise Refused(f"“{number.label}”应填{span}，不是“{typed[:20]}”。空着就用默认值。")
    return None if value == number.default else value


def _told(before: Checks, after: Checks) -> Iterator[str]:
    for key, rule in RULES.items():
        if before.severities.get(key) != after.severities.get(key):
            yield f"{rule.title}：级别 {before.severity(key)} → {after.severity(key)}"
        if (key in before.off) != (key in after.off):
            yield f"{rule.title}：{'启用 → 停用' if key in after.off else '停用 → 启用'}"
    for number in NUMBERS.values():
        if before.numbers.get(number.name) != after.numbers.get(number.name):
            yield f"{number.label}：{before.number(number)} → {after.number(number)}"


def _write(wanted: Checks) -> None:
    RuleSetting.objects.all().delete()
    RuleSetting.objects.bulk_create(
        RuleSetting(rule=key, severity=wanted.severities.get(key, ""), off=key in wanted.off)
        for key in RULES
        if key in wanted.severities or key in wanted.off
    )
    Threshold.objects.all().delete()
    Threshold.objects.bulk_create(
        Threshold(name=name, value=value) for name, value in wanted.numbers.items()
    )
