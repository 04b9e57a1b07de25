"""The administrators' pages in a browser: axe-core finds nothing in light or dark, wide or narrow;
no page is wider than its screen; the main ways go by keyboard alone."""

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from reports.models import Agency, AgencyKind, Post, Role, Staff, TrailEntry, settings_now
from tests.browser.axe import WIDTHS, violations
from tests.conftest import make_staff

PASSWORD = "administrator-2024"
PAGES = (
    "/admin/",
    "/admin/reports/annualreport/",
    "/admin/reports/staff/",
    "/admin/reports/staff/?q=没有这个人",
    "/admin/reports/staff/add/",
    "/admin/reports/staff/{busy}/change/",
    "/admin/reports/staff/{gone}/change/",
    "/admin/reports/agency/",
    "/admin/reports/agency/?lacking=1",
    "/admin/reports/agency/?under=city",
    "/admin/reports/agency/add/",
    "/admin/reports/agency/{city}/change/",
    "/admin/reports/agency/{city}/delete/",
    "/admin/reports/agency/{alone}/delete/",
    "/admin/reports/agency/list/",
    "/admin/reports/agencykind/",
    "/admin/reports/rulesetting/",
    "/admin/reports/wording/",
    "/admin/reports/site/",
    "/admin/reports/trailentry/",
    "/admin/reports/trailentry/1/",
    "/admin/password_change/",
    "/admin/manual/",
)
HEAD = "代码,名称,类别,上级代码,规章制定权\n"
WRONG = f"{HEAD}a b,,天上的部门,nobody,也许\n"
GOOD = f"{HEAD}new,市统计局,政府部门,city,否\ncity,某市政府,人民政府,,是\n"


@pytest.fixture
def office(administrator, draft) -> dict[str, int]:
    """A city with forty agencies below, people with many posts, one switched off; their keys."""
    administrator.set_password(PASSWORD)
    administrator.save()
    kind, _ = AgencyKind.objects.get_or_create(name="政府部门", order=20)
    first, _ = AgencyKind.objects.get_or_create(name="人民政府", order=10)
    city = Agency.objects.create(code="city", name="某市人民政府", kind=first)
    busy, gone = make_staff("busy", "钱最忙"), make_staff("gone", "孙已走")
    Staff.objects.filter(pk=gone.pk).update(is_active=False, off_on=timezone.localdate())
    for n in range(40):
        agency = Agency.objects.create(code=f"a{n}", name=f"某市第{n}局", kind=kind, parent=city)
        Post.objects.create(staff=busy, agency=agency, role=list(Role)[n % 3])
    alone = Agency.objects.create(code="alone", name="录错的局", kind=kind)
    return {"busy": busy.pk, "gone": gone.pk, "city": city.pk, "alone": alone.pk}


