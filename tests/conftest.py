"""Fixtures named by state, and a database whose sealed trail may be emptied between tests."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connections
from django.test import TransactionTestCase

from reports.archive import open_report, store
from reports.models import Agency, AgencyKind, AnnualReport, ChainHead, Post, Role, Staff
from reports.statute import format_of
from reports.statute.document import Document
from reports.workflow import take

AT = datetime(2024, 1, 15, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}


def pytest_report_header():
    return f"database: {connections['default'].vendor}"


def pytest_collection_modifyitems(items):
    """Mark what touches the database, so that it can be run on PostgreSQL too."""
    for item in items:
        if DATABASE_FIXTURES & set(item.fixturenames) or item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.database)


class Unsealed:
    """The trail without its triggers, so that a transactional test can be cleaned away."""

    def __init__(self, connection) -> None:
        self.connection = connection
        self.sealed: list[str] = []

    def __enter__(self) -> None:
        with self.connection.cursor() as cursor:
            if self.connection.vendor == "postgresql":
                cursor.execute("ALTER TABLE reports_event DISABLE TRIGGER USER")
                return
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            for name, sql in cursor.fetchall():
                self.sealed.append(sql)
                cursor.execute(f"DROP TRIGGER {name}")

    def __exit__(self, *exception) -> None:
        with self.connection.cursor() as cursor:
            if self.connection.vendor == "postgresql":
                cursor.execute("ALTER TABLE reports_event ENABLE TRIGGER USER")
            for sql in self.sealed:
                cursor.execute(sql)


flush = TransactionTestCase._fixture_teardown


def flush_unsealed(self):
    with Unsealed(connections["default"]):
        flush(self)


TransactionTestCase._fixture_teardown = flush_unsealed


def sound_document(*, agency: str, year: int) -> Document:
    """A report whose relations hold: one application granted, one document in force."""
    form = format_of(year)
    figures = {key: {cell.key: 0 for cell in table.cells} for key, table in form.tables.items()}
    for row in ("received", "result.granted", "result.total"):
        for column in ("natural_person", "total"):
            figures["applications"][row, column] = 1
    return Document(
        agency=agency,
        year=year,
        format=form.key,
        title=form.title.format(agency=agency, year=year),
        texts={key: f"{passage.label}的内容。" for key, passage in form.passages.items()},
        figures=figures,
    )


@pytest.fixture(autouse=True)
def pressed(settings, tmp_path):
    """Rendered files go to a folder of the test's own."""
    settings.PRESSED = tmp_path / "pressed"
    return settings.PRESSED


@pytest.fixture
def kind(db) -> AgencyKind:
    return AgencyKind.objects.get_or_create(
        name="政府部门", defaults={"order": 20, "deadline_month": 1, "deadline_day": 31}
    )[0]


@pytest.fixture
def agency(kind) -> Agency:
    return Agency.objects.create(code="jiaozuo-education", name="焦作市教育局", kind=kind)


@pytest.fixture
def other_agency(kind) -> Agency:
    return Agency.objects.create(code="jiaozuo-culture", name="焦作市文化局", kind=kind)


def make_staff(username: str, name: str, *, posts: dict[Role, Agency] | None = None) -> Staff:
    """An account with the given posts."""
    staff = Staff.objects.create(username=username, name=name, is_staff=True)
    for role, agency in (posts or {}).items():
        Post.objects.create(staff=staff, agency=agency, role=role)
    return staff


@pytest.fixture
def producer(agency) -> Staff:
    return make_staff("producer", "张制作", posts={Role.PRODUCER: agency})


@pytest.fixture
def reviewer(agency) -> Staff:
    return make_staff("reviewer", "李审核", posts={Role.REVIEWER: agency})


@pytest.fixture
def publisher(agency) -> Staff:
    return make_staff("publisher", "王发布", posts={Role.PUBLISHER: agency})


@pytest.fixture
def outsider(other_agency) -> Staff:
    return make_staff("outsider", "赵外人", posts={Role.PRODUCER: other_agency})


@pytest.fixture
def administrator(db) -> Staff:
    return Staff.objects.create_superuser("root", name="系统管理员", email="root@example.gov.cn")


@pytest.fixture
def blank_draft(agency, producer) -> AnnualReport:
    ChainHead.objects.get_or_create(pk=1)
    return open_report(agency=agency, year=2023, by=producer, at=AT)


@pytest.fixture
def draft(blank_draft, producer) -> AnnualReport:
    document = sound_document(agency=blank_draft.agency.name, year=blank_draft.year)
    return store(document, report=blank_draft, version=blank_draft.version, by=producer, at=AT)


@pytest.fixture
def report_in_review(draft, producer) -> AnnualReport:
    return take("submit", report=draft, version=draft.version, by=producer, at=AT)


@pytest.fixture
def approved_report(report_in_review, reviewer) -> AnnualReport:
    report = report_in_review
    return take("approve", report=report, version=report.version, by=reviewer, at=AT)


@pytest.fixture
def published_report(approved_report, publisher) -> AnnualReport:
    report = approved_report
    return take("publish", report=report, version=report.version, by=publisher, at=AT)
