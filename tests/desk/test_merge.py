"""Two people write in one draft: what one alone changed is kept, what both changed is asked."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse

from reports.archive.act import Act
from reports.archive.opening import open_report
from reports.archive.store import store, to_document
from reports.desk.merge import content_of
from reports.models import AnnualReport, TrailEntry
from tests.conftest import AT, sound_document
from tests.desk.test_report_pages import typed

LICENCES = "disclosures/art20_5.licences/decisions"
PENALTIES = "disclosures/art20_6.penalties/decisions"
RECEIVED = "applications/received/natural_person"
TOTAL = "applications/received/total"


@pytest.fixture
def settle():
    return lambda report: reverse("admin:reports_annualreport_settle", args=[report.pk])


def with_figures(document, changes: dict):
    figures = {key: dict(table) for key, table in document.figures.items()}
    for place, value in changes.items():
        table, row, column = place.split("/")
        figures[table][row, column] = value
    return replace(document, figures=figures)


def stored():
    return to_document(AnnualReport.objects.get())


def figure(place: str):
    table, row, column = place.split("/")
    return stored().figures[table][row, column]


@pytest.fixture
def save_meanwhile(producer, draft):
    """Somebody else changes the draft: figures by place, texts by key, the title."""

    def save(figures: dict | None = None, **changes) -> None:
        report = AnnualReport.objects.get(pk=draft.pk)
        document = with_figures(to_document(report), figures or {})
        title = changes.pop("title", document.title)
        document = replace(document, texts=document.texts | changes, title=title)
        store(document, report=report, version=report.version, act=Act(producer, AT))

    return save


@pytest.fixture
def opened(draft):
    """What I have open: the form as it was before anybody else saved."""
    document = to_document(draft)
    return typed(document, version=draft.version, opened=document.digest)


@pytest.fixture
def clash(as_staff, producer, draft, desk, opened, save_meanwhile):
    """Both changed one figure and one sentence, each other things besides; I send my own. The page
    that comes back."""
    save_meanwhile({LICENCES: 7, PENALTIES: 5}, problems="他们写的。", other_matters="只有他们写。")
    mine = opened | {LICENCES: "9", "problems": "我写的。", "improvements": "也是我写的。"}
    return as_staff(producer).post(desk(draft), mine)


def carried(response) -> str:
    return re.search(r'name="mine" value="([^"]+)"', response.content.decode())[1]


def test_cells_of_two_people_are_both_kept(as_staff, producer, draft, desk, opened, save_meanwhile):
    """A saves one figure; B, who opened before, another: neither overwrites the other."""
    save_meanwhile({PENALTIES: 5})
    response = as_staff(producer).post(desk(draft), opened | {LICENCES: "9"}, follow=True)
    assert (figure(PENALTIES), figure(LICENCES)) == (5, 9)
    assert "已保存，并与您打开之后别人保存的改动合并。" in response.content.decode()
    assert TrailEntry.objects.last().reason == "与同时保存的改动合并"


def test_totals_are_computed_anew(as_staff, producer, draft, desk, opened, save_meanwhile):
    business = "applications/received/business"
    save_meanwhile({RECEIVED: 4, TOTAL: 4})
    as_staff(producer).post(desk(draft), opened | {business: "2", TOTAL: "3"})
    assert (figure(RECEIVED), figure(business), figure(TOTAL)) == (4, 2, 6)


def test_a_total_that_neither_kept_stays_for_the_rules_to_find(
    as_staff, producer, draft, desk, opened, save_meanwhile
):
    """Both typed without the browser's arithmetic: the figures of both are kept, unasked."""
    business = "applications/received/business"
    save_meanwhile({RECEIVED: 5})
    as_staff(producer).post(desk(draft), opened | {business: "7"})
    assert (figure(RECEIVED), figure(business), figure(TOTAL)) == (5, 7, 1)


def test_sentences_of_two_people_are_both_kept(
    as_staff, producer, draft, desk, opened, save_meanwhile
):
    first, second = "一是公开内容的针对性不够强。", "二是政策解读的形式还不够丰富。"
    assert first in draft.problems
    save_meanwhile(problems=draft.problems.replace("针对性", "指导性"))
    mine = draft.problems.replace("还不够丰富", "单一")
    as_staff(producer).post(desk(draft), opened | {"problems": mine})
    merged = draft.problems.replace("针对性", "指导性").replace("还不够丰富", "单一")
    assert stored().texts["problems"] == merged
    assert second not in merged


def test_only_what_both_changed_is_asked_and_nothing_is_preselected(clash):
    html = clash.content.decode()
    assert clash.status_code == 409
    radios = re.findall(r'<input type="radio" name="([^"]+)" value="([^"]+)" required>', html)
    both = [(key, side) for key in (LICENCES, "problems/1") for side in ("theirs", "mine")]
    assert radios == both
    assert "checked" not in html
    assert "张制作在 2024-01-15 09:30 改动并保存了这份报告" in html
    words = re.sub(r'<span class="visually-hidden">[^<]*</span>|<del>.*?</del>|<[^>]+>', "", html)
    for text in ("他们写的。", "我写的。", "也是我写的。", "只有他们写。"):
        assert text in words
    assert stored().texts["problems"] == "他们写的。"


