"""A link by which somebody without an account (a leader) sees a report before it is published."""

from django.conf import settings
from django.db import models

from .report import AnnualReport


class PreviewLink(models.Model):
    """One link. Only the SHA-256 of its token is kept; it expires and can be revoked."""

    report = models.ForeignKey(AnnualReport, models.CASCADE, related_name="preview_links")
    token_digest = models.CharField(max_length=64, unique=True)
    note = models.CharField("给谁看", max_length=60)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="生成人", related_name="+"
    )
    at = models.DateTimeField("生成时间")
    expires_at = models.DateTimeField("失效时间")
    revoked_at = models.DateTimeField("收回时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "预览链接"
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.note
