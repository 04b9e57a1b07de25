"""The database goes while somebody saves: the page says so, and the typing is where it says."""

from django.db import OperationalError
from playwright.sync_api import expect

from reports.archive.store import to_document
from reports.desk import editing
from reports.models import AnnualReport
from tests.browser.axe import violations
from tests.browser.test_desk_form import enter

TYPED = "存在的主要问题：数据库忙的时候写下的话。"


def test_what_was_typed_comes_back(page, live_server, producer, draft, monkeypatch):
    def locked(*arguments, **named):
        raise OperationalError("database is locked")

    enter(page, live_server, producer, draft)
    page.locator("[name='problems']").fill(TYPED)
    with monkeypatch.context() as broken:
        broken.setattr(editing, "save", locked)
        page.get_by_role("button", name="保存").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("系统忙，请稍后再试")
        expect(page.get_by_text("还保存在这台电脑的浏览器里")).to_be_visible()
        assert violations(page) == {}
    page.goto(f"/admin/reports/annualreport/{draft.pk}/change/")
    page.get_by_role("button", name="恢复未保存的内容").click()
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("已保存。")).to_be_visible()
    assert to_document(AnnualReport.objects.get(pk=draft.pk)).texts["problems"] == TYPED
