"""A database that another release made is met with a sentence before anything is written."""

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from reports.models.database_check import databases_fit


@pytest.fixture
def strange_database(db):
    MigrationRecorder(connection).record_applied("reports", "0002_trail_and_kinds")


def test_our_own_database_fits(db):
    assert databases_fit(["default"]) == []


def test_a_strange_database_is_told_with_what_to_do(strange_database):
    (error,) = databases_fit(["default"])
    name = connection.settings_dict["NAME"]
    assert (error.id, error.msg) == (
        "reports.E010",
        f"数据库 {name} 由别的版本建立"
        "（其中有本版本不认识的迁移：0002_trail_and_kinds），不能沿用。",
    )
    assert "移走或改名" in error.hint


def test_migrating_it_stops_before_anything_is_written(strange_database):
    with pytest.raises(SystemCheckError, match="不能沿用"):
        call_command("migrate", verbosity=0, skip_checks=False)
