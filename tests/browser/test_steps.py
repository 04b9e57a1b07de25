"""Nobody is stuck: refused, asked once more, logged out in between, begun by mistake."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from playwright.sync_api import expect

from reports.archive.act import Act
from reports.desk.remarks import make
from reports.models import AnnualReport
from tests.browser.axe import violations
from tests.browser.test_desk_form import enter
from tests.conftest import AT


def message(page):
    return page.locator(".messagelist")


def test_a_refusal_keeps_all_that_was_typed(
    page, live_server, approved_report, publisher, reviewer
):
    make("请核对", report=approved_report, place="", act=Act(reviewer, AT))
    enter(page, live_server, publisher, approved_report)
    address = page.url
    soon = f"{timezone.localtime() + timedelta(days=1):%Y-%m-%dT%H:%M}"
    page.locator("#reason").fill("按期发布")
    page.get_by_label("保密审查").check()
    page.get_by_label("定时发布时间").fill(soon)
    page.get_by_role("button", name="定时发布").click()
    expect(message(page)).to_contain_text("还有 1 条审核意见没有办结")
    assert page.url == address
    for _ in range(2):
        expect(page.locator("#reason")).to_have_value("按期发布")
        expect(page.get_by_label("保密审查")).to_be_checked()
        expect(page.get_by_label("定时发布时间")).to_have_value(soon)
        page.reload()


def test_publishing_is_asked_once_more(page, live_server, approved_report, publisher):
    enter(page, live_server, publisher, approved_report)
    page.get_by_label("保密审查").check()
    page.get_by_role("button", name="发布", exact=True).click()
    expect(page.locator("h1")).to_have_text("发布：焦作市教育局 2023 年度报告")
    expect(page.locator("#content")).to_contain_text("/agencies/jiaozuo-education/2023/v1/")
    assert violations(page) == {}
    page.get_by_role("link", name="先不发布").click()
    expect(page.get_by_label("保密审查")).to_be_checked()
    page.get_by_role("button", name="发布", exact=True).click()
    page.get_by_role("button", name="确认发布").click()
    expect(message(page)).to_contain_text("已办理“发布”：报告已经公开")
    page.get_by_role("button", name="撤下").click()
    expect(message(page)).to_contain_text("“撤下”须写明理由")
    page.locator("#reason").fill("误公开个人信息")
    page.get_by_role("button", name="撤下").click()
    page.get_by_role("button", name="确认撤下").click()
    expect(message(page)).to_contain_text("已办理“撤下”")


def test_logged_out_in_between_one_comes_back_with_what_was_typed(
    page, live_server, published_report, producer
):
    producer.set_password("long-and-secret")
    producer.save()
    enter(page, live_server, producer, published_report)
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.locator("#reason").fill("第三部分数字有误")
    page.get_by_role("button", name="更正").click()
    page.get_by_label("用户名").fill("producer")
    page.get_by_label("密码").fill("long-and-secret")
    page.get_by_role("button", name="登录").click()
    expect(message(page)).to_contain_text("“更正”还没有办理，请核对后再点一次")
    expect(page.locator("#reason")).to_have_value("第三部分数字有误")
    page.get_by_role("button", name="更正").click()
    expect(message(page)).to_contain_text("已建立第 2 版")


def test_a_draft_of_the_wrong_year_is_abandoned_and_begun_anew(page, live_server, draft, producer):
    enter(page, live_server, producer, draft)
    page.locator("#reason").fill("年度选错了")
    page.get_by_role("button", name="放弃").click()
    expect(message(page)).to_contain_text("已办理“放弃”")
    expect(page.locator(".desk-record")).to_contain_text("年度选错了")
    page.goto("/admin/reports/annualreport/add/")
    page.get_by_label("行政机关").select_option(label="焦作市教育局")
    page.get_by_label("年度").select_option("2023")
    page.get_by_role("button", name="新建").click()
    expect(page.locator(".desk-status")).to_have_text("制作中")
    assert list(AnnualReport.objects.order_by("pk").values_list("status", "revision")) == [
        ("abandoned", 1),
        ("draft", 1),
    ]
