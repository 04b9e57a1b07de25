"""The database of a PostgreSQL server, by its own pg_dump and pg_restore."""

import os
import shutil
import subprocess
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection

from .facts import facts
from .failure import Failed
from .manifest import DatabaseFacts

NAME = "database.dump"
# How libpq's tools are told what psycopg is told; a password is never in their arguments.
TOLD = {
    "dbname": "PGDATABASE",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "host": "PGHOST",
    "port": "PGPORT",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
}
PLAIN = ("--no-owner", "--no-privileges")


def dump(target: Path) -> DatabaseFacts:
    """Copy the snapshot in which the facts are read, whatever is written meanwhile."""
    with closing(connection.copy()) as beside, beside.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        _run("pg_dump", "--format=custom", *PLAIN, f"--snapshot={snapshot}", f"--file={target}")
        return facts(_asking(cursor))


def refuse_unless_empty() -> None:
    with connection.cursor() as cursor:
        if connection.introspection.table_names(cursor):
            raise Failed("这个数据库里已经有表。恢复只能在空库进行，请新建一个空库。")


def load(source: Path) -> DatabaseFacts:
    """All in one transaction: whole or not at all."""
    database = connection.get_connection_params()["dbname"]
    options = ("--single-transaction", "--exit-on-error", f"--dbname={database}")
    _run("pg_restore", *PLAIN, *options, str(source))
    with connection.cursor() as cursor:
        return facts(_asking(cursor))


def _asking(cursor):
    def ask(query: str) -> list[tuple]:
        cursor.execute(query)
        return cursor.fetchall()

    return ask


def _run(tool: str, *arguments: str) -> None:
    program = shutil.which(tool, path=settings.PG_BIN or None)
    if program is None:
        raise Failed(
            f"没有找到 {tool}。请安装与数据库服务器同一大版本（或更新）的 PostgreSQL 客户端"
            "（Debian：apt install postgresql-client），或用 PG_BIN 指明它所在的目录。"
        )
    told = connection.get_connection_params()
    environment = {TOLD[name]: str(value) for name, value in told.items() if name in TOLD and value}
    done = subprocess.run(  # noqa: S603
        [program, *arguments],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Failed(f"{tool} 没有成功：{done.stderr.strip()}")
