"""A Django system check: the database was made by this release or by one before it.

A database that knows migrations which this release does not is met with a sentence that says what
to do, before anything is written to it.
"""

from collections.abc import Iterable

from django.core.checks import Error, Tags, register
from django.db import OperationalError, connections
from django.db.migrations.loader import MigrationLoader

SENTENCE = "数据库 {name} 由别的版本建立（其中有本版本不认识的迁移：{migrations}），不能沿用。"
HINT = (
    "请把数据移到别处（SQLite：移走或改名该文件所在的 var 目录；PostgreSQL：换一个空库），"
    "再重新执行；或者改用建立它的那个版本。"
)


@register(Tags.database)
def databases_fit(databases: Iterable[str] | None = None, **kwargs) -> list[Error]:
    """Every database that the command is about; one that cannot be reached is not judged here."""
    return [error for alias in databases or () for error in _strange(alias)]


def _strange(alias: str) -> list[Error]:
    connection = connections[alias]
    try:
        loader = MigrationLoader(connection, ignore_no_migrations=True)
    except OperationalError:
        return []
    strange = loader.applied_migrations.keys() - loader.disk_migrations.keys()
    unknown = sorted(name for app, name in strange if app == "reports")
    if not unknown:
        return []
    said = SENTENCE.format(name=connection.settings_dict["NAME"], migrations="、".join(unknown))
    return [Error(said, hint=HINT, id="reports.E010")]
