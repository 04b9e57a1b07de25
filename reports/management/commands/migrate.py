"""Django's migrate, the only command that makes a database."""

from django.core.management.base import CommandError
from django.core.management.commands import migrate

from reports.operation import database


class Command(migrate.Command):
    def execute(self, *args, **options):
        """Before the checks: some ask the database what it can do."""
        if database.is_gone():
            raise CommandError(database.sentence(database.GONE))
        database.make_place()
        return super().execute(*args, **options)

    def handle(self, *args, **options) -> None:
        super().handle(*args, **options)
        if not (options["plan"] or options["check_unapplied"]):
            database.remember()
