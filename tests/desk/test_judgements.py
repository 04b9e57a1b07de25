"""Warnings are verified one by one, errors overridden in writing; both hold until what they speak
of changes."""

from dataclasses import replace
from datetime import date

import pytest

from reports.archive.act import Act
from reports.archive.refusals import Refused, Unsound
from reports.archive.store import store, to_document
from reports.desk.findings import fingerprint, judged_findings
from reports.desk.judgements import judge, severities_open_to
from reports.desk.rights import standing
from reports.desk.taking import take
from reports.models import (
    AgencyKind,
    Judgement,
    Likeness,
    Post,
    Role,
    RuleSetting,
    Threshold,
    TrailEntry,
    Wording,
    public_notes,
    settings_now,
)
from reports.rules import Settings, examine
from reports.statute.findings import Finding, Severity
from tests.conftest import AT, sound_document

ON = date(2024, 1, 15)


def changed(report, producer, *, texts=None, cells=None):
    """The report with other texts and cells, saved by its producer."""
    document = to_document(report)
    figures = {key: dict(table) for key, table in document.figures.items()}
    for place, value in (cells or {}).items():
        table, row, column = place.split("/")
        figures[table][row, column] = value
    document = replace(document, texts=document.texts | (texts or {}), figures=figures)
    return store(document, report=report, version=report.version, act=Act(producer, AT))


def found(report) -> dict[str, object]:
    """The questions of a report by rule."""
    asked = judged_findings(report, document=to_document(report), on=ON)
    return {judged.finding.rule: judged for judged in asked}


@pytest.fixture
def report_with_warning(draft, producer):
    return changed(draft, producer, texts={"other_matters": "无其他需要报告的事项。"})


@pytest.fixture
def report_with_error(draft, producer):
    return changed(draft, producer, cells={"challenges/review/total": 1})


def verify(report, judged, by):
    return judge("verified", report=report, fingerprint=judged.fingerprint, act=Act(by, AT))


def submit(report, producer):
    return take("submit", report=report, version=report.version, act=Act(producer, AT))


def test_a_sound_report_asks_nothing(draft):
    assert found(draft) == {}


def test_a_warning_stands_in_the_way_until_verified(report_with_warning, producer):
    judged = found(report_with_warning)["structure.fee_statement"]
    with pytest.raises(Unsound, match="1 处警告须逐条核实"):
        submit(report_with_warning, producer)
    judge(
        "verified",
        report=report_with_warning,
        fingerprint=judged.fingerprint,
        act=Act(producer, AT),
    )
    assert submit(report_with_warning, producer).status == "in_review"
    entry = TrailEntry.objects.get(action="已核实")
    assert (entry.actor, entry.reason) == ("producer", judged.finding.message)


def test_an_error_stands_in_the_way_until_overridden(report_with_error, producer, reviewer):
    judged = found(report_with_error)["challenges.row_total"]
    with pytest.raises(Unsound, match="1 处错误须改正"):
        submit(report_with_error, producer)
    judge(
        "overridden",
        report=report_with_error,
        fingerprint=judged.fingerprint,
        act=Act(reviewer, AT),
        explanation="上级要求如此填写。",
        public=True,
    )
    report = submit(report_with_error, producer)
    report = take("approve", report=report, version=report.version, act=Act(reviewer, AT))
    assert report.status == "approved"
    judgement = Judgement.objects.get()
    assert (judgement.public, judgement.explanation) == (True, "上级要求如此填写。")
    assert "上级要求如此填写。" in TrailEntry.objects.get(action="准予通过").reason


def test_a_judgement_ends_with_what_it_spoke_of(report_with_warning, producer):
    judged = found(report_with_warning)["structure.fee_statement"]
    judge(
        "verified",
        report=report_with_warning,
        fingerprint=judged.fingerprint,
        act=Act(producer, AT),
    )
    same = changed(report_with_warning, producer, texts={"problems": TEXT})
    assert not found(same)["structure.fee_statement"].is_open


TEXT = "存在的主要问题：一是公开的时效有待提高。二是解读不够深入，改进措施尚未全部落实到位。"


def test_an_override_ends_when_its_cells_change(report_with_error, producer, reviewer):
    judged = found(report_with_error)["challenges.row_total"]
    judge(
        "overridden",
        report=report_with_error,
        fingerprint=judged.fingerprint,
        act=Act(reviewer, AT),
        explanation="理由",
    )
    assert not found(report_with_error)["challenges.row_total"].is_open
    elsewhere = changed(
        report_with_error, producer, cells={"disclosures/art20_5.licences/decisions": 9}
    )
    assert not found(elsewhere)["challenges.row_total"].is_open
    there = changed(
        elsewhere,
        producer,
        cells={"challenges/review/total": 2, "challenges/review/upheld": 1},
    )
    assert found(there)["challenges.row_total"].is_open


