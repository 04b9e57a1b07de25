"""Notices (提醒) to staff, in the admin and by e-mail as each person chooses."""

from django.conf import settings
from django.db import models

from .report import AnnualReport


class NoticeKind(models.TextChoices):
    """What a notice is about."""

    SUBMITTED = "submitted", "提交审核"
    RETURNED = "returned", "退回修改"
    APPROVED = "approved", "审核通过"
    PUBLISHED = "published", "已发布"
    ABANDONED = "abandoned", "放弃"
    REMARK = "remark", "审核意见"
    DEADLINE = "deadline", "期限临近"


class Notice(models.Model):
    """One notice to one person. ``key`` keeps a reminder from being given twice."""

    staff = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    report = models.ForeignKey(AnnualReport, models.CASCADE, related_name="+", null=True)
    kind = models.CharField("类别", max_length=10, choices=NoticeKind)
    text = models.CharField("内容", max_length=400)
    at = models.DateTimeField("时间")
    read_at = models.DateTimeField("阅读时间", null=True, blank=True)
    mailed_at = models.DateTimeField("邮件时间", null=True, blank=True)
    key = models.CharField(max_length=100, blank=True, default="")

    class Meta:
        verbose_name = verbose_name_plural = "提醒"
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["staff", "key"], condition=~models.Q(key=""), name="notice_once"
            )
        ]
        indexes = [models.Index(fields=["staff", "read_at"])]

    def __str__(self) -> str:
        return self.text


class NoticeChoice(models.Model):
    """How a person wants to be told of one kind; without a choice, in the admin and by e-mail."""

    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_choices"
    )
    kind = models.CharField("类别", max_length=10, choices=NoticeKind)
    in_admin = models.BooleanField("后台提醒", default=True)
    by_mail = models.BooleanField("邮件提醒", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "提醒方式"
        constraints = [models.UniqueConstraint(fields=["staff", "kind"], name="notice_choice_once")]

    def __str__(self) -> str:
        return f"{self.staff_id} {self.get_kind_display()}"
