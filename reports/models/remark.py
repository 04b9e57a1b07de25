"""Remarks (审核意见) on a part or a cell, answered and closed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from .report import AnnualReport


def _person(label: str, **options) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=label,
        related_name="+",
        **options,
    )


class Remark(models.Model):
    """One remark. ``place`` is a part, a text or a cell, as findings name it; empty for all.
    ``quoted`` is the sentence of the text that it is on, as it read then; empty for all of it."""

    report = models.ForeignKey(AnnualReport, models.CASCADE, related_name="remarks")
    place = models.CharField("位置", max_length=120, blank=True, default="")
    quoted = models.TextField("原句", blank=True, default="")
    text = models.TextField("意见")
    by = _person("提出人")
    at = models.DateTimeField("提出时间")
    answer = models.TextField("答复", blank=True, default="")
    answered_by = _person("答复人", null=True, blank=True)
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)
    closed_by = _person("办结人", null=True, blank=True)
    closed_at = models.DateTimeField("办结时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "审核意见"
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(name="remark_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="remark_answered_paired",
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, answer="")
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer=""),
            ),
            models.CheckConstraint(
                name="remark_closed_paired",
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.text
