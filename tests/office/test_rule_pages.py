"""The rules as one table: what stands there, what is saved, what that does to a report."""

from dataclasses import replace

import pytest
from django.core.management import call_command
from django.urls import reverse

from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.archive.store import store, to_document
from reports.models import RuleCount, RuleSetting, Threshold, settings_now
from reports.models.rule_settings import NUMBERS
from reports.office.rule_changes import checks_now, set_checks, wanted_from
from reports.office.rule_table import rule_table
from reports.rules import RULES, Settings
from reports.statute.findings import Severity
from tests.conftest import AT
from tests.office.conftest import seen

PAGE = reverse("admin:reports_rulesetting_changelist")


@pytest.fixture
def default(db) -> Settings:
    """The checks of a new database: the catalogue's, its words in the database's order."""
    return settings_now()


@pytest.fixture
def form(admin):
    """Everything the page would send if it were saved as it stands, and ``changed`` beside."""

    def filled(**changed):
        response = admin.get(PAGE)
        said = {"seen": seen(response)}
        for _, lines in response.context["table"].groups:
            for line in lines:
                said[f"severity-{line.rule.id}"] = line.severity
                said |= {f"on-{line.rule.id}": "1"} if line.on else {}
                said |= {f"number-{box.number.name}": box.typed for box in line.numbers}
        said |= {name.replace("__", "-"): value for name, value in changed.items()}
        return {name: value for name, value in said.items() if value is not None}

    return filled


def test_every_rule_and_every_threshold_is_in_it(administrator):
    lines = [line for _, lines in rule_table(checks_now()).groups for line in lines]
    assert {line.rule.id for line in lines} == RULES.keys() and len(lines) == len(RULES)
    boxes = [box.number.name for line in lines for box in line.numbers]
    assert sorted(boxes) == sorted(NUMBERS)
    assert all(number.rule in RULES for number in NUMBERS.values())


def test_saved_as_it_stands_nothing_changes(admin, form, told, default):
    html = admin.post(PAGE, form(), follow=True).content.decode()
    assert "没有变化" in html and told() == [] and settings_now() == default
    assert not RuleSetting.objects.exists() and not Threshold.objects.exists()


def test_what_is_set_holds_and_is_told(admin, form, told, default):
    title = RULES["cell.missing"].title
    said = form() | {"severity-cell.missing": "warning", "number-jump_factor": "7"}
    del said["on-text.rate"]
    assert "已保存 3 处改动" in admin.post(PAGE, said, follow=True).content.decode()
    now = settings_now()
    assert now == replace(
        default,
        severities={"cell.missing": Severity.WARNING},
        off=frozenset({"text.rate"}),
        jump_factor=7,
    )
    assert told() == [
        (
            "修改核对规则",
            f"{title}：级别 错误（默认） → 警告\n"
            f"{RULES['text.rate'].title}：启用 → 停用\n"
            f"{NUMBERS['jump_factor'].label}：5（默认） → 7",
        )
    ]
    back = form() | {"severity-cell.missing": "", "number-jump_factor": "", "on-text.rate": "1"}
    admin.post(PAGE, back)
    assert settings_now() == default
    assert told()[-1][1].startswith(f"{title}：级别 警告 → 错误（默认）")


def test_the_default_typed_is_the_default(admin, form):
    admin.post(PAGE, form() | {"number-copied_problems": "0.60", "number-short_part": "30"})
    assert not Threshold.objects.exists()


def test_all_wrong_numbers_at_once_and_what_was_typed_stays(admin, form, told, default):
    wrong = {
        "number-jump_factor": "0",
        "number-copied_problems": "60",
        "number-copied_overview": "nan",
        "number-short_part": "三十",
        "number-jump_floor": "-1",
    }
    response = admin.post(PAGE, form() | wrong | {"severity-cell.missing": "hint"})
    assert response.status_code == 400
    assert len(response.context["refusals"]) == len(wrong)
    lines = {line.rule.id: line for _, lines in response.context["table"].groups for line in lines}
    assert lines["cell.missing"].severity == "hint"
    boxes = {box.number.name: box.typed for line in lines.values() for box in line.numbers}
    assert {f"number-{name}": boxes[name] for name in boxes if boxes[name]} == wrong
    assert told() == [] and settings_now() == default


def test_two_administrators(admin, form, act):
    mine = form() | {"severity-cell.missing": "hint"}
    theirs = wanted_from({**form(), "severity-title.pattern": "hint"})
    set_checks(theirs, seen=mine["seen"], act=act)
    response = admin.post(PAGE, mine)
    assert "已被他人改动" in response.content.decode()
    assert settings_now().severities == {"title.pattern": Severity.HINT}
    with pytest.raises(Refused):
        set_checks(wanted_from(mine), seen=mine["seen"], act=act)


def test_a_hint_never_becomes_graver(admin, form, default):
    admin.post(PAGE, form() | {"severity-years.jump": "error", "severity-cell.missing": "x"})
    assert settings_now() == default


@pytest.mark.slow
def test_how_often_a_rule_fires(admin, draft, producer, other_agency):
    document = to_document(draft)
    document.figures["applications"]["received", "total"] = 9
    document.texts.update({"problems": "短。", "improvements": "短。"})
    store(document, report=draft, version=draft.version, act=Act(producer, AT))
    RuleSetting.objects.create(rule="structure.short", off=True)
    call_command("count_findings", 2023)
    call_command("count_findings")
    counted = {one.rule: one for one in RuleCount.objects.all()}
    assert counted.keys() == RULES.keys()
    short = counted["structure.short"]
    assert (short.of, short.reports, short.findings) == (1, 1, 1)
    assert counted["applications.balance"].findings >= 1
    assert counted["title.pattern"].findings == 0
    html = admin.get(PAGE).content.decode()
    assert "2023 年度 1 份报告" in html and "1 份 1 处" in html
