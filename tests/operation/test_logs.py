"""One line of JSON an event, with the id of its request, and nothing about people."""

import json
import logging
import sys

import pytest
from django.db import IntegrityError
from django.test import Client

from reports.operation.log_lines import JsonLine
from reports.operation.request_ids import HEADER

PERSON, TOKEN = "wangsecret", "t" * 43


@pytest.fixture
def lines():
    """What the log of production would hold."""
    written = []

    class Kept(logging.Handler):
        def emit(self, record):
            written.append(JsonLine().format(record))

    handler = Kept()
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


def said(lines) -> list[dict]:
    """The lines, each one whole and without its time."""
    parsed = [json.loads(line) for line in lines]
    assert [line for line in lines if "\n" in line] == []
    assert all(line.pop("time") for line in parsed)
    return parsed


def test_a_request_is_one_line(client, db, lines):
    response = client.get("/agencies/nobody/?q=王某", headers={HEADER: "proxy-0123456789"})
    assert response.headers[HEADER] == "proxy-0123456789"
    (line,) = said(lines)
    assert isinstance(line.pop("ms"), int)
    assert line == {
        "level": "INFO",
        "logger": "portal.requests",
        "request": "proxy-0123456789",
        "message": "request",
        "method": "GET",
        "route": "agencies/<slug:code>/",
        "status": 404,
    }


@pytest.mark.parametrize("given", ["", "short", "a b c d e f", "x" * 65, "王" * 10, 'a"}\\n{"x":1'])
def test_an_id_that_is_none_is_replaced(client, given):
    got = client.get("/healthz", headers={HEADER: given}).headers[HEADER]
    assert (len(got), got == given, got.isalnum()) == (32, False, True)
    assert client.get("/healthz").headers[HEADER] != got


def test_health_checks_fill_no_log(client, lines):
    client.get("/healthz")
    assert lines == []


def test_no_person_no_typing_no_token(db, lines, producer, monkeypatch):
    """Whatever a person does: logs in, searches, previews, meets a failure."""

    def fail(*arguments):
        raise IntegrityError(f"Key (username)=({PERSON}) already exists.")

    client = Client(raise_request_exception=False)
    producer.username = PERSON
    producer.save()
    client.post("/admin/login/", {"username": PERSON, "password": "wrong"})
    client.force_login(producer)
    client.get(f"/admin/reports/annualreport/?q={PERSON}")
    client.get(f"/preview/{TOKEN}/")
    client.post(f"/preview/{TOKEN}/")
    client.get(f"/nowhere/{PERSON}/?q={PERSON}")
    monkeypatch.setattr("reports.public.home.matrix", fail)
    client.get(f"/?q={PERSON}")
    text = "\n".join(lines)
    secrets = (PERSON, TOKEN, producer.name, "127.0.0.1")
    assert [secret for secret in secrets if secret in text] == []
    (failure,) = (line for line in said(lines) if line["level"] == "ERROR")
    assert failure["error"] == "django.db.utils.IntegrityError"
    assert failure["at"][-1].endswith(" fail")
    assert {"message": "HTTP 500", "logger": "django.request"}.items() <= failure.items()


@pytest.mark.parametrize(
    ("message", "logged"),
    [
        ("Error handling request /admin/?q=王某&p=1", "Error handling request /admin/?…"),
        (f"Error handling request /preview/{TOKEN}/", "Error handling request /preview/…/"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_what_others_log_is_cut(message, logged):
    record = logging.LogRecord("gunicorn.error", logging.ERROR, "", 1, message, (), None)
    (line,) = JsonLine().format(record).splitlines()
    assert json.loads(line)["message"] == logged


def test_an_error_is_told_by_kind_and_place_not_by_its_words():
    try:
        raise ValueError(PERSON)
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "", 1, "failed", (), sys.exc_info())
    line = json.loads(JsonLine().format(record))
    assert (line["error"], PERSON in str(line)) == ("builtins.ValueError", False)
