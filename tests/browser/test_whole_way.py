"""The whole way in the browser: an empty form, a paste from Excel, findings, submit, return with
a remark, mend, approve, scheduled publication, correction; and once by keyboard alone."""

import re
from datetime import timedelta
from itertools import chain

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from reports.models import AnnualReport, Status
from reports.statute.document import printed
from tests.browser.test_desk_form import enter, paste, save
from tests.conftest import sound_document


def fill_texts(desk: Page, document) -> None:
    for key, text in document.texts.items():
        desk.locator(f'[name="{key}"]').fill(text)


def fill_tables(desk: Page, document) -> None:
    """Part two cell by cell, parts three and four pasted as blocks; totals are computed."""
    for (row, column), value in document.figures["disclosures"].items():
        desk.locator(f'[name="disclosures/{row}/{column}"]').fill(printed(value))
    for table in ("applications", "challenges"):
        figures = document.figures[table]
        rows = [
            [printed(figures[cell.key]) for cell in cells]
            for cells in document.form.tables[table].rows.values()
        ]
        if table == "challenges":  # printed across, in one line
            rows = [list(chain(*rows))]
        paste(desk, document.form.tables[table].cells[0].place, rows)


def press(desk: Page, button: str, *, reason: str = "") -> None:
    if reason:
        desk.locator("#reason").fill(reason)
    desk.get_by_role("button", name=button, exact=True).click()
    expect(desk.locator(".messagelist")).to_contain_text("已办理")


def test_from_an_empty_form_to_a_correction(
    page, live_server, blank_draft, producer, reviewer, publisher, client
):
    document = sound_document(agency="焦作市教育局", year=2023)
    report, public = blank_draft, "/agencies/jiaozuo-education/2023/"

    enter(page, live_server, producer, report)
    fill_tables(page, document)
    fill_texts(page, document)
    page.locator('[name="other_matters"]').fill("无其他需要报告的事项。")
    save(page)
    expect(page.locator(".desk-findings")).to_contain_text("信息处理费")
    page.get_by_role("button", name="已核实").click()
    expect(page.locator("#findings .said")).to_contain_text("意见已记录")
    press(page, "提交审核")

    enter(page, live_server, reviewer, report)
    page.get_by_role("link", name="审阅和比较").click()
    page.locator(".review.desk-live").wait_for()
    page.locator("#at-other_matters .sentence").click()
    page.keyboard.type("第六部分请写明信息处理费。")
    page.get_by_role("button", name="提出意见").click()
    expect(page.locator("#summary")).to_contain_text("1 条意见没有办结。")
    enter(page, live_server, reviewer, report)
    expect(page.locator("#remarks")).to_contain_text("第六部分请写明信息处理费。")
    press(page, "退回修改", reason="请补充第六部分")

    enter(page, live_server, producer, report)
    page.locator('[name="other_matters"]').fill(document.texts["other_matters"])
    save(page)
    page.locator("#remarks").get_by_label("答复").fill("已补充。")
    page.locator("#remarks").get_by_role("button", name="答复").click()
    press(page, "提交审核")

    enter(page, live_server, reviewer, report)
    page.locator("#remarks").get_by_role("button", name="办结").click()
    press(page, "审核通过")

    enter(page, live_server, publisher, report)
    page.get_by_label("保密审查").check()
    soon = timezone.localtime() + timedelta(minutes=2)
    page.get_by_label("定时发布时间").fill(f"{soon:%Y-%m-%dT%H:%M}")
    press(page, "定时发布")
    assert client.get(public).status_code == 404
    AnnualReport.objects.update(scheduled_for=timezone.now() - timedelta(seconds=1))
    call_command("tick")
    assert client.get(public).status_code == 200

    enter(page, live_server, producer, report)
    press(page, "更正", reason="行政许可数有误")
    assert AnnualReport.objects.get(revision=2).status == Status.DRAFT
    assert client.get(public).status_code == 200


NAMED = "(document.activeElement.innerText || document.activeElement.value || '').trim()"
FIELD = "document.activeElement.name || ''"


def tab_to(desk: Page, name: str, *, by: str = NAMED, most: int = 300) -> None:
    """Press Tab until the focus is on what is called so."""
    for _ in range(most):
        if desk.evaluate(by) == name:
            return
        desk.keyboard.press("Tab")
    raise AssertionError(name)


def fill_by_keyboard(desk: Page, document) -> None:
    """Every text typed, every table filled with 0, in the order of the form, then saved."""
    for part in (document.form.preamble, *document.form.parts):
        if part.key in document.form.tables:
            tab_to(desk, "空格填 0")
            desk.keyboard.press("Enter")
            desk.keyboard.press("Tab")
            continue
        for passage in part.passages:
            tab_to(desk, passage.key, by=FIELD)
            desk.keyboard.insert_text(document.texts[passage.key])
    tab_to(desk, "保存")
    desk.keyboard.press("Enter")
    expect(desk.locator(".messagelist")).to_contain_text("已保存")


def test_by_keyboard_alone(page, live_server, blank_draft, producer, reviewer, publisher):
    """From the empty form to the public page, without a mouse."""
    report = blank_draft
    enter(page, live_server, producer, report)
    fill_by_keyboard(page, sound_document(agency="焦作市教育局", year=2023))
    for person, button, status in (
        (producer, "提交审核", Status.IN_REVIEW),
        (reviewer, "审核通过", Status.APPROVED),
        (publisher, "发布", Status.PUBLISHED),
    ):
        enter(page, live_server, person, report)
        if button == "发布":
            tab_to(page, "secrecy", by=FIELD)
            page.keyboard.press("Space")
        tab_to(page, button)
        page.keyboard.press("Enter")
        if button == "发布":
            expect(page.locator(".desk-confirm")).to_be_visible()
            tab_to(page, "确认发布")
            page.keyboard.press("Enter")
        expect(page.locator(".messagelist")).to_contain_text("已办理")
        report.refresh_from_db()
        assert report.status == status


@pytest.mark.parametrize("person", ["producer", "reviewer", "publisher"])
def test_nobody_meets_a_broken_link(request, live_server, published_report, person):
    """Every link of the start page and of the desk leads somewhere."""
    client = Client()
    client.force_login(request.getfixturevalue(person))
    for page in ("/admin/", f"/admin/reports/annualreport/{published_report.pk}/change/"):
        html = client.get(page).content.decode()
        for address in set(re.findall(r'href="(/[^"#]*)', html)):
            if "/static/" not in address:
                assert client.get(address).status_code in (200, 302), address
