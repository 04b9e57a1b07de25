"""Two people write in one draft: the second sees both and chooses, place by place."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse

from reports.archive.act import Act
from reports.archive.store import store, to_document
from reports.models import AnnualReport
from tests.conftest import AT
from tests.desk.test_report_pages import typed


@pytest.fixture
def settle():
    return lambda report: reverse("admin:reports_annualreport_settle", args=[report.pk])


@pytest.fixture
def clash(as_staff, producer, draft, desk):
    """I opened the draft; meanwhile its problems and one figure were changed and saved; then I
    send my own. The page that comes back."""
    opened = to_document(draft)
    figures = {key: dict(table) for key, table in opened.figures.items()}
    figures["disclosures"]["art20_5.licences", "decisions"] = 7
    theirs = replace(opened, figures=figures, texts=opened.texts | {"problems": "他们写的。"})
    store(theirs, report=draft, version=draft.version, act=Act(producer, AT))
    mine = typed(opened, version=draft.version, problems="我写的。", improvements="也是我写的。")
    mine["disclosures/art20_5.licences/decisions"] = "9"
    return as_staff(producer).post(desk(draft), mine)


def carried(response) -> str:
    return re.search(r'name="mine" value="([^"]+)"', response.content.decode())[1]


def test_both_versions_are_shown(clash):
    html = clash.content.decode()
    assert clash.status_code == 409
    for text in ("<del>他们</del><ins>我</ins>写的。", "也是我写的。"):
        assert text in html
    assert 'name="disclosures/art20_5.licences/decisions"' in html
    assert to_document(AnnualReport.objects.get()).texts["problems"] == "他们写的。"


@pytest.mark.parametrize("figure", ["mine", "theirs"])
@pytest.mark.parametrize("text", ["mine", "theirs"])
def test_choice_place_by_place(as_staff, producer, draft, clash, settle, figure, text):
    data = {
        "mine": carried(clash),
        "disclosures/art20_5.licences/decisions": figure,
        "problems": text,
        "improvements": "mine",
    }
    assert as_staff(producer).post(settle(draft), data).status_code == 302
    stored = to_document(AnnualReport.objects.get())
    decisions = stored.figures["disclosures"]["art20_5.licences", "decisions"]
    assert decisions == {"mine": 9, "theirs": 7}[figure]
    assert stored.texts["problems"] == {"mine": "我写的。", "theirs": "他们写的。"}[text]
    assert stored.texts["improvements"] == "也是我写的。"


def test_a_third_change_meanwhile_is_asked_about(as_staff, producer, draft, clash, settle):
    report = AnnualReport.objects.get()
    changed = replace(to_document(report), title="第三个标题")
    store(changed, report=report, version=report.version, act=Act(producer, AT))
    again = as_staff(producer).post(settle(draft), {"mine": carried(clash)})
    assert again.status_code == 409
    assert "<ins>我</ins>写的。" in again.content.decode()
    assert to_document(AnnualReport.objects.get()).title == "第三个标题"
    as_staff(producer).post(settle(draft), {"mine": carried(again), "title": "theirs"})
    stored = to_document(AnnualReport.objects.get())
    assert (stored.title, stored.texts["problems"]) == ("第三个标题", "我写的。")


def test_forged_and_foreign_conflicts_are_refused(
    as_staff, producer, reviewer, outsider, draft, clash, settle
):
    before = to_document(AnnualReport.objects.get())
    as_staff(producer).post(settle(draft), {"mine": "x"})
    assert as_staff(reviewer).post(settle(draft), {"mine": carried(clash)}).status_code == 403
    assert as_staff(outsider).post(settle(draft), {"mine": carried(clash)}).status_code == 404
    assert to_document(AnnualReport.objects.get()) == before
