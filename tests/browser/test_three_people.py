"""Producer, reviewer and publisher take a new report from nothing to the public page, each in a
browser of their own."""

import pytest

from reports.models import AnnualReport, Staff, Status
from tests.conftest import sound_document

PASSWORD = "three-people-2024"


@pytest.fixture
def people(producer, reviewer, publisher) -> dict[str, Staff]:
    found = {"producer": producer, "reviewer": reviewer, "publisher": publisher}
    for person in found.values():
        person.set_password(PASSWORD)
        person.save()
    return found


@pytest.fixture
def log_in(browser, live_server, people):
    """A page of a browser in which that person is logged in."""
    contexts = []

    def page_of(username: str):
        context = browser.new_context(base_url=live_server.url)
        contexts.append(context)
        page = context.new_page()
        page.goto("/admin/")
        page.get_by_label("用户名").fill(username)
        page.get_by_label("密码").fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        return page

    yield page_of
    for context in contexts:
        context.close()


def press(page, address: str, button: str) -> None:
    page.goto(address)
    if page.get_by_label("保密审查").count():
        page.get_by_label("保密审查").check()
    page.get_by_role("button", name=button, exact=True).click()
    if button == "发布":
        page.get_by_role("button", name="确认发布").click()
    page.get_by_text("已办理").wait_for()


def test_from_nothing_to_the_public_page(page, log_in, agency):
    desk = log_in("producer")
    desk.goto("/admin/reports/annualreport/add/")
    desk.get_by_label("行政机关").select_option(label=agency.name)
    desk.get_by_label("年度").select_option("2023")
    desk.get_by_role("button", name="新建").click()
    address = desk.url

    document = sound_document(agency=agency.name, year=2023)
    for table, figures in document.figures.items():
        for (row, column), value in figures.items():
            desk.locator(f'[name="{table}/{row}/{column}"]').fill(str(value))
    for key, text in document.texts.items():
        desk.locator(f'[name="{key}"]').fill(text)
    desk.get_by_role("button", name="保存").click()
    desk.get_by_text("已保存。").wait_for()

    report = AnnualReport.objects.get()
    assert page.goto(report.get_absolute_url()).status == 404
    press(desk, address, "提交审核")
    press(log_in("reviewer"), address, "审核通过")
    press(log_in("publisher"), address, "发布")

    report.refresh_from_db()
    assert report.status == Status.PUBLISHED
    assert page.goto(report.get_absolute_url()).status == 200
    for text in document.texts.values():
        page.get_by_text(text).first.wait_for()
    for name in ("张制作", "李审核", "王发布"):
        page.get_by_text(name).first.wait_for()


@pytest.mark.parametrize(
    ("state", "buttons"),
    [
        ("draft", {"producer": ["提交审核", "放弃"], "reviewer": [], "publisher": []}),
        (
            "report_in_review",
            {"producer": ["撤回"], "reviewer": ["退回修改", "审核通过", "放弃"], "publisher": []},
        ),
        (
            "approved_report",
            {
                "producer": [],
                "reviewer": ["撤回"],
                "publisher": ["退回修改", "定时发布", "发布"],
            },
        ),
    ],
)
def test_nobody_is_offered_anothers_step(request, page, log_in, state, buttons):
    report = request.getfixturevalue(state)
    for username, expected in buttons.items():
        desk = log_in(username)
        desk.goto(f"/admin/reports/annualreport/{report.pk}/change/")
        assert desk.locator("button[name=step]").all_inner_texts() == expected