def test_a_sentence_moved_is_the_same_sentence(draft, producer):
    texts = {"overview.proactive": "全年办理国务院“互联网督查”留言若干。"}
    report = changed(draft, producer, texts=texts)
    judged = found(report)["wording.list"]
    judge("verified", report=report, fingerprint=judged.fingerprint, act=Act(producer, AT))
    moved = {"overview.proactive": "全年工作平稳。" + texts["overview.proactive"]}
    report = changed(report, producer, texts=moved)
    assert not found(report)["wording.list"].is_open
    other = {"overview.proactive": "全年办理国务院“互联网督查”留言很多。"}
    report = changed(report, producer, texts=other)
    assert found(report)["wording.list"].is_open


@pytest.mark.parametrize(
    ("opinion", "who", "explanation", "sentence"),
    [
        ("verified", "producer", "", "只用于警告"),
        ("verified", "reviewer", "", "由焦作市教育局的制作人办理"),
        ("overridden", "producer", "理由", "由焦作市教育局的审核人办理"),
        ("overridden", "publisher", "理由", "由焦作市教育局的审核人办理"),
        ("overridden", "outsider", "理由", "由焦作市教育局的审核人办理"),
        ("overridden", "administrator", "理由", "由焦作市教育局的审核人办理"),
        ("overridden", "reviewer", "  ", "须写明理由"),
    ],
)
def test_who_may_not_judge_an_error(
    request, report_with_error, opinion, who, explanation, sentence, reviewer
):
    judged = found(report_with_error)["challenges.row_total"]
    before = TrailEntry.objects.count()
    with pytest.raises(Refused, match=sentence):
        judge(
            opinion,
            report=report_with_error,
            fingerprint=judged.fingerprint,
            act=Act(request.getfixturevalue(who), AT),
            explanation=explanation,
        )
    assert not Judgement.objects.exists()
    assert TrailEntry.objects.count() == before


def test_the_maker_may_not_override(report_with_error, producer, agency):
    Post.objects.create(staff=producer, agency=agency, role=Role.REVIEWER)
    judged = found(report_with_error)["challenges.row_total"]
    with pytest.raises(Refused, match="参与了本报告的制作"):
        judge(
            "overridden",
            report=report_with_error,
            fingerprint=judged.fingerprint,
            act=Act(producer, AT),
            explanation="理由",
        )


def test_unknown_twice_and_late_judgements(report_with_warning, producer, reviewer):
    report = report_with_warning
    with pytest.raises(Refused, match="请刷新页面"):
        judge("verified", report=report, fingerprint="x", act=Act(producer, AT))
    known = found(report)["structure.fee_statement"].fingerprint
    judge("verified", report=report, fingerprint=known, act=Act(producer, AT))
    with pytest.raises(Refused, match="不必重复办理"):
        judge("verified", report=report, fingerprint=known, act=Act(producer, AT))
    report = submit(report, producer)
    report = take("approve", report=report, version=report.version, act=Act(reviewer, AT))
    with pytest.raises(Refused, match="由焦作市教育局的发布人办理"):
        judge("verified", report=report, fingerprint=known, act=Act(reviewer, AT))


def test_severities_open_to(request, producer, reviewer, publisher, outsider):
    expected = {
        "draft": {producer: {"warning"}, reviewer: {"error"}},
        "report_in_review": {reviewer: {"warning", "error"}},
        "approved_report": {publisher: {"warning"}},
    }
    for state, people in expected.items():
        report = request.getfixturevalue(state)
        for person in (producer, reviewer, publisher, outsider):
            assert severities_open_to(standing(person, report)) == people.get(person, set())


def test_settings_begin_as_the_catalogue(db):
    assert settings_now() == Settings(
        word_list=settings_now().word_list,
        residue=settings_now().residue,
        old_words=settings_now().old_words,
    )
    assert settings_now().word_list == Settings().word_list
    assert set(settings_now().residue) == set(Settings().residue)


def test_settings_of_the_administrator_apply(report_with_warning):
    RuleSetting.objects.create(rule="structure.fee_statement", severity="error")
    assert found(report_with_warning)["structure.fee_statement"].finding.severity is Severity.ERROR
    RuleSetting.objects.update(off=True)
    assert "structure.fee_statement" not in found(report_with_warning)
    Threshold.objects.create(name="short_part", value=1000)
    assert settings_now().short_part == 1000
    assert "structure.short" in found(report_with_warning)
    Wording.objects.create(kind="word", text="其他需要报告", instead="其他须报告")
    assert "wording.list" in found(report_with_warning)


def test_last_years_report_and_likeness_are_asked(published_report, producer, agency):
    from reports.archive.opening import open_report

    now = open_report(agency=agency, year=2024, act=Act(producer, AT))
    document = replace(
        to_document(published_report),
        year=2024,
        title="焦作市教育局2024年政府信息公开工作年度报告",
    )
    now = store(document, report=now, version=now.version, act=Act(producer, AT))
    asked = judged_findings(now, document=document, on=date(2025, 1, 15))
    assert "years.copied_text" in {judged.finding.rule for judged in asked}
    Likeness.objects.create(
        report=now, part="problems", other_code="x", other_agency="某局", share=0.9
    )
    asked = judged_findings(now, document=document, on=date(2025, 1, 15))
    assert any("某局" in judged.finding.message for judged in asked)


