"""A database that was there and is gone stops whatever starts, and nobody makes an empty one."""

import subprocess
import sys

import pytest

from tests.operation.portals import ROOT, environment, manage


def start_server(var):
    """What gunicorn loads in a worker; its exit code 3 makes gunicorn stop."""
    return subprocess.run(
        [sys.executable, "-c", "import portal.wsgi"],
        cwd=ROOT,
        env=environment(var),
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
