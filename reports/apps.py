"""The one Django application of the portal."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "政府信息公开工作年度报告"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the system checks, who logs in, and the seals of a database that was made."""
        from reports.accounts import lock_out, log_ins, second_factor  # noqa: F401
        from reports.models import database_check, seals, system_checks  # noqa: F401
        from reports.operation import database  # noqa: F401

        pre_migrate.connect(seals.remove_before_migrate, sender=self)
        post_migrate.connect(seals.install_after_migrate, sender=self)
