"""The database as a file of SQLite, copied while others write."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection
from django.db.backends.sqlite3._functions import register

from .facts import facts
from .failure import Failed
from .manifest import DatabaseFacts

NAME = "database.sqlite3"
DAMAGED = "数据库文件已损坏，没有备份。请立即联系技术支持，不要删除以前的备份。"


def dump(target: Path) -> DatabaseFacts:
    """Copy in one step of SQLite's own: a moment of the database, whatever is written meanwhile."""
    try:
        with (
            closing(sqlite3.connect(_address(), uri=True, timeout=20)) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
            register(copy)  # what the constraints of the tables call
            if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise Failed(DAMAGED)
            return facts(lambda query: copy.execute(query).fetchall())
    except sqlite3.Error as error:
        raise Failed(f"数据库没有备份成：{error}。") from None


def refuse_unless_empty() -> None:
    if Path(_name()).exists():
        raise Failed(f"数据库 {_name()} 已经存在。恢复只能在空的地方进行，请先把它移走。")


def load(source: Path) -> DatabaseFacts:
    """Put the copy in its place, whole or not at all."""
    part = Path(f"{_name()}.part")
    shutil.copyfile(source, part)
    with part.open("rb") as file:
        os.fsync(file.fileno())
    with closing(sqlite3.connect(part)) as copy:
        said = facts(lambda query: copy.execute(query).fetchall())
    part.rename(_name())
    return said


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _address() -> str:
    return f"{Path(_name()).absolute().as_uri()}?mode=rw"
