"""What people said of findings: a warning was verified (已核实), an error overridden in writing."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from .report import AnnualReport


class Judgement(models.Model):
    """One finding judged. It holds as long as ``fingerprint`` does: the rule, its place, and
    the figures or words that stand there."""

    class Kind(models.TextChoices):
        VERIFIED = "verified", "已核实"
        OVERRIDDEN = "overridden", "准予通过"

    report = models.ForeignKey(AnnualReport, models.CASCADE, related_name="judgements")
    fingerprint = models.CharField(max_length=64)
    rule = models.CharField("规则", max_length=40)
    message = models.TextField("不符")
    kind = models.CharField("意见", max_length=10, choices=Kind)
    explanation = models.TextField("说明", blank=True, default="")
    public = models.BooleanField("随报告公开", default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="办理人", related_name="+"
    )
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = verbose_name_plural = "核对意见"
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(fields=["report", "fingerprint"], name="judgement_once"),
            models.CheckConstraint(
                name="judgement_override_explained",
                condition=Q(kind="verified") | Q(kind="overridden") & ~Q(explanation=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}：{self.message}"


def public_notes(report: AnnualReport) -> tuple[str, ...]:
    """The explanations that are printed with the report, since the reviewer marked them public."""
    said = report.judgements.filter(public=True).values_list("message", "explanation")
    return tuple(f"{message}说明：{explanation}" for message, explanation in said)
