"""What operators ask: alive, ready, metrics; and who is answered."""

import os
import re
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from reports.models import Notice, NoticeKind
from reports.operation import pages, stamps
from tests.conftest import AT


@pytest.fixture(autouse=True)
def var(settings, tmp_path):
    settings.VAR = tmp_path
    return tmp_path


def test_alive_asks_no_database(client):
    """No database fixture: a query would fail the test."""
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


def test_ready(client, db):
    response = client.get("/readyz")
    found = {"database": "ok", "migrations": "ok", "disk": "ok"}
    assert (response.status_code, response.json()) == (200, found)


def no_database(monkeypatch):
    def fail(*arguments):
        raise OperationalError

    monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.cursor", fail)
    return {"database", "migrations"}


def one_migration_to_come(monkeypatch):
    monkeypatch.setattr(
        "django.db.migrations.recorder.MigrationRecorder.applied_migrations", lambda self: {}
    )
    return {"migrations"}


def no_room(monkeypatch):
    monkeypatch.setattr(pages, "NEEDED", 2**62)
    return {"disk"}


def read_only(monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    return {"disk"}


@pytest.mark.parametrize("break_it", [no_database, one_migration_to_come, no_room, read_only])
def test_not_ready(client, db, monkeypatch, break_it):
    failed = break_it(monkeypatch)
    response = client.get("/readyz")
    monkeypatch.undo()
    found = {name for name, said in response.json().items() if said == "failed"}
    assert (response.status_code, found) == (503, failed)


@pytest.mark.parametrize(
    ("networks", "proxy", "headers", "status"),
    [
        (["127.0.0.0/8"], False, {}, 200),
        (["10.0.0.0/8"], False, {}, 404),
        ([], False, {}, 404),
        (["127.0.0.0/8"], True, {"X-Forwarded-For": "203.0.113.9"}, 404),
        (["127.0.0.0/8"], True, {"X-Forwarded-For": "127.0.0.1, 203.0.113.9"}, 404),
        (["10.0.0.0/8"], True, {"X-Forwarded-For": "203.0.113.9, 10.1.2.3"}, 200),
        (["127.0.0.0/8"], False, {"X-Forwarded-For": "203.0.113.9"}, 200),
        (["::1/128"], True, {"X-Forwarded-For": "::1"}, 200),
        (["127.0.0.0/8"], True, {"X-Forwarded-For": "nonsense"}, 404),
    ],
)
def test_metrics_for_networks_that_are_allowed(
    client, db, settings, networks, proxy, headers, status
):
    settings.METRICS_NETWORKS, settings.BEHIND_PROXY = networks, proxy
    assert client.get("/metrics", headers=headers).status_code == status


def told(client) -> dict[str, float]:
    """Every sample of the page."""
    lines = client.get("/metrics").content.decode().splitlines()
    pairs = (line.rpartition(" ") for line in lines if line and not line.startswith("#"))
    return {name: float(value) for name, _, value in pairs}


def test_what_is_told_of_the_portal(client, published_report, producer):
    producer.email = "zhang@example.gov.cn"
    producer.save()
    Notice.objects.all().delete()
    for minutes in (1, 30):
        at = timezone.now() - timedelta(minutes=minutes)
        Notice.objects.create(staff=producer, kind=NoticeKind.DEADLINE, text="提醒", at=at)
    client.post("/admin/login/", {"username": "nobody", "password": "wrong"})
    stamps.stamp("tick")
    found = told(client)
    assert found['portal_reports{status="published"}'] == 1
    assert found['portal_reports{status="draft"}'] == 0
    assert (found["portal_unsent_mails"], found["portal_failed_log_ins"]) == (1, 1)
    assert found["portal_overdue_publications"] == 0
    assert found["portal_last_tick_timestamp_seconds"] > AT.timestamp()
    assert found["portal_last_backup_timestamp_seconds"] == 0
    assert found["portal_disk_free_bytes"] > 0
    assert found["portal_database_up"] == 1


def test_requests_are_counted_by_route_not_by_address(client, published_report):
    name = 'portal_requests_total{method="GET",route="agencies/<slug:code>/",status="200"}'
    before = told(client).get(name, 0)
    client.get("/agencies/jiaozuo-education/")
    after = told(client)
    assert after[name] == before + 1
    assert [sample for sample in after if "jiaozuo" in sample] == []


def test_without_a_database_the_rest_is_told(client, db, monkeypatch):
    no_database(monkeypatch)
    found = told(client)
    monkeypatch.undo()
    assert (found["portal_database_up"], "portal_trail_entries" in found) == (0, False)
    assert "portal_disk_free_bytes" in found


def test_alarms_are_about_metrics_that_are_told(client, db, settings):
    text = (settings.BASE_DIR / "docs" / "deploy" / "alarms.yml").read_text()
    named = set(re.findall(r"portal_\w+", text))
    exist = {sample.partition("{")[0] for sample in told(client)}
    assert len(named) > 6
    assert named - exist == set()


def test_operators_ask_over_http_within_the_machine(settings, db):
    settings.SECURE_SSL_REDIRECT = True
    statuses = [Client().get(f"/{name}").status_code for name in ("healthz", "readyz", "metrics")]
    assert statuses == [200, 200, 200]
    assert Client().get("/rules/").status_code == 301
