"""People and posts: every act changes what it says, and stands on the trail with what was."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from reports.accounts.people import amend, details, enrol, reset_password
from reports.accounts.posts import appoint, posts_of
from reports.accounts.standing import make_administrator, strip, switch_off, switch_on
from reports.archive.act import Act
from reports.archive.changes import mark
from reports.archive.refusals import Refused
from reports.archive.trail import broken_links
from reports.models import Role, Staff, TrailEntry
from tests.conftest import AT, make_staff


@pytest.fixture
def act(administrator) -> Act:
    administrator.set_password("administrator-2024")
    administrator.save()
    return Act(administrator, timezone.now(), "10.0.0.9")


def entries():
    return list(TrailEntry.objects.values_list("action", "reason"))


def test_a_person_comes_and_gets_posts(act, agency, other_agency):
    staff, password = enrol(username="0391", name="赵新人", email="", act=act)
    assert staff.check_password(password) and staff.is_staff and not staff.is_superuser
    wanted = {agency.pk: ["reviewer", "producer"], other_agency.pk: ["publisher"]}
    assert appoint(staff, wanted, seen=mark({}), act=act) == 2
    assert posts_of(staff) == {agency.pk: ["producer", "reviewer"], other_agency.pk: ["publisher"]}
    seen = mark(posts_of(staff))
    assert appoint(staff, {agency.pk: ["producer"]}, seen=seen, act=act) == 2
    assert appoint(staff, {agency.pk: ["producer"]}, seen=mark(posts_of(staff)), act=act) == 0
    assert entries() == [
        ("新增人员", "赵新人（账号 0391），邮箱：（无）"),
        (
            "调整岗位",
            "赵新人（账号 0391）\n焦作市文化局：（无） → 发布\n焦作市教育局：（无） → 制作、审核",
        ),
        (
            "调整岗位",
            "赵新人（账号 0391）\n焦作市文化局：发布 → （无）\n焦作市教育局：制作、审核 → 制作",
        ),
    ]
    assert password not in str(list(TrailEntry.objects.values()))
    assert list(broken_links()) == []


def test_nobody_overwrites_what_he_has_not_seen(act, producer, agency):
    seen, before = mark(posts_of(producer)), details(producer)
    appoint(producer, {}, seen=seen, act=act)
    with pytest.raises(Refused, match="已被他人改动"):
        appoint(producer, {agency.pk: ["reviewer"]}, seen=seen, act=act)
    amend(producer, name="张改名", email="", seen=mark(before), act=act)
    with pytest.raises(Refused, match="已被他人改动"):
        amend(producer, name="张又改", email="", seen=mark(before), act=act)
    assert entries()[-1] == ("修改人员资料", "张改名（账号 producer）\n姓名：张制作 → 张改名")
    assert posts_of(producer) == {}


def test_a_name_adds_no_line_to_the_trail(act, producer):
    amend(producer, name="张\n岗位：全部", email="", seen=mark(details(producer)), act=act)
    said = "张 岗位：全部（账号 producer）\n姓名：张制作 → 张 岗位：全部"
    assert entries() == [("修改人员资料", said)]


def test_an_account_taken_is_refused(act, producer):
    with pytest.raises(Refused, match="已经有人使用"):
        enrol(username="producer", name="另一人", email="", act=act)
    assert entries() == []


def test_a_new_password_ends_sessions(client, act, producer):
    client.force_login(producer)
    password = reset_password(producer, act=act)
    assert client.get("/admin/").status_code == 302
    assert client.login(username="producer", password=password)
    assert ("重置密码", "张制作（账号 producer）") in entries()


def test_switched_off_at_once_and_on_again(client, act, producer, agency):
    client.force_login(producer)
    today = timezone.localdate()
    off = switch_off(producer, on=today, act=act)
    assert (off.is_active, off.off_on, off.works) == (False, today, False)
    assert client.get("/admin/").status_code == 302
    assert not off.holds(Role.PRODUCER, agency=agency)
    with pytest.raises(Refused, match="已经停用"):
        switch_off(producer, on=today, act=act)
    for refused in (
        lambda: reset_password(producer, act=act),
        lambda: make_administrator(producer, act=act),
        lambda: appoint(producer, {}, seen=mark(posts_of(producer)), act=act),
    ):
        with pytest.raises(Refused, match="请先恢复账号"):
            refused()
    assert switch_on(producer, act=act).works
    with pytest.raises(Refused, match="不需要恢复"):
        switch_on(producer, act=act)


def test_a_day_ahead_comes_without_anybody_doing_anything(client, act, producer, agency):
    """The session ends on the day itself; tick then marks the account."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    client.force_login(producer)
    ahead = switch_off(producer, on=tomorrow, act=act)
    assert (ahead.is_active, ahead.works) == (True, True)
    assert client.get("/admin/").status_code == 200
    Staff.objects.filter(pk=producer.pk).update(off_on=tomorrow - timedelta(days=1))
    assert client.get("/admin/").status_code == 302
    assert Staff.objects.get(pk=producer.pk).roles_in(agency) == frozenset()
    call_command("tick")
    assert not Staff.objects.get(pk=producer.pk).is_active


