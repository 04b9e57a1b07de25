"""The trail (留痕): what was done, by whom, when.

Each entry is sealed with the hash of the one before. Text only, no foreign keys: an entry stays
readable whatever happens to what it names. Database triggers refuse UPDATE and DELETE.
"""

from django.db import models

START = "0" * 64


class TrailQuerySet(models.QuerySet):
    def about(self, report) -> "TrailQuerySet":
        """The entries of one revision, oldest first."""
        return self.filter(
            agency=report.agency.code, year=report.year, revision=report.revision
        ).order_by("number")

    def visible_to(self, staff) -> "TrailQuerySet":
        """The entries of a staff member's own agencies; all for a system administrator."""
        if staff.is_superuser:
            return self
        return self.filter(agency__in=staff.posts.values("agency__code"))


class TrailEntry(models.Model):
    """One entry of the trail. ``content`` is the digest of the report at that moment."""

    number = models.PositiveBigIntegerField("序号", primary_key=True)
    at = models.DateTimeField("时间")
    action = models.CharField("操作", max_length=40)
    actor = models.CharField("账号", max_length=150)
    actor_name = models.CharField("姓名", max_length=40)
    agency = models.CharField("机关代码", max_length=40)
    year = models.PositiveSmallIntegerField("年度")
    revision = models.PositiveSmallIntegerField("版次")
    source = models.CharField("原状态", max_length=12, blank=True)
    target = models.CharField("新状态", max_length=12, blank=True)
    reason = models.TextField("说明", blank=True)
    content = models.CharField("内容摘要", max_length=64, blank=True)
    address = models.CharField("来源地址", max_length=64, blank=True)
    previous_hash = models.CharField("前一条的 SHA-256", max_length=64, unique=True)
    hash = models.CharField("SHA-256", max_length=64, unique=True)
    sm3 = models.CharField("SM3", max_length=64, blank=True, default="")
    seal = models.PositiveSmallIntegerField("封存方式", default=1)

    objects = TrailQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "留痕"
        ordering = ["number"]
        indexes = [models.Index(fields=["agency", "year", "revision"])]

    def __str__(self) -> str:
        return f"{self.number} {self.action} {self.agency} {self.year}"


class TrailHead(models.Model):
    """The last entry's number and hashes. Its one row is locked by whoever writes the next entry,
    so that two writers cannot fork the chain."""

    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=START)
    sm3 = models.CharField(max_length=64, default=START)

    def __str__(self) -> str:
        return f"{self.number} {self.hash}"


class TrailAnchor(models.Model):
    """The head of the trail as it stood on one day, signed with a key that lies outside the
    database (留痕公示). Published, so that a trail that was cut or made anew is found from outside.
    """

    day = models.DateField("日期", primary_key=True)
    at = models.DateTimeField("时间")
    number = models.PositiveBigIntegerField("条数")
    hash = models.CharField("SHA-256", max_length=64)
    sm3 = models.CharField("SM3", max_length=64)
    signature = models.CharField("签名（Ed25519）", max_length=128)

    class Meta:
        verbose_name = verbose_name_plural = "留痕公示"
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day} {self.number} {self.hash}"
