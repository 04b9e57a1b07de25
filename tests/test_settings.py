"""Production refuses to start half configured, with a sentence that says what to set."""

import os
import subprocess
import sys

import pytest

SECRET = "s" * 50


def start(tmp_path, **environment: str) -> subprocess.CompletedProcess:
    """Start Django in a process of its own, with nothing else in the environment."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-W", "error", "manage.py", "check", "--deploy"],
        env=kept | {"VAR": str(tmp_path)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_development_starts_at_once(tmp_path):
    assert start(tmp_path).returncode == 0


@pytest.mark.slow
def test_production_starts_when_told_all(tmp_path):
    started = start(tmp_path, PRODUCTION="1", SECRET_KEY=SECRET, ALLOWED_HOSTS="example.gov.cn")
    assert started.returncode == 0, started.stderr


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({}, "必须设置 SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "必须设置 SECRET_KEY"),
        ({"SECRET_KEY": SECRET}, "必须设置 ALLOWED_HOSTS"),
        ({"SECRET_KEY": SECRET, "ALLOWED_HOSTS": "a.cn", "DEBUG": "1"}, "不能打开 DEBUG"),
    ],
)
def test_production_refuses(tmp_path, environment, sentence):
    started = start(tmp_path, PRODUCTION="1", **environment)
    assert started.returncode != 0
    assert sentence in started.stderr


def test_security_headers(client, db):
    response = client.get("/admin/login/")
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Referrer-Policy"] == "same-origin"
