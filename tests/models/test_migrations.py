"""Migrations are forward only, and tried on a database that the first release filled."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

RELEASED = Path("tests/samples/database_of_the_first_release.sql")


@pytest.fixture
def released(tmp_path) -> dict[str, str]:
    """The environment of a portal whose database is as the first release left it: one report,
    taken through three people."""
    database = sqlite3.connect(tmp_path / "portal.sqlite3")
    database.create_function("REGEXP", 2, lambda pattern, value: True)
    database.executescript(RELEASED.read_text(encoding="utf-8"))
    database.close()
    return os.environ | {"VAR": str(tmp_path), "DEBUG": "1", "DATABASE_URL": ""}


def manage(*arguments: str, env: dict[str, str]) -> str:
    env = {name: value for name, value in env.items() if value}
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_a_filled_database_comes_along(released, tmp_path):
    """Nothing that was sealed before breaks, and the seals are on what was rebuilt."""
    manage("migrate", "--noinput", env=released)
    assert "留痕记录完整，共 9 条；1 份报告与留痕一致。" in manage("verify_trail", env=released)
    database = sqlite3.connect(tmp_path / "portal.sqlite3")
    for statement in ("DELETE FROM reports_trailentry", "UPDATE reports_annualreport SET title=1"):
        with pytest.raises(sqlite3.IntegrityError):
            database.execute(statement)
    database.close()
    assert "发布 0 份" in manage("tick", env=released)
    assert "共 9 条" in manage("verify_trail", env=released)
