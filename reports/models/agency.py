"""Agencies (行政机关) and their kinds, each kind with its own deadline."""

import datetime

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse


class AgencyKind(models.Model):
    """A kind of agency by which the public column is arranged (市政府部门, 县市区, 乡镇街道 …).

    The deadline is a day of the year after the report year: 31 January for departments, 31 March
    for governments (条例 art. 49); empty where only local order sets one.
    """

    name = models.CharField("名称", max_length=40, unique=True)
    order = models.PositiveSmallIntegerField("排序", default=0)
    is_government = models.BooleanField(
        "一级人民政府", default=False, help_text="报告须包含工作考核、社会评议、责任追究结果。"
    )
    deadline_month = models.PositiveSmallIntegerField(
        "公布期限（月）", null=True, blank=True, validators=[MaxValueValidator(12)]
    )
    deadline_day = models.PositiveSmallIntegerField(
        "公布期限（日）", null=True, blank=True, validators=[MaxValueValidator(31)]
    )

    class Meta:
        verbose_name = verbose_name_plural = "机关类别"
        ordering = ["order", "name"]
        constraints = [
            models.CheckConstraint(
                name="agency_kind_deadline",
                condition=Q(deadline_month=None, deadline_day=None)
                | Q(
                    deadline_month__isnull=False,
                    deadline_month__range=(1, 12),
                    deadline_day__isnull=False,
                    deadline_day__range=(1, 31),
                ),
                violation_error_message="公布期限的月和日要么都填，要么都不填。",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        try:
            self.deadline(2000)
        except ValueError:
            raise ValidationError("公布期限不是一个存在的日期，请核对月和日。") from None

    def deadline(self, year: int) -> datetime.date | None:
        """The last day for publishing the report of ``year``; ValueError for 30 February."""
        if self.deadline_month is None or self.deadline_day is None:
            return None
        return datetime.date(year + 1, self.deadline_month, self.deadline_day)


class AgencyQuerySet(models.QuerySet):
    def visible_to(self, staff) -> "AgencyQuerySet":
        """The agencies a staff member holds a post in; all for a system administrator."""
        if staff.is_superuser:
            return self
        return self.filter(pk__in=staff.posts.values("agency"))


class Agency(models.Model):
    """An agency that owes a report each year (行政机关)."""

    code = models.SlugField(
        "代码",
        max_length=40,
        unique=True,
        help_text="用于网址，公布后请勿更改，例如 jiaozuo-education。",
    )
    name = models.CharField("名称", max_length=100, unique=True)
    kind = models.ForeignKey(
        AgencyKind, models.PROTECT, verbose_name="类别", related_name="agencies"
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="上级机关",
        related_name="children",
        null=True,
        blank=True,
    )
    rule_making_power = models.BooleanField(
        "有规章制定权", default=False, help_text="没有规章制定权的机关，规章各栏应为 0。"
    )

    two_people = models.BooleanField(
        "审核人可以兼发布",
        default=False,
        help_text="人员很少的机关经批准可以勾选；制作与审核始终须为两人。",
    )

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "机关"
        ordering = ["kind__order", "code"]
        constraints = [
            models.CheckConstraint(
                name="agency_not_own_parent",
                condition=~Q(parent=models.F("id")),
                violation_error_message="上级机关不能是本机关自己。",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("agency", args=[self.code])
