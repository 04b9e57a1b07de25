"""A database that is locked or away: 503 with a sentence, never a traceback, and back again."""

import sqlite3
import time

import pytest
from django.db import InterfaceError, OperationalError, ProgrammingError
from django.test import Client
from redis.exceptions import ConnectionError as CacheGone

from tests.operation.portals import free_port, manage, served


def said(response) -> tuple[int, str | None, bool, bool]:
    """Status, when to come back, whether it says so, whether it says where the typing is."""
    html = response.content.decode()
    return (
        response.status_code,
        response.headers.get("Retry-After"),
        "系统忙，请稍后再试" in html,
        "还保存在这台电脑的浏览器里" in html,
    )


def failing(error: type[Exception]):
    def fail(*arguments, **named):
        raise error("database is locked: INSERT INTO somewhere VALUES ('王某')")

    return fail


@pytest.mark.parametrize("error", [OperationalError, InterfaceError, CacheGone])
def test_a_page_says_so(client, db, monkeypatch, error):
    monkeypatch.setattr("reports.public.home.matrix", failing(error))
    response = client.get("/")
    assert said(response) == (503, "30", True, False)
    assert (response["Cache-Control"], "王某" in response.content.decode()) == (
        "private, no-store",
        False,
    )


def test_what_cannot_pass_by_itself_is_a_failure(client, db, monkeypatch):
    monkeypatch.setattr("reports.public.home.matrix", failing(ProgrammingError))
    client.raise_request_exception = False
    assert client.get("/").status_code == 500


def test_the_desk_says_that_the_typing_is_kept(client, draft, producer, monkeypatch):
    client.force_login(producer)
    monkeypatch.setattr("reports.desk.report_pages.to_document", failing(OperationalError))
    response = client.post(f"/admin/reports/annualreport/{draft.pk}/change/", {"version": "2"})
    assert said(response) == (503, "30", True, True)


def test_a_middleware_that_cannot_read_the_session_says_the_same(db, monkeypatch):
    """Exceptions of middlewares never come to process_exception."""
    monkeypatch.setattr(
        "django.contrib.messages.middleware.MessageMiddleware.process_request",
        failing(OperationalError),
    )
    response = Client(raise_request_exception=False).get("/")
    assert said(response) == (503, "30", True, False)


@pytest.mark.slow
def test_locked_gone_and_back(tmp_path):
    """A real server on SQLite: another program holds the lock, the file goes, the file comes."""
    file = tmp_path / "portal.sqlite3"
    address = f"sqlite:///{file}?timeout=1"
    assert manage(tmp_path, "migrate", "--verbosity", "0").returncode == 0
    with served(tmp_path, free_port(), DATABASE_URL=address) as ask:
        ask.until_it_answers()
        log_in = f"/admin/login/?next=/{time.time()}"
        _, headers, page = ask(log_in)
        cookie = headers["Set-Cookie"].split(";")[0]
        token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
        posted = f"csrfmiddlewaretoken={token}&username=nobody&password=wrong".encode()
        holder = sqlite3.connect(file, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        status, headers, page = ask(log_in, data=posted, Cookie=cookie)
        assert (status, headers["Retry-After"], "系统忙" in page) == (503, "30", True)
        assert ask("/reports/")[0] == 200  # who only reads does not wait for who writes
        holder.close()
        assert ask(log_in, data=posted, Cookie=cookie)[0] == 200
        file.rename(tmp_path / "away")
        status, headers, page = ask("/reports/")
        assert (status, headers["Retry-After"], "系统忙" in page) == (503, "30", True)
        assert not file.exists()
        (tmp_path / "away").rename(file)
        assert ask("/reports/")[0] == 200
