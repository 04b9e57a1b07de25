"""Staff and their posts: who produces, who reviews, who publishes (谁制作、谁审核、谁发布)."""

from datetime import date

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .agency import Agency


class Role(models.TextChoices):
    """What a post answers for."""

    PRODUCER = "producer", "制作"
    REVIEWER = "reviewer", "审核"
    PUBLISHER = "publisher", "发布"


class StaffQuerySet(models.QuerySet):
    def working(self, day: date) -> "StaffQuerySet":
        """The people whose account works on that day."""
        return self.filter(Q(off_on=None) | Q(off_on__gt=day), is_active=True)

    def staying(self) -> "StaffQuerySet":
        """The people whose account works, with no day on which it ends."""
        return self.filter(is_active=True, off_on=None)


class StaffManager(UserManager.from_queryset(StaffQuerySet)):
    """Django's, that makes accounts, with the queries above."""

    use_in_migrations = False


class Staff(AbstractUser):
    """A person with an account. Accounts are switched off, never deleted: the record names them.

    ``off_on`` (停用日期) is the first day on which the account no longer works; it may lie ahead.
    Without it, and not active: an account of the portal itself, with which nobody logs in.
    ``session_key`` is the newest log-in.
    """

    first_name = None
    last_name = None
    name = models.CharField("姓名", max_length=40)
    off_on = models.DateField("停用日期", null=True, blank=True, editable=False)
    password_at = models.DateTimeField("密码设置时间", null=True, editable=False)
    must_change_password = models.BooleanField("须先修改密码", default=False, editable=False)
    session_key = models.CharField(max_length=40, blank=True, default="", editable=False)

    objects = StaffManager()

    REQUIRED_FIELDS = ["name", "email"]

    class Meta:
        verbose_name = verbose_name_plural = "人员"
        ordering = ["username"]

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)

    @property
    def works(self) -> bool:
        """Whether the account works today."""
        return self.is_active and (self.off_on is None or timezone.localdate() < self.off_on)

    def holds(self, role: str, *, agency: Agency) -> bool:
        """Whether this person has a post of that role in that agency."""
        return self.works and self.posts.filter(role=role, agency=agency).exists()

    def roles_in(self, agency: Agency) -> frozenset[Role]:
        """The roles of this person's posts in an agency; none while the account is switched off."""
        if not self.works:
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
