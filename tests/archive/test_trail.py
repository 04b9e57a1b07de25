"""The trail: sealed entries, and what breaks the seal."""

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from reports.archive.trail import broken_links
from reports.models import TrailEntry, TrailHead
from tests.conftest import Unsealed


def test_whole_way_is_on_record(published_report):
    assert [
        (e.number, e.action, e.actor_name, e.source, e.target) for e in TrailEntry.objects.all()
    ] == [
        (1, "新建", "张制作", "", "draft"),
        (2, "修改内容", "张制作", "draft", "draft"),
        (3, "提交审核", "张制作", "draft", "in_review"),
        (4, "审核通过", "李审核", "in_review", "approved"),
        (5, "发布", "王发布", "approved", "published"),
    ]
    assert list(broken_links()) == []
    assert TrailEntry.objects.about(published_report).count() == 5


def test_digest_of_what_was_seen_is_on_record(published_report):
    from reports.archive.store import to_document

    digests = set(TrailEntry.objects.filter(number__gte=2).values_list("content", flat=True))
    assert digests == {to_document(published_report).digest}


@pytest.mark.parametrize(
    "statement", ["UPDATE reports_trailentry SET reason = 'x'", "DELETE FROM reports_trailentry"]
)
def test_database_refuses_change_and_deletion(draft, statement):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert TrailEntry.objects.count() == 2


@pytest.mark.parametrize(
    ("forgery", "sentence"),
    [
        (
            "UPDATE reports_trailentry SET actor_name = 'x' WHERE number = 2",
            "第 2 条留痕记录的内容被改动。",
        ),
        ("DELETE FROM reports_trailentry WHERE number = 2", "第 2 条留痕记录缺失。"),
        ("DELETE FROM reports_trailentry WHERE number = 3", "留痕记录应到第 3 条，实际到第 2 条。"),
        (
            "UPDATE reports_trailentry SET previous_hash = 'x' WHERE number = 2",
            "第 2 条留痕记录与前一条不衔接。",
        ),
    ],
)
def test_forgery_is_found_and_named(report_in_review, forgery, sentence, capsys):
    call_command("verify_trail")
    assert "3 条" in capsys.readouterr().out
    with Unsealed(connection), connection.cursor() as cursor:
        cursor.execute(forgery)
    assert next(broken_links()) == sentence
    with pytest.raises(CommandError, match=sentence) as stopped:
        call_command("verify_trail")
    assert stopped.value.returncode == 1


def test_head_follows_the_last_entry(draft):
    head = TrailHead.objects.get()
    last = TrailEntry.objects.last()
    assert (head.number, head.hash) == (last.number, last.hash)
