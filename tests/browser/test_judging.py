"""Findings are judged where they stand, as grave as the settings say, without a reload."""

import pytest
from playwright.sync_api import expect

from reports.models import Judgement, RuleSetting
from tests.browser.test_desk_form import NO_SCRIPT, enter
from tests.desk.test_judgements import changed
from tests.desk.test_judging_pages import TWO_WARNINGS

STAYS = "window.stays = true"


@pytest.fixture
def two_warnings(draft, producer):
    return changed(draft, producer, texts=TWO_WARNINGS)


@pytest.fixture
def unbalanced(draft, producer):
    """A row that does not add up, where the administrator made that a mere warning."""
    RuleSetting.objects.create(rule="challenges.row_total", severity="warning")
    return changed(draft, producer, cells={"challenges/review/total": 1})


def test_several_at_once_and_nothing_reloads(page, live_server, producer, two_warnings):
    enter(page, live_server, producer, two_warnings)
    page.evaluate(STAYS)
    findings = page.locator("#findings")
    expect(findings.locator("li .button", has_text="已核实")).to_have_count(2)
    page.locator('[name="overview.platform"]').fill("正在写的一段话。")
    findings.get_by_label("全选").check()
    findings.get_by_label("说明（可不填）").fill("均已核对")
    findings.get_by_role("button", name="一并核实").click()
    expect(findings.get_by_role("status")).to_contain_text("2 处“已核实”")
    expect(findings.locator("li.settled")).to_have_count(2)
    expect(findings.get_by_role("button", name="一并核实")).to_have_count(0)
    expect(page.locator('[name="overview.platform"]')).to_have_value("正在写的一段话。")
    assert page.evaluate("window.stays && document.activeElement.id") == "findings-title"
    assert set(Judgement.objects.values_list("explanation", flat=True)) == {"均已核对"}
    page.evaluate("localStorage.clear()")


def test_arithmetic_is_as_grave_as_the_settings_say(page, live_server, producer, unbalanced):
    enter(page, live_server, producer, unbalanced)
    findings = page.locator("#findings")
    expect(findings.locator("li b")).to_have_text(["警告"])
    findings.get_by_role("button", name="已核实").click()
    expect(findings.locator("li.settled")).to_contain_text("已核实（张制作")
    expect(findings.locator(".summary")).to_contain_text("全部成立")
    page.get_by_role("button", name="提交审核").click()
    unbalanced.refresh_from_db()
    assert unbalanced.status == "in_review"


def test_a_warning_not_yet_saved_says_so(page, live_server, producer, draft):
    RuleSetting.objects.create(rule="cell.missing", severity="warning")
    enter(page, live_server, producer, draft)
    page.locator('[name="disclosures/art20_5.licences/decisions"]').fill("")
    expect(page.locator("#findings li.warning")).to_contain_text("保存之后可以在这里核实")
    page.evaluate("localStorage.clear()")


def test_the_reviewer_judges_where_he_reads(page, live_server, draft, producer, reviewer):
    report = changed(draft, producer, cells={"challenges/review/total": 1})
    enter(page, live_server, reviewer, report)
    page.evaluate(STAYS)
    page.get_by_label("理由").fill("上级要求")
    page.get_by_role("button", name="准予通过").click()
    expect(page.locator("#findings li.settled")).to_contain_text("上级要求")
    assert page.evaluate("window.stays")


def test_a_refusal_is_said_where_one_is(page, live_server, producer, two_warnings):
    enter(page, live_server, producer, two_warnings)
    changed(two_warnings, producer, texts={"other_matters": "未收取信息处理费。"})
    page.locator("#findings li", has_text="信息处理费").get_by_role("button").click()
    expect(page.locator("#findings .said")).to_contain_text("请刷新页面")


@pytest.mark.parametrize("page", [NO_SCRIPT], indirect=True)
def test_without_a_script(page, live_server, producer, two_warnings):
    enter(page, live_server, producer, two_warnings)
    for box in page.locator("#findings li input[type=checkbox]").all():
        box.check()
    page.get_by_role("button", name="一并核实").click()
    expect(page.locator(".messagelist")).to_contain_text("2 处“已核实”")
    assert page.url.endswith("#findings-title")
