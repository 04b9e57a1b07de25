"""Headings that drift, sub-headings, problems and improvements, and what fits nowhere."""

from dataclasses import replace

import pytest

from reports.readers import Unreadable, read
from reports.readers.title import title_of
from reports.statute.findings import Severity
from tests.readers.reports import GIVEN, SAMPLES
from tests.readers.test_tables import rules_of

TEXT = (SAMPLES / "jiaozuo_education_2023.txt").read_text(encoding="utf-8")
TITLE = "焦作市教育局 2023 年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("printed", "agency", "year"),
    [
        (TITLE, "焦作市教育局", 2023),
        ("焦作市教育局2023年度政府信息公开工作报告", "焦作市教育局", 2023),
        ("某县水利局二〇二二年政府信息公开工作年度报告", "某县水利局", 2022),
        ("《某县水利局2021年政府信息公开年报》", "某县水利局", 2021),
        ("某镇政府信息公开工作年度报告（2024年）", "某镇", 2024),
        ("关于某 区 ２０２３年政府信息公开工作年度报告", "某区", 2023),
        ("2023年政府信息公开工作年度报告", "", 2023),
        ("2023年，某局认真做好政府信息公开工作。", None, None),
        ("2023年度财政决算报告", None, None),
    ],
)
def test_titles(printed, agency, year):
    found = title_of(printed)
    assert (found and found.agency, found and found.year) == (agency, year)


def test_a_title_over_two_lines():
    reading = read(TEXT.replace(TITLE, "焦作市教育局\n2023年政府信息公开工作年度报告").encode())
    assert (reading.document.agency, reading.document.year) == ("焦作市教育局", 2023)
    assert reading.document.texts == GIVEN.texts


def test_without_a_title_the_year_is_taken_from_the_text_and_said():
    reading = read(TEXT.replace(TITLE, "").encode())
    assert reading.document == replace(GIVEN, agency="", title="")
    assert ("read.title", "") in rules_of(reading)


@pytest.mark.parametrize(
    ("official", "drifted"),
    [
        ("一、总体情况", "一、概述"),
        ("一、总体情况", "一、2023年政府信息公开工作总体情况"),
        ("二、主动公开政府信息情况", "二、行政机关主动公开政府信息情况"),
        ("三、收到和处理政府信息公开申请情况", "三、行政机关收到和处理政府信息公开申请情况"),
        ("四、政府信息公开行政复议、行政诉讼情况", "四、因政府信息公开被复议、被诉讼情况"),
        ("五、存在的主要问题及改进情况", "五、存在问题及改进情况"),
        ("五、存在的主要问题及改进情况", "五、政府信息公开工作存在的主要问题及改进情况"),
        ("六、其他需要报告的事项", "六、其他需报告的事项"),
        ("六、其他需要报告的事项", "六、其它需要报告的事项"),
    ],
)  # fmt: skip
def test_part_headings_drift(official, drifted):
    reading = read(TEXT.replace(f"\n{official}\n", f"\n{drifted}\n").encode())
    assert reading.document == GIVEN
    assert [rule for rule, _ in rules_of(reading)] == ["structure.heading"]
    assert any(f"“{drifted}”" in f.message for f in reading.findings)


@pytest.mark.parametrize("drifted", ["一 总体情况", "第一部分 总体情况", "总体情况", "一.总体情况"])
def test_a_heading_numbered_otherwise(drifted):
    assert read(TEXT.replace("一、总体情况", drifted).encode()).document == GIVEN


@pytest.mark.parametrize(
    ("printed", "drifted"),
    [
        ("（一）政府信息主动公开方面。", "（一）主动公开政府信息情况。"),
        ("（一）政府信息主动公开方面。", "(一)主动公开：\n"),
        ("（一）政府信息主动公开方面。", "（一）主动公开工作\n"),
        ("（二）依申请公开方面。", "（二）政府信息依申请公开办理情况。"),
        ("（三）政府信息管理方面。", "（三）规范信息管理。"),
        ("（四）政府信息公开平台建设。", "（四）平台建设情况\n"),
        ("（四）政府信息公开平台建设。", "4.公开平台建设情况。"),
        ("（五）监督保障方面。", "（五）加强监督检查工作。"),
    ],
)
def test_sub_headings_drift(printed, drifted):
    assert printed in TEXT
    assert read(TEXT.replace(printed, drifted).encode()).document == GIVEN


def test_an_unknown_sub_heading_stays_in_the_text_and_is_said():
    more = "（六）教育培训情况。全年培训 2 次。"
    reading = read(TEXT.replace("\n二、主动", f"\n{more}\n二、主动").encode())
    old = GIVEN.texts["overview.supervision"]
    assert reading.document.texts == {**GIVEN.texts, "overview.supervision": f"{old}\n{more}"}
    assert rules_of(reading) == [("read.unplaced", "overview.supervision")]


