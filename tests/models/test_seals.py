"""What the database refuses, asked past every line of Python."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from reports.archive.act import Act
from reports.archive.opening import open_report
from reports.archive.store import to_document
from reports.models import AnnualReport, Content, Remark, Status, TrailEntry, seals
from tests.conftest import AT, Unsealed

CHANGES = [
    "UPDATE reports_trailentry SET reason = 'x'",
    "DELETE FROM reports_trailentry",
    "UPDATE reports_content SET text = 'x'",
    "DELETE FROM reports_content",
    "DELETE FROM reports_annualreport",
    "UPDATE reports_annualreport SET status = 'draft', published_at = NULL, published_by_id = NULL",
    "UPDATE reports_annualreport SET withdrawal_reason = 'x'",
    "UPDATE reports_annualreport SET version = version + 1",
    *(
        f"UPDATE {table} SET {column} = 7"
        for table, column in (
            ("reports_disclosurerow", "issued"),
            ("reports_applicationrow", "total"),
            ("reports_challengerow", "upheld"),
        )
    ),
    *(f"DELETE FROM {table}" for table in seals.ROWS),
    "DELETE FROM reports_annualreport_makers",
]
REPLACED = {  # how each database puts a row in the place of another
    "sqlite": [
        "REPLACE INTO reports_trailentry SELECT * FROM reports_trailentry WHERE number = 1",
        "REPLACE INTO reports_annualreport SELECT * FROM reports_annualreport",
        "REPLACE INTO reports_applicationrow SELECT * FROM reports_applicationrow",
    ],
    "postgresql": [
        "INSERT INTO reports_trailentry SELECT * FROM reports_trailentry WHERE number = 1"
        " ON CONFLICT (number) DO UPDATE SET reason = 'x'",
        "INSERT INTO reports_annualreport SELECT * FROM reports_annualreport"
        " ON CONFLICT (id) DO UPDATE SET title = 'x'",
        "INSERT INTO reports_applicationrow SELECT * FROM reports_applicationrow"
        " ON CONFLICT (id) DO UPDATE SET total = 7",
    ],
}


def refuses(statement: str, *values) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError:
        return True
    return False


def everything() -> list[object]:
    report = AnnualReport.objects.get()
    contents, entries = Content.objects.order_by("pk"), TrailEntry.objects.order_by("pk")
    return [
        to_document(report),
        report.status,
        report.version,
        *contents.values(),
        *entries.values(),
    ]


@pytest.mark.parametrize("statement", CHANGES)
def test_nothing_of_a_published_report_is_changed(published_report, statement):
    before = everything()
    assert refuses(statement)
    assert everything() == before


@pytest.mark.parametrize("statement", REPLACED[connection.vendor])
def test_replacing_is_changing(published_report, statement):
    before = everything()
    assert refuses(statement)
    assert everything() == before


def test_every_column_of_a_published_report_is_frozen(published_report):
    for field in AnnualReport._meta.concrete_fields:
        if field.column not in seals.MOVING:
            old = field.value_from_object(published_report)
            other = AT + timedelta(days=1) if "_at" in field.column or "_for" in field.column else 9
            other = "x" if isinstance(old, str) else other
            statement = f"UPDATE reports_annualreport SET {field.column} = %s"
            assert refuses(statement, other), field.column


def test_a_content_offered_again_stays_as_it_is(draft):
    kept = list(Content.objects.order_by("pk").values())
    Content.objects.bulk_create(
        [Content(digest=kept[0]["digest"], text="forged")], ignore_conflicts=True
    )
    assert list(Content.objects.order_by("pk").values()) == kept


def test_rows_are_added_to_no_published_report(published_report, reviewer):
    with pytest.raises(DatabaseError), transaction.atomic():
        published_report.application_rows.create(row="more")
    with pytest.raises(DatabaseError), transaction.atomic():
        Remark.objects.create(report=published_report, text="迟到的意见", by=reviewer, at=AT)


def test_a_row_of_a_draft_is_not_moved_into_a_published_report(published_report, producer):
    draft = open_report(agency=published_report.agency, year=2022, act=Act(producer, AT))
    row = draft.application_rows.first()
    statement = "UPDATE reports_applicationrow SET report_id = %s, row = 'more' WHERE id = %s"
    assert refuses(statement, published_report.pk, row.pk)


def test_what_is_in_work_moves_freely(draft):
    assert not refuses("UPDATE reports_applicationrow SET total = 7")
    assert not refuses("UPDATE reports_annualreport SET title = 'x'")


def test_a_published_report_gives_way_only_once(published_report, publisher):
    """In force, superseded, withdrawn; and no way back."""
    reports = AnnualReport.objects.filter(pk=published_report.pk)
    reports.update(status=Status.SUPERSEDED, version=9)
    assert refuses("UPDATE reports_annualreport SET status = 'published'")
    reports.update(
        status=Status.WITHDRAWN, withdrawn_at=AT, withdrawn_by=publisher, withdrawal_reason="有误"
    )
    assert refuses("UPDATE reports_annualreport SET withdrawal_reason = '没有错误'")
    assert refuses("UPDATE reports_annualreport SET version = 1")


def test_migrate_brings_lost_seals_back(draft):
    """As after a migration that rebuilt the table."""
    seals.remove(connection)
    assert seals.missing(connection) == sorted(seal.name for seal in seals.seals())
    call_command("migrate", verbosity=0, stdout=io.StringIO())
    assert seals.missing(connection) == []
    assert refuses("DELETE FROM reports_trailentry")


def test_a_migration_may_change_what_is_sealed(published_report):
    with Unsealed(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE reports_annualreport SET title = 'x'")
    assert seals.missing(connection) == []
