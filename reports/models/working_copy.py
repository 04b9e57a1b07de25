"""What one person has typed into a draft and not yet saved (工作副本), kept by the server as it is
typed. It is not the report's content and leaves no trail; nobody else ever sees it."""

from django.conf import settings
from django.db import models

from .report import AnnualReport


class WorkingCopyQuerySet(models.QuerySet):
    def of(self, report: AnnualReport, *, by) -> "WorkingCopyQuerySet":
        """The one place where a working copy is looked up: always one's own."""
        return self.filter(report=report, staff=by)


class WorkingCopy(models.Model):
    """One person's unsaved typing in one revision.

    ``fields`` are the fields of the desk's form that differ from what was opened, as typed and
    perhaps not yet sound; ``version`` and ``opened`` (a digest) say what that was.
    """

    staff = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    report = models.ForeignKey(AnnualReport, models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    opened = models.CharField(max_length=64)
    fields = models.JSONField()
    at = models.DateTimeField("时间")

    objects = WorkingCopyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "工作副本"
        constraints = [
            models.UniqueConstraint(fields=["staff", "report"], name="working_copy_once")
        ]

    def __str__(self) -> str:
        return f"{self.staff_id} {self.report_id}"
