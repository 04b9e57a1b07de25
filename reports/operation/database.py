"""Whether the database is there (数据库还在不在), asked before the portal starts.

Beside a database that was made stands a marker. Marker and no database: it was there and is gone,
by a disk that is not mounted or a file that was moved; nothing starts, and nothing makes an empty
one in its place.
"""

from pathlib import Path

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import OperationalError, connection
from django.utils import timezone

NEVER = "还没有数据库（{name}）。请先执行 python manage.py migrate。"
GONE = (
    "数据库 {name} 原来在，现在不见了，不能启动。请检查磁盘是否挂载、文件是否被移走；"
    "要从备份恢复，请执行 python manage.py restore 备份目录。"
    "如果确实要从空库重新开始，请先删除标记文件 {marker}。"
)
EMPTY = (
    "数据库 {name} 原来有内容，现在是空的，不能启动。请检查连接的是不是原来的数据库；"
    "要从备份恢复，请执行 python manage.py restore 备份目录。"
    "如果确实要从空库重新开始，请先删除标记文件 {marker}。"
)
# How PostgreSQL says that it has no database of this name; libpq tells no SQLSTATE when it cannot
# connect. A server that speaks another language is met as one that does not answer.
UNKNOWN = ('database "{name}" does not exist', '数据库 "{name}" 不存在', "数据库“{name}”不存在")


def marker() -> Path:
    """What says that the database was made: beside the file, or in VAR for PostgreSQL."""
    name = settings.DATABASE_NAME
    return Path(f"{name}.made") if _file() else settings.VAR / f"postgresql-{name}.made"


def remember() -> None:
    """Say that the database is there. The databases of tests are nobody's to remember."""
    if _is_ours() and not marker().exists():
        marker().write_text(
            f"{timezone.now():%Y-%m-%d %H:%M:%S %z} 建立了数据库 {settings.DATABASE_NAME}。"
            "本文件还在而数据库不见了时，系统不会启动，也不会另建空库。\n"
        )


def is_gone() -> bool:
    """Whether the file was there and is not. Asks no connection, so that any command may ask."""
    file = _file()
    return bool(file) and not file.exists() and marker().exists()


def make_place() -> None:
    """An empty file for ``migrate`` to fill, where there was none before."""
    file = _file()
    if _is_ours() and file and not file.exists():
        file.touch(mode=0o600)


def why_not() -> str:
    """Why the portal cannot start with this database; empty if it can, or if a server does not
    answer now: that may pass, and meanwhile pages say so."""
    if is_gone():
        return sentence(GONE)
    file = _file()
    if file and not file.exists():
        return sentence(NEVER)
    try:
        with connection.cursor() as cursor:
            has_tables = "django_migrations" in connection.introspection.table_names(cursor)
    except OperationalError as error:
        is_unknown = any(said.format(name=settings.DATABASE_NAME) in str(error) for said in UNKNOWN)
        return sentence(GONE if marker().exists() else NEVER) if is_unknown else ""
    finally:
        connection.close_if_unusable_or_obsolete()
    if has_tables:
        return ""
    return sentence(EMPTY if marker().exists() else NEVER)


def sentence(said: str) -> str:
    return said.format(name=settings.DATABASE_NAME, marker=marker())


@register(Tags.database)
def database_is_ours(databases=None, **kwargs) -> list[Error]:
    """``migrate`` fills no database that was emptied."""
    if "default" not in (databases or ()) or not _is_ours() or not marker().exists():
        return []
    why = why_not()
    return [Error(why, id="reports.E011")] if why else []


def _file() -> Path | None:
    """The file of SQLite; None for a server, and for a database in memory."""
    if connection.vendor != "sqlite" or settings.DATABASE_NAME == ":memory:":
        return None
    return Path(settings.DATABASE_NAME)


def _is_ours() -> bool:
    return connection.settings_dict["NAME"] == settings.DATABASE_NAME != ":memory:"
