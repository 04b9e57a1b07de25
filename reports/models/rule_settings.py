"""What an administrator may change about the checks, and what a nightly comparison found."""

from dataclasses import fields

from django.core.exceptions import ValidationError
from django.db import models

from reports.rules import RULES, Settings
from reports.rules.settings import OLD_WORDS, RESIDUE, WORD_LIST
from reports.statute.findings import Severity

from .report import AnnualReport

NUMBERS = {
    "jump_factor": "数字变化超过几倍时提示",
    "jump_floor": "数字不小于多少时才比较变化",
    "fee_factor": "收费金额与上年相差多少倍时提示（元与万元混淆）",
    "copied_problems": "第五部分与上年重合超过多少时警告（0 至 1）",
    "copied_overview": "第一部分与上年重合超过多少时警告（0 至 1）",
    "copied_agencies": "与其他机关重合超过多少时警告（0 至 1）",
    "copied_minimum": "与其他机关比较的最少字数",
    "copied_minimum_years": "与上年比较的最少字数",
    "short_part": "第五部分少于多少字时警告",
}


def rule_choices() -> list[tuple[str, str]]:
    return [(rule.id, f"{rule.title}（{rule.id}）") for rule in RULES.values()]


def severity_choices() -> list[tuple[str, str]]:
    return [(severity.value, severity.label) for severity in Severity]


def number_choices() -> list[tuple[str, str]]:
    return list(NUMBERS.items())


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
        verbose_name = verbose_name_plural = "规则设置"
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
        return f"{NUMBERS.get(self.name, self.name)}：{self.value:g}"

    def clean(self) -> None:
        share = isinstance(getattr(Settings(), self.name, None), float)
        if self.value is not None and (self.value < 0 or (share and self.value > 1)):
            raise ValidationError("重合比例应在 0 与 1 之间，其他数值不小于 0。")


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

    def clean(self) -> None:
        if self.kind == self.Kind.WORD and not self.instead:
            raise ValidationError({"instead": "错误用语须写明应为什么。"})


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
