"""Production refuses to start half configured, with a sentence that says what to set."""

import os
import subprocess
import sys

import pytest

SECRET = "Vb3kQ9xT7mZp2LwR8yHcJ4nF6sGdA1uEoKiXtPqWzYhNvBrM5j"
CHECK = ("check", "--deploy", "--fail-level", "WARNING")
TOLD_ALL = {
    "SECRET_KEY": SECRET,
    "ALLOWED_HOSTS": "example.gov.cn",
    "SITE_URL": "https://example.gov.cn",
}


def start(tmp_path, *command: str, **environment: str) -> subprocess.CompletedProcess:
    """Start Django in a process of its own, with nothing else in the environment."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-W", "error", "manage.py", *(command or CHECK)],
        env=kept | {"VAR": str(tmp_path)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_development_starts_at_once(tmp_path):
    assert start(tmp_path, "check").returncode == 0


@pytest.mark.slow
def test_production_starts_when_told_all(tmp_path):
    started = start(tmp_path, PRODUCTION="1", **TOLD_ALL)
    assert (started.returncode, started.stderr) == (0, "")
    assert "no issues (2 silenced)" in started.stdout  # the preload list, see portal/settings.py


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({}, "必须设置 SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "必须设置 SECRET_KEY"),
        ({"SECRET_KEY": "s" * 60}, "必须设置 SECRET_KEY"),
        ({"SECRET_KEY": f"django-insecure-{SECRET}"}, "必须设置 SECRET_KEY"),
        ({"SECRET_KEY": SECRET}, "必须设置 ALLOWED_HOSTS"),
        ({"SECRET_KEY": SECRET, "ALLOWED_HOSTS": "a.cn"}, "必须设置 SITE_URL"),
        (TOLD_ALL | {"SITE_URL": "http://a.cn"}, "必须设置 SITE_URL"),
        (TOLD_ALL | {"DEBUG": "1"}, "不能打开 DEBUG"),
    ],
)
def test_production_refuses(tmp_path, environment, sentence):
    started = start(tmp_path, PRODUCTION="1", **environment)
    assert started.returncode != 0
    assert sentence in started.stderr


@pytest.mark.slow
def test_in_production_cookies_are_of_this_host_and_https_only(tmp_path):
    said = (
        "from django.conf import settings as s; print(*("
        "getattr(s, f'{kind}_COOKIE_{what}') for kind in ('SESSION', 'CSRF') "
        "for what in ('NAME', 'SECURE', 'HTTPONLY', 'SAMESITE', 'PATH', 'DOMAIN')))"
    )
    started = start(tmp_path, "shell", "--no-imports", "-c", said, PRODUCTION="1", **TOLD_ALL)
    alike = "True True Lax / None"
    assert started.stdout.strip() == f"__Host-sessionid {alike} __Host-csrftoken {alike}"
