"""Links for outsiders: who makes them, what they open, and when they open nothing any more."""

from datetime import timedelta

import pytest

from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.archive.trail import broken_links
from reports.desk import previews
from reports.desk.rights import SHARE, standing
from reports.desk.taking import take
from reports.models import PreviewLink, TrailEntry
from tests.conftest import AT

PEOPLE = ("producer", "reviewer", "publisher", "outsider", "administrator")
HERE = {"producer", "reviewer", "publisher"}
STATES = ("draft", "report_in_review", "approved_report", "published_report")


def make(report, by, *, note="分管副市长", days=3):
    return previews.make(note, report=report, days=days, act=Act(by, AT, "10.0.0.1"))


@pytest.fixture
def new(draft, producer):
    return make(draft, producer)


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("state", STATES)
def test_who_may_make_one_and_when(request, state, who):
    report, by = request.getfixturevalue(state), request.getfixturevalue(who)
    may = who in HERE and state != "published_report"
    assert standing(by, report).may(SHARE) == may
    if may:
        make(report, by)
    else:
        with pytest.raises(Refused):
            make(report, by)
    assert PreviewLink.objects.count() == int(may)


def test_only_the_digest_is_kept(new, draft, producer):
    assert PreviewLink.objects.values().get() == {
        "id": new.link.pk,
        "report_id": draft.pk,
        "token_digest": previews.digest(new.token),
        "note": "分管副市长",
        "by_id": producer.pk,
        "at": AT,
        "expires_at": AT + timedelta(days=3),
        "revoked_at": None,
    }
    assert len(new.token) == 43
    entry = TrailEntry.objects.last()
    assert (entry.action, entry.actor, entry.address, entry.reason) == (
        *("生成预览链接", "producer", "10.0.0.1", "给谁看：分管副市长；3 天内有效。"),
    )
    assert not [
        value for e in TrailEntry.objects.values() for value in e.values() if value == new.token
    ]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"days": 0}, "有效期须为 1 至 14 天"),
        ({"days": 15}, "有效期须为 1 至 14 天"),
        ({"note": "  "}, "请写明给谁看"),
        ({"note": "长" * 61}, "不超过 60 字"),
    ],
)
def test_what_a_link_needs(draft, producer, wrong, sentence):
    with pytest.raises(Refused, match=sentence):
        make(draft, producer, **wrong)
    assert not PreviewLink.objects.exists()


@pytest.mark.parametrize(
    ("later", "closed"),
    [
        (timedelta(0), ""),
        (timedelta(days=3) - timedelta(microseconds=1), ""),
        (timedelta(days=3), "这个预览链接已经过期。"),
        (timedelta(days=300), "这个预览链接已经过期。"),
    ],
)
def test_a_link_expires_to_the_moment(new, draft, later, closed):
    assert previews.open_link(new.token, at=AT + later) == previews.Opened(draft, closed)


@pytest.mark.parametrize("token", ["", "x", "é" * 43, "a" * 5000])
def test_a_token_that_is_none_opens_nothing(new, token):
    assert previews.open_link(token, at=AT) is None
    assert previews.open_link(previews.digest(new.token), at=AT) is None


@pytest.mark.parametrize("who", PEOPLE)
def test_who_may_revoke(request, new, who):
    by = request.getfixturevalue(who)
    if who not in HERE:
        with pytest.raises(Refused, match="您没有这一岗位"):
            previews.revoke(link=new.link, act=Act(by, AT))
        assert previews.open_link(new.token, at=AT).closed == ""
        return
    previews.revoke(link=new.link, act=Act(by, AT, "10.0.0.1"))
    assert previews.open_link(new.token, at=AT).closed == "这个预览链接已经收回。"
    entry = TrailEntry.objects.last()
    assert (entry.action, entry.actor, entry.reason) == (
        "收回预览链接",
        who,
        "给谁看：分管副市长。",
    )
    with pytest.raises(Refused, match="已经收回"):
        previews.revoke(link=new.link, act=Act(by, AT))
    assert list(broken_links()) == []


def test_links_end_with_publication(new, approved_report, publisher):
    report = approved_report
    assert previews.open_link(new.token, at=AT).closed == ""
    take("publish", report=report, version=report.version, act=Act(publisher, AT), secrecy=True)
    assert previews.open_link(new.token, at=AT).closed == "报告已经发布，预览随之结束。"


@pytest.mark.parametrize("left", ["post", "account"])
def test_links_end_with_their_makers_post(new, left):
    maker = new.link.by
    if left == "post":
        maker.posts.all().delete()
    else:
        maker.is_active = False
        maker.save()
    closed = previews.open_link(new.token, at=AT).closed
    assert closed == "生成链接的人已经不在岗，预览随之结束。"


def test_openings_are_on_record_once_a_day_and_address(new):
    for later, address in ((0, "10.0.0.1"), (1, "10.0.0.1"), (2, "10.0.0.2"), (25, "10.0.0.1")):
        previews.open_link(new.token, at=AT + timedelta(hours=later), address=address)
    previews.open_link(new.token, at=AT + timedelta(days=30), address="10.0.0.1")  # has expired
    opened = TrailEntry.objects.filter(action="打开预览")
    assert [(e.actor, e.actor_name, e.address, e.reason) for e in opened] == [
        ("", "分管副市长", address, "张制作给的链接")
        for address in ("10.0.0.1", "10.0.0.2", "10.0.0.1")
    ]
    assert list(broken_links()) == []
