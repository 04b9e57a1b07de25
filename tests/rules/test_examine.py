"""The whole examination: what a clean report gives, the order, and what settings change."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.readers import read
from reports.rules import RULES, Context, Finding, Settings, Severity, examine
from reports.rules.text.lexicon import LEXICON
from reports.statute.document import Document
from tests.rules.given import applications, clean
from tests.strategies import documents, sound_documents

SAMPLE = Path(__file__).parent.parent / "samples" / "jiaozuo_education_2023.txt"
ARITHMETIC = [id for id in RULES if id.startswith(("applications.", "challenges."))]


def summary(document: Document, **context: object) -> list[tuple[str, str]]:
    return [(f.rule, f.severity.value) for f in examine(document, context=Context(**context))]


def test_a_clean_report_draws_nothing():
    assert examine(clean()) == []
    assert examine(clean(), context=Context(previous=clean(year=2022))) != []  # it is a copy


def test_the_given_report_draws_exactly_its_known_warnings():
    document = read(SAMPLE.read_bytes()).document
    assert summary(document) == [
        ("structure.contact", "warning"),
        ("wording.list", "warning"),
        ("structure.fee_statement", "warning"),
    ]


def test_findings_come_in_printed_order():
    document = clean(
        {"problems": "无", "overview.opening": "政府政府工作XX。", "preamble": ""},
        applications(received=1),
        title="年度报告",
    )
    places = [f.place.split(":")[0].split("/")[0] for f in examine(document)]
    order = ["title", "preamble", "overview.opening", "applications", "problems"]
    assert list(dict.fromkeys(places)) == order


def test_a_setting_changes_the_severity_of_a_rule_and_switches_it_off():
    document = clean({"problems": "解读不够。", "improvements": ""})
    as_error = Settings(severities={"structure.short": Severity.ERROR})
    assert summary(document) == [("structure.short", "warning")]
    assert summary(document, settings=as_error) == [("structure.short", "error")]
    assert summary(document, settings=Settings(off=frozenset({"structure.short"}))) == []


def test_a_hint_never_becomes_graver():
    document = clean({"other_matters": "无其他事项。", "overview.on_request": "未收取信息处理费。"})
    as_error = Settings(severities={"structure.fee_statement": Severity.ERROR})
    assert summary(document, settings=as_error) == [("structure.fee_statement", "hint")]


def test_what_the_reader_found_is_graded_and_sorted_in():
    (missing,) = examine(clean({"other_matters": ""}))
    label = Finding("cell.label", Severity.WARNING, "applications", "表头不一致。")
    as_error = Context(settings=Settings(severities={"cell.label": Severity.ERROR}))
    document = clean({"other_matters": ""})
    assert examine(document, context=as_error, read=[label, missing]) == [
        replace(label, severity=Severity.ERROR),
        missing,
    ]
    off = Context(settings=Settings(off=frozenset({"cell.label"})))
    assert examine(document, context=off, read=[label]) == [missing]


def test_a_rule_does_not_run_without_what_it_needs():
    older = clean(year=2021)
    assert summary(clean(), previous=older) == []  # not the year before


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(sound_documents())
def test_a_sound_report_breaks_no_arithmetic(document):
    assert [f for f in examine(document) if f.rule in ARITHMETIC] == []


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(documents())
def test_any_report_can_be_examined_and_every_place_exists(document):
    year_before = replace(document, year=document.year - 1)
    for finding in examine(document, context=Context(previous=year_before)):
        key, _, span = finding.place.partition(":")
        if span:
            start, end = map(int, span.split("-"))
            assert 0 <= start < end <= len(document.texts[key])
        elif finding.place.count("/") == 2:
            table, row, column = finding.place.split("/")
            assert (row, column) in document.form.tables[table].cell


WORDS = sorted({word for _, _, words in LEXICON for word in words.split()})
SIGNS = [*"，、；：。！？（）《》“”\n 19０％.-一十千零〇廿贰①点件条年月日X占即由"]
SIGNS += ["2023年", "二〇二三年", "百分之"]
PASSAGES = ("preamble", "overview.on_request", "problems", "other_matters")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS) | st.sampled_from(SIGNS), max_size=80))
def test_any_words_of_the_lexicon_can_be_examined(words):
    """Whatever stands in a text, in one or in several; a place lies within its own text."""
    text = "".join(words)
    document = clean(dict.fromkeys(PASSAGES, text), title=text[:60])
    for finding in examine(document, context=Context(above=("温县人民政府",))):
        key, _, span = finding.place.partition(":")
        if span:
            start, end = map(int, span.split("-"))
            assert 0 <= start < end <= len(document.texts[key])


def test_a_list_divides_no_number_of_another_text():
    texts = {"problems": "共解决问题30个。", "improvements": "其中甲类3个，乙类5个，其他7个。"}
    assert RULES["text.parts_of_sum"].findings(clean(texts), Context()) == []
