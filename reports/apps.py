"""The one Django application of the portal."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "政府信息公开工作年度报告"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the system checks, and who logs in."""
        from reports.accounts import log_ins  # noqa: F401
        from reports.models import database_check, system_checks  # noqa: F401
        from reports.operation import database  # noqa: F401
