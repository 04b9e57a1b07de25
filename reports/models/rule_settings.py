"""What an administrator may change about the checks, and what a nightly comparison found."""

from dataclasses import dataclass, fields

from django.db import models

from reports.rules import RULES, Settings
from reports.rules.settings import OLD_WORDS, RESIDUE, WORD_LIST
from reports.statute.findings import Severity

from .report import AnnualReport

SHARE = "重合超过多少时警告（0 至 1）"


@dataclass(frozen=True)
class Number:
    """A threshold (阈值) of a rule: how it is called, and the least it may be. A share is between
    0 and 1, every other one a whole number."""

    name: str
    label: str
    rule: str
    least: int = 0

    @property
    def default(self) -> int | float:
        return getattr(Settings(), self.name)

    @property
    def is_share(self) -> bool:
        return isinstance(self.default, float)


NUMBERS = {
    number.name: number
    for number in (
        Number("jump_factor", "数字变化超过几倍时提示", "years.jump", least=1),
        Number("jump_floor", "数字不小于多少时才比较变化", "years.jump"),
        Number(
            "fee_factor",
            "收费金额与上年相差多少倍时提示（元与万元混淆）",
            "disclosures.fee_unit",
            least=1,
        ),
        Number("copied_problems", f"第五部分与上年{SHARE}", "years.copied_text"),
        Number("copied_overview", f"第一部分与上年{SHARE}", "years.copied_text"),
        Number("copied_agencies", f"与其他机关{SHARE}", "agencies.copied_text"),
        Number("copied_minimum", "与其他机关比较的最少字数", "agencies.copied_text"),
        Number("copied_minimum_years", "与上年比较的最少字数", "years.copied_text"),
        Number("short_part", "第五部分少于多少字时警告", "structure.short"),
    )
}


def rule_choices() -> list[tuple[str, str]]:
    return [(rule.id, f"{rule.title}（{rule.id}）") for rule in RULES.values()]


def severity_choices() -> list[tuple[str, str]]:
    return [(severity.value, severity.label) for severity in Severity]


def number_choices() -> list[tuple[str, str]]:
    return [(number.name, number.label) for number in NUMBERS.values()]


def catalogue_wordings() -> list[tuple[str, str, str]]:
    """The word lists of the catalogue: kind, wording, what it should be. A new database begins
    with them; from then on they are the administrator's."""
    return [
        *(("word", text, instead) for text, instead in WORD_LIST.items()),
        *(("residue", text, "") for text in RESIDUE),
        *(("old", text, "") for text in OLD_WORDS),
    ]


class RuleSetting(models.Model):
    """A rule whose severity differs from the catalogue's, or that is switched off."""

    rule = models.CharField("规则", max_length=40, unique=True, choices=rule_choices)
    severity = models.CharField("级别", max_length=10, blank=True, choices=severity_choices)
    off = models.BooleanField("停用", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "核对规则"
        ordering = ["rule"]

    def __str__(self) -> str:
        return self.rule


class Threshold(models.Model):
    """A threshold that differs from the catalogue's."""

    name = models.CharField("阈值", max_length=40, unique=True, choices=number_choices)
    value = models.FloatField("数值")

    class Meta:
        verbose_name = verbose_name_plural = "阈值"
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.get_name_display()}：{self.value:g}"


class Wording(models.Model):
    """A word that the checks look for."""

    class Kind(models.TextChoices):
        WORD = "word", "错误用语"
        RESIDUE = "residue", "模板残留"
        OLD = "old", "旧格式用语"

    kind = models.CharField("类别", max_length=8, choices=Kind)
    text = models.CharField("用语", max_length=100)
    instead = models.CharField("应为", max_length=100, blank=True, default="")

    class Meta:
        verbose_name = verbose_name_plural = "用语表"
        ordering = ["kind", "text"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "text"],
                name="wording_once",
                violation_error_message="用语表中已有这一条。",
            )
        ]

    def __str__(self) -> str:
        return self.text


def settings_now() -> Settings:
    """The settings of the checks as the administrator has them; three queries."""
    rules = list(RuleSetting.objects.all())
    words = list(Wording.objects.all())
    kinds = {field.name: type(getattr(Settings(), field.name)) for field in fields(Settings)}
    numbers = {t.name: kinds[t.name](t.value) for t in Threshold.objects.all() if t.name in kinds}
    of_kind = {kind: [w for w in words if w.kind == kind] for kind in Wording.Kind}
    return Settings(
        severities={r.rule: Severity(r.severity) for r in rules if r.severity},
        off=frozenset(r.rule for r in rules if r.off),
        word_list={word.text: word.instead for word in of_kind[Wording.Kind.WORD]},
        residue=tuple(word.text for word in of_kind[Wording.Kind.RESIDUE]),
        old_words=tuple(word.text for word in of_kind[Wording.Kind.OLD]),
        **numbers,
    )


class Likeness(models.Model):
    """A part of a report that is much like another agency's of the same year, as the last
    comparison of all reports of that year found."""

    report = models.ForeignKey(AnnualReport, models.CASCADE, related_name="likenesses")
    part = models.CharField(max_length=20)
    other_code = models.CharField(max_length=40)
    other_agency = models.CharField(max_length=100)
    share = models.FloatField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "part"], name="likeness_once")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.part} {self.other_agency} {self.share:.0%}"


class RuleCount(models.Model):
    """How often a rule fired in the newest reports of a year, whether it is switched on or not, as
    the last count found: in ``reports`` of ``of`` reports, ``findings`` times in all."""

    rule = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    of = models.PositiveIntegerField()
    reports = models.PositiveIntegerField()
    findings = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rule", "year"], name="rule_count_once")]

    def __str__(self) -> str:
        return f"{self.rule} {self.year} {self.reports}/{self.of}"
