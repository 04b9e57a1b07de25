"""What real tables do: drifted labels, blanks, marks, units, missing and doubled rows."""

from dataclasses import replace
from decimal import Decimal

import pytest

from reports.readers import read
from reports.statute.document import Document
from reports.statute.findings import Severity
from tests.readers.reports import GIVEN, SAMPLES, WHOLE
from tests.readers.shapes import TEXT_SHAPES, as_text

TEXT = (SAMPLES / "jiaozuo_education_2023.txt").read_text(encoding="utf-8")
CITY = as_text(WHOLE["2021"], TEXT_SHAPES["tabs"]).decode()
TRIAL = as_text(WHOLE["2019"], TEXT_SHAPES["tabs"]).decode()


def changed(document: Document, **cells: object) -> dict:
    """The figures of a document with some changed; keys are places with __ for /."""
    figures = {key: dict(table) for key, table in document.figures.items()}
    for place, value in cells.items():
        table, row, column = place.split("__")
        figures[table][row.replace("_DOT_", "."), column] = value
    return figures


def rules_of(reading) -> list[tuple[str, str]]:
    hints = Severity.HINT
    return [(f.rule, f.place) for f in reading.findings if f.severity is not hints]


@pytest.mark.parametrize("mark", ["/", "-", "—", "——", "无", "\\", "－", "／"])
def test_a_mark_for_nothing_is_not_stated(mark):
    line = "行政规范性文件\t3\t1\t6"
    reading = read(TEXT.replace(line, f"行政规范性文件\t3\t{mark}\t6").encode())
    assert reading.document.figures == changed(
        GIVEN, disclosures__art20_1_DOT_normative_documents__repealed=None
    )
    assert rules_of(reading) == [
        ("cell.missing", "disclosures/art20_1.normative_documents/repealed")
    ]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("１２", 12),
        ("1,234", 1234),
        ("1，234", 1234),
        (" 7 ", 7),
        ("12件", 12),
        ("+5", 5),
        ("9 件", 9),
    ],
)
def test_numbers_as_people_write_them(printed, value):
    line = "行政规范性文件\t3\t1\t6"
    reading = read(TEXT.replace(line, f"行政规范性文件\t{printed}\t1\t6").encode())
    assert reading.document.figures == changed(
        GIVEN, disclosures__art20_1_DOT_normative_documents__issued=value
    )
    assert rules_of(reading) == []


@pytest.mark.parametrize(
    "printed", ["若干", "3.5", "-2", "1e3", "9" * 30, "½", "3²", "#REF!", "约3"]
)
def test_what_is_no_count_is_left_blank_and_said(printed):
    line = "行政规范性文件\t3\t1\t6"
    reading = read(TEXT.replace(line, f"行政规范性文件\t{printed}\t1\t6").encode())
    place = "disclosures/art20_1.normative_documents/issued"
    assert rules_of(reading) == [("cell.not_a_count", place)]
    assert reading.document.figures == changed(
        GIVEN, disclosures__art20_1_DOT_normative_documents__issued=None
    )
    assert "第24行" in reading.findings[-1].message


@pytest.mark.parametrize("amount", ["59237.2449", "18.8710", "38.441094", "0.00", "316441"])
def test_amounts_keep_every_digit(amount):
    reading = read(TEXT.replace("行政事业性收费\t0", f"行政事业性收费\t{amount}").encode())
    value = reading.document.figures["disclosures"]["art20_8.fees", "amount"]
    assert (str(value), rules_of(reading)) == (amount, [])


def test_a_fee_in_another_unit_is_taken_as_printed_and_said():
    reading = read(TEXT.replace("行政事业性收费\t0", "行政事业性收费\t5200元").encode())
    assert reading.document.figures["disclosures"]["art20_8.fees", "amount"] == Decimal(5200)
    assert rules_of(reading) == [("read.unit", "disclosures/art20_8.fees/amount")]