def test_the_past_is_no_day_to_be_switched_off(act, producer):
    with pytest.raises(Refused, match="不能早于今天"):
        switch_off(producer, on=timezone.localdate() - timedelta(days=1), act=act)


@pytest.mark.parametrize("on", [0, 400])
def test_the_last_administrator_stays(act, administrator, on):
    day = timezone.localdate() + timedelta(days=on)
    for refused in (
        lambda: switch_off(administrator, on=day, act=act),
        lambda: strip(administrator, act=act),
    ):
        with pytest.raises(Refused, match="最后一位"):
            refused()
    assert entries() == []
    assert Staff.objects.get(pk=administrator.pk).works


@pytest.mark.parametrize(
    "unfit",
    [
        {"is_active": False},
        {"off_on": date(2999, 1, 1)},
        {"is_superuser": False},
        {"is_staff": False},
        {"password": "!unusable"},
    ],
)
def test_only_one_who_stays_lets_another_go(act, administrator, unfit):
    """Whoever is off, will be, or cannot log in, is no administrator to leave the portal to."""
    other = make_staff("other", "另一位")
    Staff.objects.filter(pk=other.pk).update(**({"is_superuser": True} | unfit))
    with pytest.raises(Refused, match="最后一位"):
        strip(administrator, act=act)
    Staff.objects.filter(pk=other.pk).update(
        is_active=True, is_staff=True, off_on=None, is_superuser=True, password="x"
    )
    assert not strip(administrator, act=act).is_superuser


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_administrators_cannot_send_each_other_away():
    two = [make_staff(name, name) for name in ("甲", "乙")]
    Staff.objects.update(is_superuser=True)

    def try_to(n: int) -> str:
        verb = (strip, lambda staff, act: switch_off(staff, on=AT.date(), act=act))[n // 2 % 2]
        try:
            verb(two[n % 2], act=Act(two[1 - n % 2], AT))
            return two[n % 2].name
        except Refused:
            return ""
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        gone = set(pool.map(try_to, range(8))) - {""}
    assert len(gone) == 1
    assert Staff.objects.filter(is_superuser=True).staying().count() == 1


def test_making_and_stripping_an_administrator(act, producer):
    make_administrator(producer, act=act)
    with pytest.raises(Refused, match="已经是"):
        make_administrator(producer, act=act)
    strip(producer, act=act)
    with pytest.raises(Refused, match="不是系统管理员"):
        strip(producer, act=act)
    said = "张制作（账号 producer）"
    assert entries() == [("设为系统管理员", said), ("取消系统管理员", said)]


def test_the_portals_own_account_is_not_switched_on(act):
    own = make_staff("importer", "历史报告导入")
    own.is_active = False
    own.set_unusable_password()
    own.save()
    with pytest.raises(Refused, match="系统自用"):
        switch_on(own, act=act)