@pytest.mark.parametrize("number", ["mine", "theirs"])
@pytest.mark.parametrize("text", ["mine", "theirs"])
def test_choice_place_by_place(as_staff, producer, draft, clash, settle, number, text):
    data = {"mine": carried(clash), LICENCES: number, "problems/1": text}
    assert as_staff(producer).post(settle(draft), data).status_code == 302
    after = stored()
    assert figure(LICENCES) == {"mine": 9, "theirs": 7}[number]
    assert figure(PENALTIES) == 5
    assert [after.texts[key] for key in ("problems", "improvements", "other_matters")] == [
        {"mine": "我写的。", "theirs": "他们写的。"}[text],
        "也是我写的。",
        "只有他们写。",
    ]


@pytest.mark.parametrize("answer", [{}, {"problems/1": "both"}, {"problems/1": "x"}])
def test_what_was_not_chosen_is_asked_again(as_staff, producer, draft, clash, settle, answer):
    before = stored()
    data = {"mine": carried(clash), LICENCES: "theirs"} | answer
    again = as_staff(producer).post(settle(draft), data)
    html = again.content.decode()
    assert (again.status_code, stored()) == (409, before)
    assert re.findall(r'name="([^"]+)" value="([^"]+)" required checked', html) == [
        (LICENCES, "theirs")
    ]
    assert html.count("请选择。") == 1


def test_a_third_change_meanwhile_is_merged_with_what_was_chosen(
    as_staff, producer, draft, clash, settle, save_meanwhile
):
    save_meanwhile({RECEIVED: 3}, title="第三个标题")
    data = {"mine": carried(clash), LICENCES: "mine", "problems/1": "mine"}
    assert as_staff(producer).post(settle(draft), data).status_code == 302
    assert (stored().title, stored().texts["problems"]) == ("第三个标题", "我写的。")
    assert (figure(RECEIVED), figure(LICENCES)) == (3, 9)


def test_a_third_change_of_the_same_place_is_asked_about(
    as_staff, producer, draft, clash, settle, save_meanwhile
):
    save_meanwhile({LICENCES: 8})
    data = {"mine": carried(clash), LICENCES: "mine", "problems/1": "mine"}
    again = as_staff(producer).post(settle(draft), data)
    html = again.content.decode()
    assert again.status_code == 409
    assert re.findall(r'type="radio" name="([^"]+)"', html) == [LICENCES, LICENCES]
    assert "checked" not in html
    as_staff(producer).post(settle(draft), {"mine": carried(again), LICENCES: "theirs"})
    assert (figure(LICENCES), stored().texts["problems"]) == (8, "我写的。")


def test_what_nobody_knows_to_have_been_opened_is_asked(
    as_staff, producer, draft, desk, opened, save_meanwhile
):
    """A page of before, or a forged one: nothing is overwritten on its word."""
    save_meanwhile({LICENCES: 7})
    mine = opened | {"opened": "0" * 64, LICENCES: "9"}
    response = as_staff(producer).post(desk(draft), mine)
    assert re.findall(r'type="radio" name="([^"]+)"', response.content.decode()) == [LICENCES] * 2


def test_another_reports_content_is_not_had_by_its_digest(outsider, other_agency, draft):
    other = open_report(agency=other_agency, year=draft.year, act=Act(outsider, AT))
    secret = sound_document(agency=other_agency.name, year=other.year)
    store(secret, report=other, version=other.version, act=Act(outsider, AT))
    assert content_of(other, secret.digest) == secret
    assert content_of(draft, secret.digest) is None
    assert content_of(draft, "") is None


def test_giving_up_stores_nothing(as_staff, producer, draft, clash, settle):
    before = stored()
    said = {"mine": carried(clash), "discard": "yes"}
    response = as_staff(producer).post(settle(draft), said, follow=True)
    assert "您没有保存的内容已不再保留。" in response.content.decode()
    assert stored() == before


def test_the_browser_is_told_to_forget_what_it_kept(as_staff, producer, draft, clash, settle):
    data = {"mine": carried(clash), LICENCES: "theirs", "problems/1": "theirs"}
    html = as_staff(producer).post(settle(draft), data, follow=True).content.decode()
    assert f'class="saved-{draft.pk} success"' in html


def test_forged_and_foreign_conflicts_are_refused(
    as_staff, producer, reviewer, outsider, draft, clash, settle
):
    before = stored()
    as_staff(producer).post(settle(draft), {"mine": "x"})
    assert as_staff(reviewer).post(settle(draft), {"mine": carried(clash)}).status_code == 403
    assert as_staff(outsider).post(settle(draft), {"mine": carried(clash)}).status_code == 404
    assert stored() == before