@pytest.mark.parametrize(
    ("cell", "heading", "unit"),
    [("251000元", "采购总金额", "元"), ("160.5964", "采购总金额（万元）", "万元")],
)
def test_a_free_unit_stands_in_the_cell_or_in_the_heading(cell, heading, unit):
    text = TRIAL.replace("160.5964万元", cell).replace("采购总金额", heading)
    reading = read(text.encode())
    place = "disclosures/art20_9.procurement/amount"
    assert reading.document.units == {place: unit}
    amount = reading.document.figures["disclosures"]["art20_9.procurement", "amount"]
    assert f"{amount}" == cell.removesuffix(unit)


def test_changes_are_signed():
    reading = read(TRIAL.replace("\t-3\t", "\t+1036\t").encode())
    assert reading.document.figures["disclosures"]["art20_5.licences", "change"] == 1036


def test_a_missing_row_is_one_finding():
    lines = [line for line in TEXT.split("\n") if "属于行政执法案卷" not in line]
    reading = read("\n".join(lines).encode())
    assert rules_of(reading) == [("cell.missing", "applications/result.refused.enforcement_file")]


def test_a_missing_table_is_one_finding():
    start, end = TEXT.index("行政复议\t"), TEXT.index("五、存在")
    reading = read((TEXT[:start] + TEXT[end:]).encode())
    assert rules_of(reading) == [("cell.missing", "challenges")]


def test_a_doubled_row_keeps_the_first_and_names_both_lines():
    row = "行政规范性文件\t3\t1\t6"
    reading = read(TEXT.replace(row, f"{row}\n行政规范性文件\t9\t9\t9").encode())
    assert reading.document == GIVEN
    finding = next(f for f in reading.findings if f.rule == "read.row_doubled")
    assert (finding.severity, finding.place) == (
        Severity.ERROR,
        "disclosures/art20_1.normative_documents",
    )
    assert "第24行" in finding.message
    assert "第25行" in finding.message


def test_blank_cells_are_not_shifted_onto_others():
    """A blank among padded cells: the other rows of the layout show where figures begin."""
    old = "四、结转下年度继续办理\t\t\t783\t6\t0\t2\t25\t3\t819"
    assert old in CITY
    blank_first = read(CITY.replace(old, old.replace("\t783\t", "\t\t")).encode())
    assert blank_first.document.figures == changed(
        WHOLE["2021"], applications__carried_out__natural_person=None
    )
    blank_last = read(CITY.replace(old, old.removesuffix("819")).encode())
    assert blank_last.document.figures == changed(
        WHOLE["2021"], applications__carried_out__total=None
    )


def test_a_row_that_cannot_be_told_apart_is_not_guessed():
    row = "5.要求行政机关确认或重新出具已获取信息\t\t0\t0\t0\t0\t0\t0\t0\t"
    short = "5.要求行政机关确认或重新出具已获取信息\t0\t0\t0\t0\t0\t0"
    reading = read(TEXT.replace(row, short).encode())
    place = "applications/result.not_handled.confirmation"
    assert rules_of(reading) == [("read.row_short", place)]
    figures = reading.document.figures["applications"]
    assert {v for (r, _), v in figures.items() if r == "result.not_handled.confirmation"} == {None}


@pytest.mark.parametrize(
    ("official", "drifted", "place"),
    [
        ("行政规范性文件", "规范性文件", "disclosures/art20_1.normative_documents"),
        ("1.属于国家秘密", "1.属于国家机密", "applications/result.refused.state_secret"),
        (
            "(二) 部分公开（区分处理的，只计这一情形，不计其他情形）",
            "(二) 部分公开",
            "applications/result.partly_granted",
        ),
        (
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "1.申请人无正当理由逾期不补正",
            "applications/result.other.not_corrected",
        ),
        ("行政事业性收费", "行政事业性收费项目", "disclosures/art20_8.fees"),
        ("本年制发件数", "本年度制发件数", "disclosures"),
    ],
)
def test_a_drifted_label_is_matched_and_said(official, drifted, place):
    reading = read(TEXT.replace(f"{official}\t", f"{drifted}\t").encode())
    assert reading.document == GIVEN
    assert rules_of(reading) == [("cell.label", place)]
    assert drifted in reading.findings[-1].message