@pytest.fixture
def admin(page, live_server, administrator, office) -> Page:
    """The administrator's browser."""
    client = Client()
    client.force_login(administrator)
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies(
        [{"name": "sessionid", "value": cookie, "url": live_server.url, "httpOnly": True}]
    )
    return page


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def upload(page: Page, text: str) -> None:
    page.goto("/admin/reports/agency/list/")
    file = {"name": "机关.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.get_by_label("CSV 文件").set_input_files(file)
    page.get_by_role("button", name="试运行").click()


@pytest.mark.parametrize("page", WIDTHS.values(), indirect=True, ids=WIDTHS)
def test_no_violation(admin, office):
    for address in PAGES:
        admin.goto(address.format(**office))
        for folded in admin.locator("details:not([open]) > summary").all()[:3]:
            folded.click()
        assert (violations(admin), fits(admin)) == ({}, True), address


@pytest.mark.parametrize("page", WIDTHS.values(), indirect=True, ids=WIDTHS)
def test_no_violation_after_something_was_sent(admin, office):
    """What is refused, what is tried, what is told once."""

    def looked_at(what: str) -> None:
        assert (violations(admin), fits(admin)) == ({}, True), what

    upload(admin, WRONG)
    looked_at("a list with everything wrong")
    upload(admin, GOOD)
    looked_at("a list tried")
    admin.goto("/admin/reports/staff/add/")
    admin.get_by_role("button", name="建立账号").click()
    looked_at("a person without a name")
    admin.get_by_label("账号").fill("zhang")
    admin.get_by_label("姓名").fill("张新人")
    admin.get_by_role("button", name="建立账号").click()
    looked_at("a password")
    admin.goto(f"/admin/reports/staff/{office['busy']}/change/")
    admin.get_by_label("另加的机关 3", exact=True).fill("没有这个局")
    admin.get_by_role("button", name="保存岗位").click()
    looked_at("posts refused")
    admin.goto("/admin/reports/rulesetting/")
    admin.locator("[name=number-short_part]").fill("三十")
    admin.locator("[name='severity-cell.missing']").select_option("warning")
    admin.get_by_role("button", name="保存", exact=True).click()
    looked_at("rules refused")
    admin.goto("/admin/reports/agencykind/")
    admin.locator("[name=kinds-0-deadline_month]").fill("2")
    admin.get_by_role("button", name="保存", exact=True).click()
    looked_at("kinds refused")


NEW = "A-new-word-2026"


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_a_person_comes_by_keyboard_alone(admin, browser, live_server, agency):
    """An account, its password told once, a post, and the person logs in with it."""
    admin.goto("/admin/reports/staff/add/")
    admin.get_by_label("账号").focus()
    admin.keyboard.type("zhang")
    press(admin, "Tab")
    admin.keyboard.type("张新人")
    press(admin, "Tab", "Tab", "Enter")
    password = admin.locator(".office-password").inner_text()
    link = admin.get_by_role("link", name="添加岗位")
    link.focus()
    press(admin, "Enter")
    admin.get_by_label("另加的机关 3", exact=True).focus()
    admin.keyboard.type(agency.name)
    press(admin, "Escape", "Tab", "Tab", "Space")
    admin.get_by_role("button", name="保存岗位").focus()
    press(admin, "Enter")
    admin.get_by_text("涉及 1 个机关").wait_for()
    assert Staff.objects.get(username="zhang").posts.get().role == Role.REVIEWER

    with browser.new_context(base_url=live_server.url) as context:
        own = context.new_page()
        own.goto("/admin/")
        own.get_by_label("用户名").fill("zhang")
        own.get_by_label("密码").fill(password)
        own.keyboard.press("Enter")
        own.get_by_role("heading", name="修改密码").wait_for()  # others know the first one
        own.locator("[name=old_password]").focus()
        for typed in (password, NEW, NEW):
            own.keyboard.type(typed)
            own.keyboard.press("Tab")
        own.locator("[name=new_password2]").press("Enter")
        own.get_by_role("heading", name="密码已修改").wait_for()
        own.goto("/admin/")
        own.get_by_role("heading", name="工作台").wait_for()
        assert own.get_by_role("link", name="人员").count() == 0
        assert own.goto("/admin/reports/staff/").status == 403
        expect(own.get_by_text("不能办理").first).to_be_visible()

    admin.goto(f"/admin/reports/staff/{Staff.objects.get(username='zhang').pk}/change/")
    admin.get_by_role("button", name="停用账号").click()
    admin.get_by_text("停用。").wait_for()
    said = TrailEntry.objects.filter(year=0).exclude(action__contains="登录")
    assert list(said.values_list("action", "actor")) == [
        ("新增人员", "root"),
        ("调整岗位", "root"),
        ("本人修改密码", "zhang"),
        ("停用账号", "root"),
    ]


def test_the_last_administrator_reads_why_not(admin, administrator):
    admin.goto(f"/admin/reports/staff/{administrator.pk}/change/")
    admin.get_by_role("button", name="取消系统管理员").click()
    expect(admin.get_by_role("alert")).to_contain_text("最后一位能登录、没有停用日期的系统管理员")
    admin.get_by_label("停用日期").fill("2999-01-01")
    admin.get_by_role("button", name="停用账号").click()
    expect(admin.get_by_role("alert")).to_contain_text("请先把另一位工作人员设为系统管理员")


def test_a_list_is_tried_mended_and_entered(admin):
    upload(admin, WRONG)
    expect(admin.get_by_role("alert")).to_contain_text("有 5 处要改")
    upload(admin, GOOD)
    admin.get_by_text("没有错误，还没有导入").wait_for()
    assert not Agency.objects.filter(code="new").exists()
    admin.get_by_role("button", name="正式导入").click()
    admin.get_by_text("已导入：新增 1 个机关，更新 1 个").wait_for()
    expect(admin.get_by_role("link", name="市统计局")).to_be_visible()


def test_the_tree_folds(admin):
    admin.goto("/admin/reports/agency/")
    below = admin.get_by_role("link", name="某市第7局", exact=True)
    expect(below).to_be_visible()
    admin.get_by_text("下级 40 个").click()
    expect(below).to_be_hidden()
    admin.get_by_label("名称、代码").fill("a7")
    admin.keyboard.press("Enter")
    expect(below).to_be_visible()
    expect(admin.get_by_text("找到 1 个机关")).to_be_visible()


def test_a_rule_is_set_in_place_and_read_on_the_trail(admin):
    admin.goto("/admin/reports/rulesetting/")
    admin.get_by_label("级别：单元格未填").select_option(label="警告")
    admin.get_by_role("button", name="保存", exact=True).click()
    admin.get_by_text("已保存 1 处改动").wait_for()
    assert settings_now().severities == {"cell.missing": "warning"}
    admin.get_by_role("link", name="留痕").click()
    expect(admin.get_by_text("单元格未填：级别 错误（默认） → 警告")).to_be_visible()
    admin.get_by_label("操作").select_option("新建")
    admin.get_by_role("button", name="查找").click()
    expect(admin.get_by_text("张制作")).to_be_visible()
    expect(admin.get_by_text("单元格未填")).to_have_count(0)
