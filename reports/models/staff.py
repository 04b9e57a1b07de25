"""Staff and their posts: who produces, who reviews, who publishes (谁制作、谁审核、谁发布)."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models, transaction

from .agency import Agency


class Role(models.TextChoices):
    """What a post answers for."""

    PRODUCER = "producer", "制作"
    REVIEWER = "reviewer", "审核"
    PUBLISHER = "publisher", "发布"


ADMINISTERS = frozenset({"is_active", "is_staff", "is_superuser"})
LAST_ADMINISTRATOR = (
    "这是最后一个可用的系统管理员账号，不能停用，也不能取消管理员权限。"
    "请先另设一名系统管理员，再来修改。"
)


class Staff(AbstractUser):
    """A person with an account. Accounts are disabled, never deleted: the record names them."""

    first_name = None
    last_name = None
    name = models.CharField("姓名", max_length=40)

    REQUIRED_FIELDS = ["name", "email"]

    class Meta:
        verbose_name = verbose_name_plural = "工作人员"
        ordering = ["username"]

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)

    def clean(self) -> None:
        """The sentence for a form; ``save`` keeps the law when two do it at once."""
        super().clean()
        if self.pk and not self._administers and _only(_administrators(), self.pk):
            raise ValidationError(LAST_ADMINISTRATOR)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The portal keeps one active administrator, or nobody could ever let anybody in again.
        Those there are stay locked until the transaction ends, so that two who strip each other
        come one after the other. Raises ValidationError."""
        told = kwargs.get("update_fields")
        touched = told is None or not ADMINISTERS.isdisjoint(told)
        leaves = touched and not self._state.adding and not self._administers
        with transaction.atomic():
            if leaves and _only(_administrators().select_for_update(), self.pk):
                raise ValidationError(LAST_ADMINISTRATOR)
            super().save(*args, **kwargs)

    @property
    def _administers(self) -> bool:
        """Whether this account, as it is about to be saved, may log in and administer."""
        return self.is_active and self.is_staff and self.is_superuser

    def holds(self, role: str, *, agency: Agency) -> bool:
        """Whether this person has a post of that role in that agency."""
        return self.is_active and self.posts.filter(role=role, agency=agency).exists()

    def roles_in(self, agency: Agency) -> frozenset[Role]:
        """The roles of this person's posts in an agency; none while the account is switched off."""
        if not self.is_active:
            return frozenset()
        roles = self.posts.filter(agency=agency).order_by().values_list("role", flat=True)
        return frozenset(map(Role, roles))

    def roles_on(self, report) -> frozenset[Role]:
        """The roles in which this person may act on a report: maker ≠ checker ≠ publisher. Who
        ever wrote in it checks nothing of it, and who reviewed it does not publish it, unless the
        agency may do with two people."""
        roles = self.roles_in(report.agency)
        if not roles - {Role.PRODUCER}:
            return roles
        if self.pk == report.produced_by_id or report.makers.filter(pk=self.pk).exists():
            return roles & {Role.PRODUCER}
        if self.pk == report.reviewed_by_id and not report.agency.two_people:
            return roles - {Role.PUBLISHER}
        return roles


def _administrators() -> models.QuerySet:
    """The accounts that may log in and administer now, always locked in the same order."""
    return Staff.objects.filter(**dict.fromkeys(ADMINISTERS, True)).order_by("pk")


def _only(administrators: models.QuerySet, pk: int) -> bool:
    """Whether that account is the only one left."""
    return list(administrators.values_list("pk", flat=True)) == [pk]


class Post(models.Model):
    """A post (岗位): one person, one agency, one role."""

    staff = models.ForeignKey(Staff, models.PROTECT, verbose_name="工作人员", related_name="posts")
    agency = models.ForeignKey(
        Agency, models.PROTECT, verbose_name="行政机关", related_name="posts"
    )
    role = models.CharField("职责", max_length=10, choices=Role)

    class Meta:
        verbose_name = verbose_name_plural = "岗位"
        ordering = ["agency", "role", "staff"]
        constraints = [
            models.UniqueConstraint(
                fields=["staff", "agency", "role"],
                name="post_once",
                violation_error_message="这位工作人员在该机关已有同一岗位。",
            ),
            models.CheckConstraint(
                name="post_role_known", condition=models.Q(role__in=Role.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.get_role_display()} {self.staff}"
