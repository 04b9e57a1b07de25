"""The review page in a real browser: a remark opens at the figure or the sentence and reloads
nothing; the list jumps; the bar stays; without a script everything still works."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from reports.archive.act import Act
from reports.archive.store import store, to_document
from reports.desk.seen import view
from reports.desk.taking import take
from reports.models import AnnualReport, Remark, Status
from tests.browser.test_desk_form import NO_SCRIPT, PHONE, enter
from tests.conftest import AT

CELL = "disclosures/art20_5.licences/decisions"


@pytest.fixture
def mended(report_in_review, reviewer, producer):
    """Seen by the reviewer, returned, mended in a figure and in one word, submitted again."""
    report = report_in_review
    view(to_document(report), report=report, act=Act(reviewer, AT))
    by = {"report": report, "act": Act(reviewer, AT), "reason": "改"}
    report = take("return", version=report.version, **by)
    document = to_document(report)
    figures = {key: dict(table) for key, table in document.figures.items()}
    figures["disclosures"]["art20_5.licences", "decisions"] = 7
    texts = document.texts | {"problems": document.texts["problems"].replace("还不够", "不够")}
    changed = replace(document, figures=figures, texts=texts)
    report = store(changed, report=report, version=report.version, act=Act(producer, AT))
    return take("submit", report=report, version=report.version, act=Act(producer, AT))


def go(page: Page, live_server, person, report) -> None:
    """The review page, and a mark on it that any reload would wipe away."""
    enter(page, live_server, person, report)
    page.goto(f"/admin/reports/annualreport/{report.pk}/review/")
    page.evaluate("window.stayed = true")


@pytest.fixture
def review(page, live_server, reviewer, mended) -> Page:
    go(page, live_server, reviewer, mended)
    return page


def remarks() -> list[tuple[str, str, str]]:
    return list(Remark.objects.order_by("pk").values_list("place", "quoted", "text"))


def figure(page: Page, place: str = CELL):
    return page.locator(f'td[data-place="{place}"]')


def test_what_changed_is_marked_in_its_place(review):
    expect(figure(review)).to_have_text("7 原为 0")
    changed = review.locator("#at-problems del")
    expect(changed).to_have_text("〔删去：还〕")
    listed = review.locator("#points li.change").all_inner_texts()
    assert [" ".join(text.split()) for text in listed] == [
        "改动 行政许可，本年处理决定数量 原为 0 现为 7",
        "改动 存在的主要问题 删去 1 字",
    ]


@pytest.mark.parametrize("page", [{}, PHONE], indirect=True, ids=["wide", "phone"])
def test_a_click_on_a_figure_or_a_sentence_opens_a_remark_there(review):
    figure(review).click()
    expect(review.locator(".remark-on")).to_contain_text("本年处理决定数量")
    review.keyboard.type("与台账不符。")
    review.get_by_role("dialog").get_by_role("button", name="提出意见").click()
    expect(review.locator("#summary")).to_have_text("1 条意见没有办结。")
    expect(figure(review)).to_have_class("value changed noted")
    review.locator("#at-problems .sentence").first.click()
    review.keyboard.type("请举例。")
    review.keyboard.press("Control+Enter")
    expect(review.locator("#summary")).to_have_text("2 条意见没有办结。")
    expect(review.locator(".sentence.noted")).to_have_count(1)
    assert review.evaluate("window.stayed") is True
    first = "存在的主要问题：一是公开内容的针对性不够强。"
    assert remarks() == [(CELL, "", "与台账不符。"), ("problems", first, "请举例。")]


def test_by_keyboard_alone(review):
    """Tab comes to a part once; arrows move in it; Enter opens, Escape leaves where one was."""
    review.locator('td[data-place="applications/received/natural_person"]').focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft", "ArrowRight"):
        review.keyboard.press(key)
    focused = "document.activeElement.dataset.place"
    assert review.evaluate(focused) == "applications/received/business"
    review.keyboard.press("Enter")
    review.keyboard.type("写了一半")
    review.keyboard.press("Escape")
    assert review.evaluate(focused) == "applications/received/business"
    expect(review.get_by_role("dialog")).to_be_hidden()
    review.keyboard.press("Enter")
    expect(review.locator("#remark-here-text")).to_have_value("写了一半")
    review.keyboard.press("Control+Enter")
    expect(review.locator("#summary")).to_have_text("1 条意见没有办结。")
    stops = "[...document.querySelectorAll('#at-applications [tabindex=\"0\"]')].length"
    assert review.evaluate(stops) == 2  # the table, to be scrolled, and one figure
    assert [place for place, _, _ in remarks()] == ["applications/received/business"]


def test_the_list_jumps(review):
    review.locator("#points li.change a").first.click()
    expect(figure(review)).to_be_focused()
    expect(figure(review)).to_be_in_viewport()
    review.locator("#points li.change a").last.click()
    expect(review.locator("#at-problems")).to_be_in_viewport()
    review.get_by_label("改动").uncheck()
    expect(review.locator("#points li.change").first).to_be_hidden()


def test_closing_a_remark_leaves_the_page_where_it_is(review):
    figure(review).click()
    review.keyboard.type("请核对。")
    review.keyboard.press("Control+Enter")
    expect(review.locator("#summary")).to_have_text("1 条意见没有办结。")
    review.locator("#points").get_by_role("button", name="办结").click()
    expect(review.locator("#summary")).to_have_text("问题都已处理，没有未办结的意见。")
    expect(figure(review)).to_have_class("value changed")
    assert review.evaluate("window.stayed") is True


def test_what_is_refused_stays_typed(review, mended):
    """The sentence is another by now."""
    review.locator("#at-problems .sentence").first.click()
    review.keyboard.type("请举例。")
    AnnualReport.objects.filter(pk=mended.pk).update(problems="换了一段。")
    review.keyboard.press("Control+Enter")
    expect(review.get_by_role("dialog").get_by_role("alert")).to_contain_text("这句话已被改动")
    expect(review.locator("#remark-here-text")).to_have_value("请举例。")
    assert remarks() == []
    review.locator("#remark-here-text").fill("")


def test_the_steps_stay_in_view(review, mended):
    for to in ("0", "document.body.scrollHeight / 2", "document.body.scrollHeight"):
        review.evaluate(f"scrollTo(0, {to})")
        expect(review.get_by_role("button", name="审核通过")).to_be_in_viewport()
        expect(review.get_by_role("button", name="退回修改")).to_be_in_viewport()
    review.get_by_role("button", name="审核通过").click()
    review.wait_for_url("**/change/")
    mended.refresh_from_db()
    assert mended.status == Status.APPROVED


@pytest.mark.parametrize("page", [NO_SCRIPT], indirect=True, ids=["no script"])
def test_without_a_script(page, live_server, reviewer, mended):
    enter(page, live_server, reviewer, mended)
    page.goto(f"/admin/reports/annualreport/{mended.pk}/review/")
    page.get_by_role("link", name="不比较").click()
    expect(page.locator(".changed, .sentence ins, .sentence del")).to_have_count(0)
    page.locator("#at-problems").get_by_role("link", name="对本部分提意见").click()
    page.get_by_label("哪一句").select_option("二是政策解读的形式不够丰富。")
    page.locator("#remark").get_by_label("意见", exact=True).fill("请举例。")
    page.get_by_role("button", name="提出意见").click()
    expect(page.locator("#summary")).to_have_text("1 条意见没有办结。")
    page.get_by_role("button", name="办结").click()
    expect(page.locator("#summary")).to_have_text("问题都已处理，没有未办结的意见。")
    assert remarks() == [("problems", "二是政策解读的形式不够丰富。", "请举例。")]


def test_who_may_not_remark_reads_undisturbed(page, live_server, producer, mended):
    go(page, live_server, producer, mended)
    figure(page).click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.locator("[data-place][tabindex]").count() == 0


def test_on_paper_the_report_is_whole_and_nothing_is_to_be_pressed(review):
    review.set_viewport_size({"width": 700, "height": 1000})  # what A4 leaves between its margins
    review.emulate_media(media="print", color_scheme="dark")
    for pressed in ("审核通过", "退回修改", "提出意见"):
        expect(review.get_by_role("button", name=pressed)).to_have_count(0)
    expect(review.locator("#header")).to_be_hidden()
    expect(figure(review)).to_have_text("7 原为 0")
    wide = "[...document.querySelectorAll('.statute')].map((one) => one.scrollWidth <= 700)"
    assert review.evaluate(wide) == [True, True, True]
    ink = "getComputedStyle(document.querySelector('.sentence')).color"
    assert review.evaluate(ink) == "rgb(0, 0, 0)"


def test_a_warning_is_verified_from_the_list(page, live_server, reviewer, mended):
    AnnualReport.objects.filter(pk=mended.pk).update(other_matters="无其他需要报告的事项。")
    go(page, live_server, reviewer, mended)
    expect(page.locator("#summary")).to_have_text("1 处问题没有处理。")
    page.locator("#points").get_by_role("button", name="已核实").click()
    expect(page.locator("#summary")).to_have_text("问题都已处理，没有未办结的意见。")
    assert page.evaluate("window.stayed") is True
    assert mended.judgements.get().by == reviewer
