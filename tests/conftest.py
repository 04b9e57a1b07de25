"""Fixtures named by state, and a database whose sealed trail may be emptied between tests."""

from datetime import datetime
from zoneinfo import ZoneInfo

import hypothesis
import pytest
from django.core.cache import cache
from django.db import connections
from django.test import TransactionTestCase

from reports.archive.act import Act
from reports.archive.opening import open_report
from reports.archive.store import store
from reports.desk.taking import take
from reports.models import Agency, AgencyKind, AnnualReport, Post, Role, Staff, TrailHead, seals
from reports.models.site import CACHED
from reports.statute import format_of
from reports.statute.document import Document

# A busy machine is no defect: examples may take their time.
hypothesis.settings.register_profile(
    "patient", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("patient")
hypothesis.settings.register_profile(  # make quick; a law that states its own number keeps it
    "quick", hypothesis.settings.get_profile("patient"), max_examples=10
)

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
    """A database without its triggers: what a forger has, and a test that cleans up."""

    def __init__(self, connection) -> None:
        self.connection = connection

    def __enter__(self) -> None:
        seals.remove(self.connection)

    def __exit__(self, *exception) -> None:
        seals.install(self.connection)


flush = TransactionTestCase._fixture_teardown


def flush_unsealed(self):
    with Unsealed(connections["default"]):
        flush(self)


TransactionTestCase._fixture_teardown = flush_unsealed


PREAMBLE = (
    "本报告中所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
    "如有疑问，请与本机关联系，电话：0391-1234567。"
)
TEXTS = {
    "overview.opening": "本机关认真贯彻落实政府信息公开的各项要求，工作有序推进。",
    "overview.proactive": "依托门户网站及时公开应当公开的信息，方便群众查阅。",
    "overview.on_request": "依法办理群众提出的公开申请，答复规范。",
    "overview.management": "严格执行信息发布审核制度，做到先审查、后公开。",
    "overview.platform": "持续完善网站专栏建设，优化栏目设置。",
    "overview.supervision": "加强业务培训和日常检查，定期开展考核评议。",
    "problems": "存在的主要问题：一是公开内容的针对性不够强。二是政策解读的形式还不够丰富。",
    "improvements": "改进措施：一是围绕群众关切细化公开内容。二是用图表、视频等形式解读政策。",
    "other_matters": "本年度未收取信息处理费，无其他需要报告的事项。",
}


def sound_document(*, agency: str, year: int) -> Document:
    """A report in which no check finds anything: one application, granted."""
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
        texts=TEXTS | {"preamble": PREAMBLE.format(year=year)},
        figures=figures,
    )


@pytest.fixture(autouse=True)
def renditions(settings, tmp_path):
    """Rendered files, keys and published heads go to a folder of the test's own."""
    settings.RENDITIONS = tmp_path / "renditions"
    settings.TRAIL_KEY_FILE = tmp_path / "trail_key.pem"
    settings.TRAIL_HEADS_FILE = tmp_path / "trail_heads.jsonl"
    return settings.RENDITIONS


@pytest.fixture(autouse=True)
def reading_turns(settings, tmp_path):
    """Tests do not wait for each other's turns to read a file."""
    settings.READING_TURNS = tmp_path / "reading"
    return settings.READING_TURNS


@pytest.fixture(autouse=True)
def quick_passwords(settings) -> None:
    """A million rounds of hashing protect nobody here, and took a quarter of a long test."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def no_lock_out(settings) -> None:
    """Tests log in without a request; those of locking out switch it on."""
    settings.AXES_ENABLED = False


@pytest.fixture(autouse=True)
def site(settings):
    """What the pages say of the site is known, so that no query asks for it."""
    cache.set(CACHED, settings.SITE)
    yield
    cache.delete(CACHED)


@pytest.fixture
def kind(db) -> AgencyKind:
    """A kind without a deadline: tests run on any day."""
    return AgencyKind.objects.create(name="市直部门", order=20)


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
    TrailHead.objects.get_or_create(pk=1)
    return open_report(agency=agency, year=2023, act=Act(producer, AT))


@pytest.fixture
def draft(blank_draft, producer) -> AnnualReport:
    document = sound_document(agency=blank_draft.agency.name, year=blank_draft.year)
    return store(document, report=blank_draft, version=blank_draft.version, act=Act(producer, AT))


@pytest.fixture
def report_in_review(draft, producer, reviewer, publisher) -> AnnualReport:
    return take("submit", report=draft, version=draft.version, act=Act(producer, AT))


@pytest.fixture
def returned_draft(report_in_review, reviewer) -> AnnualReport:
    report = report_in_review
    said = {"act": Act(reviewer, AT), "reason": "请补充第六部分"}
    return take("return", report=report, version=report.version, **said)


@pytest.fixture
def abandoned_draft(draft, producer) -> AnnualReport:
    said = {"act": Act(producer, AT), "reason": "年度选错了"}
    return take("abandon", report=draft, version=draft.version, **said)


@pytest.fixture
def approved_report(report_in_review, reviewer) -> AnnualReport:
    report = report_in_review
    return take("approve", report=report, version=report.version, act=Act(reviewer, AT))


@pytest.fixture
def published_report(approved_report, publisher) -> AnnualReport:
    report = approved_report
    return take(
        "publish", report=report, version=report.version, act=Act(publisher, AT), secrecy=True
    )


@pytest.fixture
def withdrawn_report(published_report, publisher) -> AnnualReport:
    report = published_report
    said = {"act": Act(publisher, AT), "reason": "误公开个人信息"}
    return take("withdraw", report=report, version=report.version, **said)
