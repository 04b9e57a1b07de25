"""Passwords that a person had (密码历史): only their hashes, so that none is taken again."""

from django.conf import settings
from django.db import models


class FormerPassword(models.Model):
    """One password, as its hash, and when it was set."""

    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="former_passwords"
    )
    hash = models.CharField(max_length=128)
    at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "密码历史"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.staff} {self.at:%Y-%m-%d}"
