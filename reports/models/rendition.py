"""What was rendered of a published revision: which file lies where, and what its bytes must be."""

from django.db import models

from .report import AnnualReport


class Rendition(models.Model):
    """One file. It is served only while its bytes are those that were written; ``content`` is the
    digest of the report that it shows."""

    report = models.ForeignKey(AnnualReport, models.CASCADE, related_name="renditions")
    kind = models.CharField("种类", max_length=16)
    path = models.CharField("位置", max_length=255, unique=True)
    content = models.CharField("内容摘要", max_length=64)
    size = models.PositiveBigIntegerField("字节数")
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    sm3 = models.CharField("SM3", max_length=64, db_index=True)
    at = models.DateTimeField("生成时间")

    class Meta:
        verbose_name = verbose_name_plural = "发布文件"
        constraints = [
            models.UniqueConstraint(fields=["report", "kind"], name="rendition_once"),
        ]

    def __str__(self) -> str:
        return self.path
