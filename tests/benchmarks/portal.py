"""A portal in a temporary folder: its database, its originals, reports published in it."""

import os
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import django

from reports.statute.document import Document

KIND = "测量的机关"


def move_to(folder: Path) -> None:
    """Everything that Django is about to touch lies in the folder; never in ``var/``."""
    for name in ("VAR", "DATABASE_URL", "SECRET_KEY"):
        os.environ.pop(f"{name}_FILE", None)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "VAR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
        "LOG_LEVEL": "ERROR",
    }


def set_up() -> None:
    """Django in the folder that the environment names, with DEBUG off."""
    from django.conf import settings

    folder = Path(os.environ["VAR"]).resolve()
    if folder != settings.VAR or folder not in Path(settings.DATABASES["default"]["NAME"]).parents:
        raise RuntimeError("the benchmarks keep to a folder of their own")
    settings.DEBUG = False
    settings.ALLOWED_HOSTS = ["testserver"]
    django.setup()


def make(folder: Path) -> None:
    """An empty portal: the tables, a kind of agency, the account that imports."""
    from django.core.management import call_command

    from reports.intake.taking_in import importer
    from reports.models import AgencyKind

    call_command("migrate", verbosity=0)
    AgencyKind.objects.create(name=KIND)
    importer()
    copy(folder / "portal.sqlite3", folder / "empty.sqlite3")


def copy(source: Path, target: Path) -> None:
    """A database as one file, with what still stands in its log."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def another(folder: Path, name: str, *, like: str = "empty") -> Path:
    """The folder of another portal, with the database of ``like``."""
    var = folder / name
    var.mkdir()
    copy(folder / f"{like}.sqlite3", var / "portal.sqlite3")
    return var


def switch(database: Path) -> None:
    """From here on Django uses that database."""
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = str(database)


def filled(folder: Path, document: Document, number: int) -> Path:
    """A database with so many reports in force, each of an agency of its own: one is taken in,
    the others are copies of its rows."""
    path = folder / f"with_{number}.sqlite3"
    if path.exists():
        return path
    copy(folder / "empty.sqlite3", path)
    switch(path)
    _publish(document, number)
    switch(folder / "portal.sqlite3")
    return path


def _publish(document: Document, number: int) -> None:
    from django.db import connection
    from django.utils import timezone

    from reports.archive.act import Act
    from reports.intake.taking_in import File, importer, take_in
    from reports.models import Agency, AgencyKind, AnnualReport, seals

    kind, now = AgencyKind.objects.get(name=KIND), timezone.now()
    Agency.objects.bulk_create(
        Agency(code=f"a{n}", name=f"第{n:05}号局", kind=kind) for n in range(number)
    )
    agency, *others = Agency.objects.order_by("pk")
    file = File("given.txt", f"{number:064}", b"given")
    first = take_in(document, agency=agency, published_at=now, file=file, act=Act(importer(), now))
    said = {field.attname: getattr(first, field.attname) for field in first._meta.concrete_fields}
    title, year = document.form.title, first.year
    AnnualReport.objects.bulk_create(
        AnnualReport(
            **said
            | {"id": None, "agency_id": other.pk, "title": title.format(agency=other, year=year)}
            | {"published_at": now - timedelta(minutes=n)}
        )
        for n, other in enumerate(others)
    )
    seals.remove(connection)  # copies are made behind them
    _copy_rows(first.pk)
    seals.install(connection)


def _copy_rows(first: int) -> None:
    from django.db import connection

    from reports.models import ROW_MODELS

    with connection.cursor() as cursor:
        for model in ROW_MODELS.values():
            table = model._meta.db_table
            columns = [field.column for field in model._meta.concrete_fields]
            said = [name for name in columns if name not in ("id", "report_id")]
            cursor.execute(
                f"INSERT INTO {table} (report_id, {_quoted(said)}) "
                f"SELECT report.id, {_quoted(said, of='own.')} "
                f"FROM reports_annualreport report JOIN {table} own "
                "ON own.report_id = %s AND report.id <> %s",
                [first, first],
            )
        cursor.execute("ANALYZE")


def _quoted(names: list[str], *, of: str = "") -> str:
    return ", ".join(f'{of}"{name}"' for name in names)
