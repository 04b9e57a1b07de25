"""Django's backend for SQLite, but that a file which is not there is not made by looking at it.

SQLite makes an empty database of any name that it is given. So a portal whose disk is not mounted
would start with nothing in it. Here the file is opened with ``mode=rw``: only ``migrate`` makes
one, and ``restore``. https://www.sqlite.org/uri.html
"""

from pathlib import Path

from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3.creation import DatabaseCreation as SqliteCreation


class DatabaseCreation(SqliteCreation):
    """Of the databases of tests."""

    def _create_test_db(self, *arguments, **named) -> str:
        name = super()._create_test_db(*arguments, **named)
        if not self.is_in_memory_db(name):
            Path(name).touch(mode=0o600)
        return name


class DatabaseWrapper(base.DatabaseWrapper):
    creation_class = DatabaseCreation

    def get_connection_params(self) -> dict:
        said = super().get_connection_params()
        name = str(said["database"])
        if not name.startswith("file:") and name != ":memory:":
            said["database"] = f"{Path(name).absolute().as_uri()}?mode=rw"
        return said