def test_late_publication_is_asked(draft):
    draft.agency.kind = AgencyKind.objects.get(name="政府部门")
    asked = judged_findings(draft, document=to_document(draft), on=date(2024, 2, 5))
    assert [judged.finding.rule for judged in asked] == ["deadline.late"]


def test_an_explanation_of_what_was_mended_is_not_printed(
    report_with_error, producer, reviewer, publisher
):
    judged = found(report_with_error)["challenges.row_total"]
    said = {
        "fingerprint": judged.fingerprint,
        "explanation": "上级要求\0如此填写。",
        "public": True,
    }
    judge("overridden", report=report_with_error, act=Act(reviewer, AT), **said)
    assert public_notes(report_with_error)[0].endswith("说明：上级要求如此填写。")
    report = changed(report_with_error, producer, cells={"challenges/review/total": 0})
    for step, by in (("submit", producer), ("approve", reviewer), ("publish", publisher)):
        report = take(step, report=report, version=report.version, act=Act(by, AT), secrecy=True)
    assert public_notes(report) == ()


def test_who_made_a_report_does_not_verify_it_as_its_reviewer(draft, producer, reviewer, agency):
    Post.objects.create(staff=producer, agency=agency, role=Role.REVIEWER)
    report = submit(draft, producer)
    Wording.objects.create(kind="word", text="依托门户网站", instead="通过门户网站")
    judged = found(report)["wording.list"]
    with pytest.raises(Refused, match="参与了本报告的制作"):
        judge("verified", report=report, fingerprint=judged.fingerprint, act=Act(producer, AT))
    assert severities_open_to(standing(producer, report)) == set()
    judge("verified", report=report, fingerprint=judged.fingerprint, act=Act(reviewer, AT))


FINDING = Finding("applications.row_total", Severity.ERROR, "applications/received/total", "一句")


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({"message": "换一种说法"}, True),
        ({"severity": Severity.WARNING}, True),
        ({"rule": "applications.balance"}, False),
        ({"place": "applications/carried_in/total"}, False),
    ],
)
def test_a_judgement_is_bound_to_rule_and_place_not_to_wording(changes, same):
    document = sound_document(agency="焦作市教育局", year=2023)
    before = fingerprint(FINDING, document, previous=None)
    after = fingerprint(replace(FINDING, **changes), document, previous=None)
    assert (before == after) == same


@pytest.mark.parametrize(
    ("place", "cell", "same"),
    [
        ("applications/received/total", ("carried_out", "total"), False),
        ("applications/received/total", ("received", "other"), False),
        ("applications/received/total", ("carried_out", "other"), True),
        ("applications/received", ("received", "other"), False),
        ("applications", ("carried_out", "other"), False),
        ("challenges/review/total", ("received", "total"), True),
    ],
)
def test_a_judgement_ends_with_the_figures_that_stand_there(place, cell, same):
    document = sound_document(agency="焦作市教育局", year=2023)
    figures = document.figures["applications"] | {cell: 7}
    other = replace(document, figures=document.figures | {"applications": figures})
    finding = replace(FINDING, place=place)
    marks = {fingerprint(finding, each, previous=None) for each in (document, other)}
    assert len(marks) == (1 if same else 2)


def test_a_judgement_across_years_ends_with_last_years_figures():
    document = sound_document(agency="焦作市教育局", year=2023)
    last_year = sound_document(agency="焦作市教育局", year=2022)
    figures = last_year.figures["applications"] | {("carried_out", "total"): 7}
    corrected = replace(last_year, figures=last_year.figures | {"applications": figures})
    finding = replace(FINDING, rule="years.carry_over", place="applications/carried_in/total")
    marks = {fingerprint(finding, document, previous=each) for each in (last_year, corrected)}
    assert len(marks) == 2


def test_two_findings_in_one_sentence_are_judged_apart():
    document = sound_document(agency="焦作市教育局", year=2023)
    places = ("problems:0-3", "problems:4-8")
    marks = {fingerprint(replace(FINDING, place=p), document, previous=None) for p in places}
    assert len(marks) == 2


def test_a_judgement_outlives_moved_words_but_not_changed_ones():
    before = sound_document(agency="焦作市教育局", year=2023)
    marks = []
    for text in ("加强队伍队伍。", "前面另有一句。加强队伍队伍。", "加强力量力量。"):
        document = replace(before, texts=before.texts | {"overview.platform": text})
        (found,) = examine(document)
        marks.append(fingerprint(found, document, previous=None))
    assert marks[0] == marks[1] != marks[2]