def test_numbers_inside_a_sub_part_are_text():
    inner = "（二）依申请公开方面。\n1.受理情况。共 3 件。\n（一）办理。均已办结。"
    reading = read(TEXT.replace("（二）依申请公开方面。", inner + "\n").encode())
    assert reading.document.texts["overview.on_request"].startswith(
        "1.受理情况。共 3 件。\n（一）办理。均已办结。\n不断完善"
    )
    assert reading.document.texts["overview.management"] == GIVEN.texts["overview.management"]


@pytest.mark.parametrize(
    ("problems", "improvements"),
    [
        ("（一）存在的问题\n一是解读不够。", "（二）改进措施\n一是丰富形式。"),
        ("一是解读不够。", "针对以上问题，我局将丰富形式。"),
        ("我局工作还存在解读不够等不足。", "下一步，我局将丰富形式。"),
        ("问题：解读不够。", "改进情况：丰富形式。"),
        ("2023年工作仍有不足。", "今后，我局将从以下方面改进：\n一是丰富形式。"),
    ],
)
def test_problems_and_improvements_are_told_apart(problems, improvements):
    start, end = TEXT.index("存在的主要问题："), TEXT.index("六、其他")
    reading = read(f"{TEXT[:start]}{problems}\n{improvements}\n\n{TEXT[end:]}".encode())
    texts = reading.document.texts
    assert (texts["problems"], texts["improvements"]) == (problems, improvements)


def test_one_paragraph_of_both_is_cut_where_the_measures_begin():
    start, end = TEXT.index("存在的主要问题："), TEXT.index("六、其他")
    both = "存在的问题：解读不够。改进措施：丰富形式。"
    texts = read(f"{TEXT[:start]}{both}\n{TEXT[end:]}".encode()).document.texts
    assert (texts["problems"], texts["improvements"]) == (
        "存在的问题：解读不够。",
        "改进措施：丰富形式。",
    )


def test_what_is_not_told_apart_stays_whole():
    start, end = TEXT.index("存在的主要问题："), TEXT.index("六、其他")
    texts = read(f"{TEXT[:start]}无。\n{TEXT[end:]}".encode()).document.texts
    assert (texts["problems"], texts["improvements"]) == ("无。", "")


def test_text_among_the_tables_goes_to_the_nearest_text_and_is_said():
    note = "注：以上数据不含下属单位，特此说明。"
    reading = read(TEXT.replace("\n三、收到", f"\n{note}\n三、收到").encode())
    old = GIVEN.texts["overview.supervision"]
    assert reading.document.texts == {**GIVEN.texts, "overview.supervision": f"{old}\n{note}"}
    assert rules_of(reading) == [("read.unplaced", "overview.supervision")]


def test_text_before_the_title_is_kept_and_said():
    reading = read(f"某某文件\n{TEXT}".encode())
    assert reading.document.texts == {**GIVEN.texts, "preamble": "某某文件"}
    assert rules_of(reading) == [("read.unplaced", "preamble")]


def test_a_preamble_stands_between_title_and_part_one():
    preamble = "本报告依据条例编制。\n联系电话：0391-1234567。"
    reading = read(TEXT.replace("\n一、总体", f"\n{preamble}\n一、总体").encode())
    assert reading.document.texts == {**GIVEN.texts, "preamble": preamble}


def test_parts_out_of_order_are_said():
    five, six = TEXT.index("五、存在"), TEXT.index("六、其他")
    reading = read((TEXT[:five] + TEXT[six:] + "\n" + TEXT[five:six]).encode())
    assert reading.document == GIVEN
    assert rules_of(reading) == [("structure.heading", "problems")]


def test_hints_never_become_warnings():
    assert {f.severity for f in read(TEXT.encode()).findings} == {Severity.HINT}


@pytest.mark.parametrize("text", ["一二三", TITLE, "规章\t0\t0\t0"])
def test_what_is_no_report_is_refused(text):
    with pytest.raises(Unreadable):
        read(text.encode())


def test_characters_of_gb18030_2022_have_their_own_places():
    """Python maps A6D9, FE59 and FE51 to private use; the standard says ︐, 龴 and 𠂇."""
    text = TEXT.replace("不断完善", "甲乙不断完善").encode("gb18030")
    data = text.replace("甲乙".encode("gb18030"), b"\xa6\xd9\xfe\x59\xfe\x51")
    reading = read(data)
    assert reading.document.texts["overview.on_request"].startswith("︐龴𠂇不断完善")
    assert "read.character" not in [rule for rule, _ in rules_of(reading)]


@pytest.mark.parametrize("character", ["\ue000", "\uf0b7", "\U000f0001", "\ufffd"])
def test_a_character_that_nobody_can_read_is_told(character):
    reading = read(TEXT.replace("不断完善", f"{character}不断完善").encode())
    told = [f.message for f in reading.findings if f.rule == "read.character"]
    assert len(told) == 1
    assert f"U+{ord(character):04X}" in told[0]
    assert told[0].startswith("第11行：“")
    assert reading.document.texts["overview.on_request"].startswith(f"{character}不断完善")
