"""The demonstration: the whole way once, and nothing the second time."""

import stat
from pathlib import Path

import pytest
from django.core.management import call_command

from reports.models import AnnualReport, Post, Staff, Status, TrailEntry

pytestmark = pytest.mark.slow

GIVEN = str(Path(__file__).parent.parent / "samples" / "jiaozuo_education_2023.txt")


@pytest.fixture
def accounts(tmp_path) -> Path:
    return tmp_path / "var" / "accounts.json"


def test_demonstration_walks_the_whole_way(db, accounts, client, capsys):
    call_command("demonstrate", GIVEN, accounts=str(accounts))
    report = AnnualReport.objects.get()
    assert report.status == Status.PUBLISHED
    assert [str(p) for p in (report.produced_by, report.reviewed_by, report.published_by)] == [
        "张制作",
        "李审核",
        "王发布",
    ]
    assert list(TrailEntry.objects.values_list("action", "actor")) == [
        ("新建", "producer"),
        ("修改内容", "producer"),
        *[("已核实", "producer")] * 4,  # no contact, no fees, a word, and too late
        ("提交审核", "producer"),
        ("审核通过", "reviewer"),
        ("发布", "publisher"),
    ]
    assert stat.S_IMODE(accounts.stat().st_mode) == 0o600
    printed = capsys.readouterr().out.split("\n")[1:5]
    for username, password, _ in (line.split() for line in printed):
        assert client.login(username=username, password=password)


def test_second_time_changes_nothing(db, accounts):
    call_command("demonstrate", GIVEN, accounts=str(accounts))
    before = (
        list(AnnualReport.objects.values()),
        list(TrailEntry.objects.values()),
        list(Staff.objects.values()),
        list(Post.objects.values()),
        accounts.read_text(),
    )
    call_command("demonstrate", GIVEN, accounts=str(accounts))
    assert before == (
        list(AnnualReport.objects.values()),
        list(TrailEntry.objects.values()),
        list(Staff.objects.values()),
        list(Post.objects.values()),
        accounts.read_text(),
    )
