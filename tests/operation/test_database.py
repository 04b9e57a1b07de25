"""A database that was there and is gone stops whatever starts, and nobody makes an empty one."""

import os
import subprocess
import sys
import uuid
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from tests.operation.portals import ROOT, environment, manage


def start_server(var, **said: str):
    """What gunicorn loads in a worker; its exit code 3 makes gunicorn stop."""
    return subprocess.run(
        [sys.executable, "-c", "import portal.wsgi"],
        cwd=ROOT,
        env=environment(var, **said),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def made(tmp_path):
    """A folder with a database that was made, and begun once."""
    assert manage(tmp_path, "migrate", "--verbosity", "0").returncode == 0
    return tmp_path


@pytest.mark.slow
def test_only_migrate_makes_one(tmp_path):
    command, server = manage(tmp_path, "tick"), start_server(tmp_path)
    assert (command.returncode, server.returncode) == (1, 3)
    assert "还没有执行 migrate" in command.stderr
    assert "还没有数据库" in server.stderr
    assert [path.name for path in tmp_path.iterdir()] == []
    assert manage(tmp_path, "migrate", "--verbosity", "0").returncode == 0
    assert manage(tmp_path, "tick").returncode == 0
    assert start_server(tmp_path).returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize(("left", "sentence"), [(None, "现在不见了"), (b"", "现在是空的")])
def test_one_that_is_gone_stops_the_start(made, left, sentence):
    file = made / "portal.sqlite3"
    file.unlink()
    if left is not None:
        file.write_bytes(left)
    migrate, server = manage(made, "migrate"), start_server(made)
    assert (migrate.returncode, server.returncode) == (1, 3)
    assert (sentence in migrate.stderr, sentence in server.stderr) == (True, True)
    assert ("Traceback" in migrate.stderr, "Traceback" in server.stderr) == (False, False)
    assert file.exists() == (left is not None)


@pytest.mark.slow
def test_what_the_portal_writes_is_nobody_elses_to_read(made):
    modes = {path.name: oct(path.stat().st_mode & 0o777) for path in made.iterdir()}
    assert modes == {"portal.sqlite3": "0o600", "portal.sqlite3.made": "0o600"}


@pytest.fixture
def another(db, settings, tmp_path):
    """The connection leads to an empty database, or to none, in PostgreSQL or SQLite alike."""
    settings.VAR = tmp_path
    name = f"another_{uuid.uuid4().hex[:8]}"
    if connection.vendor == "sqlite":
        name = str(tmp_path / f"{name}.sqlite3")
    return Another(connection, name, tmp_path / "address")


class Another:
    """A database beside that of the tests, asked in a process of its own."""

    def __init__(self, beside, name, folder):
        self.name, self.folder = name, folder
        self.vendor = beside.vendor
        self.address = f"sqlite:///{name}"
        if self.vendor == "postgresql":
            parts = urlsplit(os.environ["DATABASE_URL"])
            self.address = urlunsplit(parts._replace(path=f"/{name}"))

    def migrate(self):
        return manage(self.folder, "migrate", "--verbosity", "0", DATABASE_URL=self.address)

    def start(self):
        return start_server(self.folder, DATABASE_URL=self.address)


@pytest.mark.slow
def test_on_a_server_too(another):
    """PostgreSQL: never made, made, emptied, dropped. SQLite walks the same way with a file."""
    if another.vendor == "postgresql":
        make, drop = f"CREATE DATABASE {another.name}", f"DROP DATABASE {another.name} WITH (FORCE)"
        run = executed
    else:
        make, drop = "touch", "unlink"
        run = lambda how: getattr(Path(another.name), how)()  # noqa: E731
    assert "还没有数据库" in another.start().stderr
    run(make)
    assert "还没有数据库" in another.start().stderr
    assert another.migrate().returncode == 0
    assert another.start().returncode == 0
    run(drop)
    gone = another.start()
    assert (gone.returncode, "现在不见了" in gone.stderr) == (3, True)
    run(make)
    empty = another.start()
    assert (empty.returncode, "现在是空的" in empty.stderr) == (3, True)
    assert "现在是空的" in another.migrate().stderr
    run(drop)


def executed(query: str) -> None:
    """Outside the transaction of the test."""
    with closing(connection.copy()) as beside, beside.cursor() as cursor:
        cursor.execute(query)