@pytest.mark.parametrize(
    ("official", "same"),
    [
        ("(一) 予以公开", "（一）予以公开"),
        ("(一) 予以公开", "一）予以公开"),
        ("3.危及“三安全一稳定”", "3．危及「三安全一稳定」"),
        ("3.危及“三安全一稳定”", '3、危及"三安全一稳定"'),
        ("商业企业", "商 业\u00a0企业"),
        ("规章\t", "规 章\t"),
        ("一、本年新收政府信息公开申请数量", "本年新收政府信息公开申请数量"),
    ],
)
def test_spaces_widths_and_numbering_are_no_drift(official, same):
    reading = read(TEXT.replace(official, same).encode())
    assert reading.document == GIVEN
    assert rules_of(reading) == []


def test_two_labels_as_close_are_not_guessed():
    text = TEXT.replace("行政处罚\t0", "行政罚强\t0")
    reading = read(text.encode())
    assert ("cell.missing", "disclosures/art20_6.penalties/decisions") in rules_of(reading)
    assert "read.unplaced" in [f.rule for f in reading.findings]
    assert any("行政罚强 0" in f.message for f in reading.findings)


def test_columns_follow_their_printed_order():
    text = CITY.replace("本年制发件数\t本年废止件数\t", "本年废止件数\t本年制发件数\t")
    assert text != CITY
    figures = WHOLE["2021"].figures["disclosures"]
    swapped = {}
    for row in ("rules", "normative_documents"):
        swapped[f"disclosures__art20_1_DOT_{row}__issued"] = figures[f"art20_1.{row}", "repealed"]
        swapped[f"disclosures__art20_1_DOT_{row}__repealed"] = figures[f"art20_1.{row}", "issued"]
    assert read(text.encode()).document.figures == changed(WHOLE["2021"], **swapped)


def test_the_tables_decide_the_format_and_contradiction_is_said():
    reading = read(TRIAL.replace("2020年", "2023年").encode())
    expected = WHOLE["2019"]
    assert reading.document == replace(
        expected, year=2023, title=expected.title.replace("2020", "2023")
    )
    assert [f.rule for f in reading.findings] == ["read.format"]


def test_part_four_in_rows_and_in_two_tables():
    header = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计"
    rows = f"\t{header}\n行政复议\t1\t2\t3\t4\t10\n行政诉讼\t未经复议直接起诉\t1\t1\t1\t1\t4\n"
    rows += "\t复议后起诉\t5\t5\t5\t5\t20\n\n"
    split = (
        f"行政复议\n{header}\n1\t2\t3\t4\t10\n\n行政诉讼\n未经复议直接起诉\t\t\t\t\t复议后起诉\n"
    )
    split += f"{header}\t{header}\n1\t1\t1\t1\t4\t5\t5\t5\t5\t20\n\n"
    start, end = TEXT.index("行政复议\t"), TEXT.index("五、存在")
    figures = {
        ("review", "upheld"): 1, ("review", "corrected"): 2, ("review", "other"): 3,
        ("review", "pending"): 4, ("review", "total"): 10,
        ("suit.direct", "upheld"): 1, ("suit.direct", "corrected"): 1, ("suit.direct", "other"): 1,
        ("suit.direct", "pending"): 1, ("suit.direct", "total"): 4,
        ("suit.after_review", "upheld"): 5, ("suit.after_review", "corrected"): 5,
        ("suit.after_review", "other"): 5, ("suit.after_review", "pending"): 5,
        ("suit.after_review", "total"): 20,
    }  # fmt: skip
    for printed in (rows, split):
        reading = read((TEXT[:start] + printed + TEXT[end:]).encode())
        assert reading.document.figures["challenges"] == figures
        assert rules_of(reading) == []
