"""Steps from the pages: what is refused keeps what was typed, what is grave asks once more, and no
address of an action is a dead end."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from reports.archive.act import Act
from reports.archive.opening import open_report
from reports.desk import typed
from reports.desk.foretelling import Foretold
from reports.desk.remarks import make
from reports.desk.steps import STEPS
from reports.models import AgencyKind, AnnualReport, Judgement, Status, TrailEntry
from tests.conftest import AT, make_staff


def said(step: str, report, **more) -> dict:
    return {"step": step, "version": report.version} | more


def messages(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


@pytest.fixture
def press(as_staff, take_address):
    """Press a button and follow to where it leads: the page that asks once more, or the report."""

    def press(person, step, report, *, client=None, **more):
        client = client or as_staff(person)
        return client.post(take_address(report), said(step, report, **more), follow=True)

    return press


def test_whole_way_through_the_buttons(press, producer, reviewer, publisher, draft, desk, as_staff):
    confirmed = {"secrecy": "on", "confirmed": "yes"}
    for person, step in ((producer, "submit"), (reviewer, "approve"), (publisher, "publish")):
        draft.refresh_from_db()
        assert press(person, step, draft, **confirmed).redirect_chain == [(desk(draft), 302)]
    draft.refresh_from_db()
    assert draft.status == Status.PUBLISHED
    assert TrailEntry.objects.last().address == "127.0.0.1"
    html = as_staff(publisher).get(desk(draft)).content.decode()
    assert draft.get_absolute_url() in html


@pytest.mark.parametrize("version", ["", "-1", "x", "9" * 40, "²"])
def test_forged_version_is_refused(as_staff, producer, draft, take_address, version):
    response = as_staff(producer).post(
        take_address(draft), {"step": "submit", "version": version, "reason": "请审核"}, follow=True
    )
    assert messages(response) == ["报告在您打开之后已被他人改动，请刷新页面，核对后再操作。"]
    assert "请审核" in response.content.decode()
    draft.refresh_from_db()
    assert draft.status == Status.DRAFT


def test_refused_step_says_why_at_the_reports_own_address(press, producer, blank_draft, desk):
    response = press(producer, "submit", blank_draft)
    assert response.redirect_chain == [(desk(blank_draft), 302)]
    assert "处错误须改正" in messages(response)[0]


def test_everything_typed_survives_a_refusal(press, publisher, reviewer, approved_report, as_staff):
    make("请核对", report=approved_report, place="", act=Act(reviewer, AT))
    soon = f"{timezone.localtime() + timedelta(days=1):%Y-%m-%dT%H:%M}"
    client = as_staff(publisher)
    more = {"reason": "按期发布", "secrecy": "on", "scheduled_for": soon}
    html = press(publisher, "schedule", approved_report, client=client, **more).content.decode()
    assert "还有 1 条审核意见没有办结" in html
    assert ">按期发布</textarea>" in html
    assert 'name="secrecy" checked' in html
    assert f'name="scheduled_for" value="{soon}"' in html
    approved_report.remarks.update(closed_at=AT, closed_by=reviewer)
    press(publisher, "schedule", approved_report, client=client, **more)
    assert typed.KEPT not in client.session


def test_what_was_typed_is_kept_for_its_report_and_an_hour(
    press, producer, blank_draft, as_staff, desk, monkeypatch
):
    client = as_staff(producer)
    other = open_report(agency=blank_draft.agency, year=2022, act=Act(producer, AT))
    response = press(producer, "abandon", blank_draft, client=client, reason=" ")
    assert response.context["typed"].step == "abandon"
    assert client.get(desk(other)).context["typed"] == typed.Typed()
    monkeypatch.setattr(typed, "AN_HOUR", -1)
    assert client.get(desk(blank_draft)).context["typed"] == typed.Typed()


@pytest.mark.parametrize(
    ("step", "state", "sentences"),
    [
        (
            "publish",
            "approved_report",
            [
                "点“确认发布”之后立即公开，任何人都可以查阅，以下网址出现或者更新：",
                "已发布的内容不能修改，也不会删除；以后的改动要走“更正”，公开理由。",
                "保密审查的确认以您的姓名（王发布）永久留痕。",
                "还有效的预览链接随之结束。",
                "提醒制作人：张制作。",
            ],
        ),
        (
            "withdraw",
            "published_report",
            [
                "点“确认撤下”之后，报告的内容和文件立即不再公开；以下网址保留，只显示撤下的说明：",
                "撤下不能收回。要重新公开，由制作人“更正”，经审核后发布新的一版。",
                "不会给任何人发提醒。",
            ],
        ),
    ],
)
def test_what_is_grave_says_first_what_will_happen(
    request, press, publisher, take_address, as_staff, step, state, sentences
):
    report = request.getfixturevalue(state)
    before = (report.status, TrailEntry.objects.count())
    client = as_staff(publisher)
    page = press(publisher, step, report, client=client, secrecy="on", reason="含个人信息")
    assert page.redirect_chain == [(f"{take_address(report)}?step={step}", 302)]
    assert [one.sentence for one in page.context["foretold"]] == sentences
    html = page.content.decode()
    assert "/agencies/jiaozuo-education/2023/v1/" in html
    assert "含个人信息" in html
    report.refresh_from_db()
    assert (report.status, TrailEntry.objects.count()) == before
    form = dict(re.findall(r'name="(\w+)" value="([^"]*)"', html.partition("desk-steps")[2]))
    client.post(take_address(report), form)
    report.refresh_from_db()
    assert report.status == {"publish": "published", "withdraw": "withdrawn"}[step]


def test_a_correction_says_what_becomes_of_the_published_one(
    press, published_report, producer, reviewer, publisher, as_staff
):
    press(producer, "correct", published_report, reason="数字有误")
    for person, step in ((producer, "submit"), (reviewer, "approve")):
        press(person, step, AnnualReport.objects.get(revision=2))
    page = press(publisher, "publish", AnnualReport.objects.get(revision=2), secrecy="on")
    assert (
        Foretold(
            "现在公开的第 1 版注明“已更正”，仍可在它自己的网址查到：",
            ("/agencies/jiaozuo-education/2023/v1/",),
        )
        in page.context["foretold"]
    )


def test_what_is_refused_is_not_asked_about(press, publisher, approved_report, desk):
    page = press(publisher, "publish", approved_report)
    assert page.redirect_chain == [(desk(approved_report), 302)]
    assert "保密审查" in messages(page)[0]


def test_what_changed_while_one_was_asked_is_refused(
    press, publisher, approved_report, as_staff, take_address, desk
):
    client = as_staff(publisher)
    press(publisher, "publish", approved_report, client=client, secrecy="on")
    AnnualReport.objects.update(version=approved_report.version + 1)
    page = client.get(f"{take_address(approved_report)}?step=publish", follow=True)
    assert page.redirect_chain == [(desk(approved_report), 302)]
    assert "已被他人改动" in messages(page)[0]


DONE = {
    "submit": "已办理“提交审核”：报告现在处于审核中，审核人办理之前可以撤回。"
    "已提醒审核人：李审核。",
    "approve": "已办理“审核通过”：报告现在待发布，发布人办理之前可以撤回。已提醒发布人：王发布。",
    "schedule": "已办理“定时发布”：报告将于 {time} 自动公开（误差约一分钟），"
    "在此之前可以取消定时。",
    "publish": "已办理“发布”：报告已经公开（{site}/agencies/jiaozuo-education/2023/）。"
    "已提醒制作人：张制作。",
    "correct": "已办理“更正”：已建立第 2 版，现在处于制作中；它发布之前，网上显示的不变。",
    "abandon": "已办理“放弃”：报告已放弃，留痕保留；需要时可以重新新建，更正也可以重新提出。",
}


def test_messages_say_what_was_done_and_when_it_takes_effect(
    press, settings, draft, producer, reviewer, publisher
):
    soon = timezone.localtime() + timedelta(days=1)
    more = {"reason": "理由", "secrecy": "on", "confirmed": "yes"}
    more["scheduled_for"] = f"{soon:%Y-%m-%dT%H:%M}"
    told = {}
    for person, step in (
        *((producer, "submit"), (reviewer, "approve"), (publisher, "schedule")),
        *((publisher, "publish"), (producer, "correct"), (producer, "abandon")),
    ):
        newest = AnnualReport.objects.order_by("-revision").first()
        told[step] = messages(press(person, step, newest, **more))[0]
    words = {"time": f"{soon:%Y-%m-%d %H:%M}", "site": settings.SITE["url"]}
    assert told == {step: sentence.format(**words) for step, sentence in DONE.items()}


@pytest.mark.parametrize("name", ["take", "settle", "judge", "statements"])
def test_the_address_of_an_action_leads_to_the_report(as_staff, producer, draft, desk, name):
    """After logging in anew a browser asks for it by GET."""
    address = desk(draft).replace("change", name)
    page = as_staff(producer).get(address, follow=True)
    assert [target.partition("#")[0] for target, _ in page.redirect_chain] == [desk(draft)]
    assert page.status_code == 200
    stranger = make_staff("stranger", "陌生人")
    assert as_staff(stranger).get(address).status_code == 404


def test_after_logging_in_anew_one_finds_what_was_to_be_done(
    client, producer, draft, take_address, desk
):
    producer.set_password("long-and-secret")
    producer.save()
    address = f"{take_address(draft)}?step=submit"
    turned_away = client.post(address, said("submit", draft))
    came_in = client.post(
        turned_away.url, {"username": "producer", "password": "long-and-secret"}, follow=True
    )
    assert came_in.redirect_chain == [(address, 302), (desk(draft), 302)]
    assert messages(came_in) == ["“提交审核”还没有办理，请核对后再点一次。"]
    assert "wanted" in came_in.content.decode()
    draft.refresh_from_db()
    assert draft.status == Status.DRAFT


def test_the_publisher_verifies_lateness_for_the_day_of_publication(
    press, approved_report, publisher, agency, as_staff, desk
):
    """Today it is not late; on the day asked for it is. He is shown so, and can say so."""
    kind = AgencyKind.objects.get(name="政府部门")
    due = timezone.localdate() + timedelta(days=3)
    kind.deadline_month, kind.deadline_day = due.month, due.day
    kind.save()
    AnnualReport.objects.update(year=due.year - 1)
    agency.kind = kind
    agency.save()
    client = as_staff(publisher)
    when = timezone.localtime() + timedelta(days=6)
    more = {"secrecy": "on", "scheduled_for": f"{when:%Y-%m-%dT%H:%M}"}
    report = AnnualReport.objects.get()
    page = press(publisher, "schedule", report, client=client, **more)
    late = [j for j in page.context["findings"] if j.finding.rule == "deadline.late"]
    assert f"按 {when:%Y-%m-%d} 发布核对" in page.content.decode()
    for judged in page.context["findings"]:
        client.post(
            desk(report).replace("change", "judge"),
            {"opinion": "verified", "fingerprint": judged.fingerprint},
        )
    assert Judgement.objects.filter(rule="deadline.late").count() == len(late) == 1
    assert 'name="secrecy" checked' in client.get(desk(report)).content.decode()


def test_the_list_hides_what_was_abandoned_until_asked(as_staff, producer, abandoned_draft):
    client, address = as_staff(producer), "/admin/reports/annualreport/"
    assert list(client.get(address).context["page"]) == []
    assert list(client.get(address, {"status": "abandoned"}).context["page"]) == [abandoned_draft]


def test_an_abandoned_report_can_be_read_with_its_reason(as_staff, reviewer, abandoned_draft, desk):
    html = as_staff(reviewer).get(desk(abandoned_draft)).content.decode()
    assert "已放弃" in html
    assert "年度选错了" in html
    assert 'name="step"' not in html


@pytest.mark.parametrize("when", ["9999-12-31T23:59", "0001-01-01T00:00", "2024-13-01", "x"])
def test_a_forged_time_is_refused(press, publisher, approved_report, desk, when):
    page = press(publisher, "schedule", approved_report, secrecy="on", scheduled_for=when)
    assert page.redirect_chain == [(desk(approved_report), 302)]
    assert "定时发布的时间" in messages(page)[0]


STATES = ("draft", "returned_draft", "report_in_review", "approved_report", "published_report")


@pytest.mark.slow
@pytest.mark.parametrize("state", STATES)
def test_no_step_is_a_dead_end_for_anybody(db, request, as_staff, take_address, desk, state):
    """By GET and by POST, whoever it is, one is led to the report; a stranger sees nothing at all.
    What is refused changes nothing."""
    report = request.getfixturevalue(state)
    before = (report.status, report.version)
    for who in ("producer", "reviewer", "publisher", "administrator"):
        client = as_staff(request.getfixturevalue(who))
        for name in sorted({step.name for step in STEPS} | {"fly"}):
            asked = client.get(f"{take_address(report)}?step={name}")
            told = client.post(take_address(report), {"step": name, "version": 0})
            assert (asked.url, told.url) == (desk(report), desk(report))
        assert client.get(desk(report)).status_code == 200
    stranger = as_staff(request.getfixturevalue("outsider"))
    assert stranger.get(take_address(report)).status_code == 404
    assert stranger.post(take_address(report), {"step": "submit"}).status_code == 404
    report.refresh_from_db()
    assert (report.status, report.version) == before
