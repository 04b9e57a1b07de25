"""Every id of the catalogue is a rule with an explanation and a source."""

from reports.rules import RULES, Group, Needs

CATALOGUE = [
    "cell.missing",
    "cell.not_a_count",
    "cell.label",
    "applications.balance",
    "applications.row_total",
    "applications.column_total",
    "challenges.row_total",
    "disclosures.rules_power",
    "disclosures.stock_floor",
    "disclosures.fee_unstated",
    "disclosures.fee_unit",
    "years.carry_over",
    "years.stock",
    "years.jump",
    "years.copied_text",
    "agencies.copied_text",
    "summary.roll_up",
    "text.applications",
    "text.challenges",
    "text.disclosures",
    "text.none",
    "text.parts_of_sum",
    "text.rate",
    "text.twice",
    "structure.part_missing",
    "structure.heading",
    "structure.overview",
    "structure.numbering",
    "structure.short",
    "structure.fee_statement",
    "structure.government",
    "structure.contact",
    "structure.parts_named",
    "title.pattern",
    "period.wrong",
    "wording.old_format",
    "wording.residue",
    "wording.notice",
    "wording.doubled",
    "wording.years",
    "wording.list",
    "deadline.late",
]

ERRORS = {
    "cell.missing",
    "cell.not_a_count",
    "applications.balance",
    "applications.row_total",
    "applications.column_total",
    "challenges.row_total",
    "disclosures.rules_power",
    "years.carry_over",
    "summary.roll_up",
    "text.none",
    "structure.part_missing",
    "title.pattern",
    "period.wrong",
    "wording.residue",
}


def test_the_registry_is_the_catalogue_in_its_order():
    assert list(RULES) == CATALOGUE


def test_severities_are_the_catalogues():
    assert {id for id, rule in RULES.items() if rule.severity == "error"} == ERRORS
    assert {id for id, rule in RULES.items() if rule.severity == "hint"} == {"years.jump"}


def test_every_rule_explains_itself_in_chinese():
    for rule in RULES.values():
        assert rule.title and rule.source
        for sentence in (rule.what, rule.why, rule.mend):
            assert sentence.endswith("。"), rule.id
        assert rule.explanation == rule.what + rule.why + rule.mend
        assert rule.group in Group and rule.needs in Needs
