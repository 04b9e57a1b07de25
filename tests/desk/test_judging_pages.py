"""Findings are judged on their page: one, several at once, with and without a script."""

import pytest
from django.urls import reverse

from reports.models import Judgement, Post, Role, RuleSetting, TrailEntry
from reports.statute import FORMATS
from reports.statute.findings import Severity
from tests.desk.test_judgements import changed, found

TWO_WARNINGS = {
    "improvements": "措施不多。",
    "problems": "问题不少。",
    "other_matters": "无其他需要报告的事项。",
}
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def two_warnings(draft, producer):
    return changed(draft, producer, texts=TWO_WARNINGS)


@pytest.fixture
def judge_address():
    return lambda report: reverse("admin:reports_annualreport_judge", args=[report.pk])


def marks(report) -> list[str]:
    return [judged.fingerprint for judged in found(report).values()]


def verified(report, **said) -> dict:
    return {"opinion": "verified", "fingerprint": marks(report)} | said


def test_several_are_verified_at_once_each_on_record(
    as_staff, producer, two_warnings, judge_address, desk
):
    before = TrailEntry.objects.count()
    said = verified(two_warnings, explanation="均已核对台账")
    response = as_staff(producer).post(judge_address(two_warnings), said)
    assert response.url == f"{desk(two_warnings)}#findings-title"
    judgements = Judgement.objects.order_by("pk").values_list("rule", "kind", "explanation")
    assert list(judgements) == [(rule, "verified", "均已核对台账") for rule in found(two_warnings)]
    entries = TrailEntry.objects.order_by("number")[before:]
    assert [(entry.action, entry.reason) for entry in entries] == [
        ("已核实", f"{judged.finding.message}　均已核对台账")
        for judged in found(two_warnings).values()
    ]


@pytest.mark.parametrize("chosen", [[], ["x"], ["known", "x"]])
def test_all_or_none(as_staff, producer, two_warnings, judge_address, chosen):
    known = marks(two_warnings)[0]
    said = {"opinion": "verified", "fingerprint": [known if c == "known" else c for c in chosen]}
    response = as_staff(producer).post(judge_address(two_warnings), said, **JSON)
    assert (response.json()["done"], Judgement.objects.count()) == (False, 0)
    assert response.json()["message"] == (
        "这一处提示已随内容改动而变化，请刷新页面，核对后再办理。"
        if chosen
        else "没有选中任何一处，请先勾选要核实的警告。"
    )


def test_a_script_is_given_the_list_anew(as_staff, producer, two_warnings, judge_address):
    client, (first, second) = as_staff(producer), marks(two_warnings)
    said = verified(two_warnings, fingerprint=first)
    answer = client.post(judge_address(two_warnings), said, **JSON).json()
    assert answer["message"].startswith("意见已记录：1 处“已核实”")
    assert (first in answer["findings"], second in answer["findings"]) == (False, True)
    assert answer["findings"].count("settled") == 1


def test_who_logged_in_anew_comes_back_to_the_list(as_staff, producer, draft, judge_address, desk):
    response = as_staff(producer).get(judge_address(draft), follow=True)
    assert response.redirect_chain == [(f"{desk(draft)}#findings-title", 302)]
    assert "没有记下，请在这里重新办理" in response.content.decode()


def test_from_the_review_page_one_comes_back_there(as_staff, producer, two_warnings, judge_address):
    said = verified(two_warnings, back="review")
    response = as_staff(producer).post(judge_address(two_warnings), said)
    assert response.url.partition("#")[0] == judge_address(two_warnings).replace("judge", "review")


def test_another_agencys_report_does_not_exist(as_staff, outsider, two_warnings, judge_address):
    said = verified(two_warnings)
    assert as_staff(outsider).post(judge_address(two_warnings), said).status_code == 404


@pytest.mark.parametrize("who", ["reviewer", "publisher"])
def test_only_who_may_is_offered_the_buttons(request, as_staff, two_warnings, desk, who, producer):
    pages = {
        name: as_staff(request.getfixturevalue(name)).get(desk(two_warnings)).content.decode()
        for name in ("producer", who)
    }
    offers = {name: (html.count(">已核实<"), "一并核实" in html) for name, html in pages.items()}
    assert offers == {"producer": (2, True), who: (0, False)}


def test_the_browser_is_told_the_severities_of_the_settings(as_staff, producer, draft, desk):
    equation = FORMATS[draft.format].equations[0].rule
    RuleSetting.objects.create(rule="cell.missing", off=True)
    RuleSetting.objects.create(rule="cell.not_a_count", off=True)
    RuleSetting.objects.create(rule=equation, severity=Severity.WARNING)
    told = as_staff(producer).get(desk(draft)).context["statute"]["severities"]
    assert told["cell.not_a_count"] == {"value": "error", "label": "错误"}
    assert told[equation] == {"value": "warning", "label": "警告"}
    assert "cell.missing" not in told


def test_a_reviewer_overrides_where_he_reads(as_staff, reviewer, draft, producer, judge_address):
    report = changed(draft, producer, cells={"challenges/review/total": 1})
    said = {"opinion": "overridden", "fingerprint": marks(report), "explanation": "上级要求"}
    Post.objects.create(staff=reviewer, agency=draft.agency, role=Role.PRODUCER)
    answer = as_staff(reviewer).post(judge_address(report), said, **JSON).json()
    assert "准予通过（李审核" in answer["findings"]
