"""The arithmetic (勾稽关系): laws over both formats, and a naive oracle."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.statute import FORMATS
from reports.statute.checks import check, missing, not_counts, unbalanced
from reports.statute.document import Document, from_dict
from reports.statute.findings import Severity
from tests.strategies import documents, sound_documents

LARGE_CITY = Path(__file__).parent.parent / "samples" / "large_city_2025_figures.json"


def with_figure(document: Document, table: str, key: tuple[str, str], value) -> Document:
    figures = {name: dict(figures) for name, figures in document.figures.items()}
    figures[table][key] = value
    return replace(document, figures=figures)


@pytest.mark.parametrize("key", FORMATS)
def test_blank_report_breaks_no_relation(key):
    blank = Document(agency="甲", year=FORMATS[key].first_year, format=key)
    assert unbalanced(blank) == not_counts(blank) == []
    assert [(f.rule, f.place) for f in check(blank)] == [
        ("cell.missing", "disclosures"),
        ("cell.missing", "applications"),
        ("cell.missing", "challenges"),
    ]


def test_large_city_breaks_no_relation():
    data = json.loads(LARGE_CITY.read_text())
    document = from_dict({**data, "agency": "某市", "title": "", "texts": {}})
    assert check(document) == []


@given(document=sound_documents())
def test_sound_report_breaks_no_rule(document):
    assert check(document) == []


@given(document=sound_documents(), data=st.data())
def test_any_change_of_one_cell_is_found(document, data):
    """Every cell of parts three and four stands in a relation; the finding names its row or
    column."""
    cells = [
        cell for key in ("applications", "challenges") for cell in document.form.tables[key].cells
    ]
    cell = data.draw(st.sampled_from(cells))
    before = document.figures[cell.table][cell.key]
    value = data.draw((st.integers(0, 10**9) | st.none()).filter(lambda v: v != before))
    found = check(with_figure(document, cell.table, cell.key, value))
    assert found
    assert all(finding.severity is Severity.ERROR for finding in found)
    row, column = cell.key
    places = [finding.place.split("/") for finding in found]
    assert any(cell.table == place[0] and (row in place or column in place) for place in places)


@given(document=documents())
def test_equations_agree_with_a_naive_oracle(document):
    """The relations once more, written straight off the printed form."""
    broken = set()
    table, figures = "applications", document.figures["applications"]
    kinds = ("natural_person", "business", "research", "public_welfare", "legal_service", "other")
    rows = dict.fromkeys(row for row, _ in figures)
    results = [row for row in rows if row.startswith("result.") and row != "result.total"]

    def differs(left, right) -> bool:
        return None not in (*left, *right) and sum(left) != sum(right)

    for row in rows:
        if differs([figures[row, kind] for kind in kinds], [figures[row, "total"]]):
            broken.add(("applications.row_total", f"{table}/{row}/total"))
    for column in (*kinds, "total"):
        came = [figures["received", column], figures["carried_in", column]]
        went = [figures["result.total", column], figures["carried_out", column]]
        if differs(came, went):
            broken.add(("applications.balance", f"{table}/carried_out/{column}"))
        if differs([figures[row, column] for row in results], [figures["result.total", column]]):
            broken.add(("applications.column_total", f"{table}/result.total/{column}"))
    suits = document.figures["challenges"]
    for row in ("review", "suit.direct", "suit.after_review"):
        parts = [suits[row, column] for column in ("upheld", "corrected", "other", "pending")]
        if differs(parts, [suits[row, "total"]]):
            broken.add(("challenges.row_total", f"challenges/{row}/total"))
    assert {(finding.rule, finding.place) for finding in unbalanced(document)} == broken


@given(document=documents())
def test_the_browser_gets_the_same_equations(document):
    """Evaluate the JSON as the script does, and find what Python finds."""
    found = []
    for equation in json.loads(json.dumps([e.as_json() for e in document.form.equations])):
        figures = {
            "/".join(key): value for key, value in document.figures[equation["table"]].items()
        }
        left = [figures[key] for key in equation["left"]]
        right = [figures[key] for key in equation["right"]]
        if None not in left + right and sum(left) != sum(right):
            message = equation["message"].replace("{left}", str(sum(left)))
            found.append((equation["rule"], message.replace("{right}", str(sum(right)))))
    assert found == [(finding.rule, finding.message) for finding in unbalanced(document)]


def zeros() -> Document:
    form = FORMATS["2021"]
    figures = {key: {cell.key: 0 for cell in table.cells} for key, table in form.tables.items()}
    return Document(agency="甲", year=2023, format="2021", figures=figures)


@pytest.mark.parametrize(
    ("table", "key", "value", "rule", "place", "message"),
    [
        (
            "applications",
            ("received", "business"),
            5,
            "applications.balance",
            "applications/carried_out/business",
            "“商业企业”一列：“一、本年新收政府信息公开申请数量”加“二、上年结转政府信息公开申请数量”"
            "为5，“（七）总计”加“四、结转下年度继续办理”为0，应当相等。",
        ),
        (
            "applications",
            ("result.granted", "total"),
            3,
            "applications.row_total",
            "applications/result.granted/total",
            "“三、本年度办理结果—（一）予以公开”：“总计”应为其余各项之和0，表中为3。",
        ),
        (
            "applications",
            ("result.other.other", "other"),
            2,
            "applications.column_total",
            "applications/result.total/other",
            "“其他”一列：“（七）总计”应为各项办理结果之和2，表中为0。",
        ),
        (
            "challenges",
            ("suit.direct", "pending"),
            1,
            "challenges.row_total",
            "challenges/suit.direct/total",
            "“行政诉讼—未经复议直接起诉”：“总计”应为其余各项之和1，表中为0。",
        ),
    ],
)
def test_messages_name_both_numbers_and_where_they_stand(table, key, value, rule, place, message):
    found = {f.rule: (f.place, f.message) for f in check(with_figure(zeros(), table, key, value))}
    assert found[rule] == (place, message)


def test_missing_cells_rows_and_tables_are_told_once():
    document = zeros()
    for column in FORMATS["2021"].tables["applications"].columns:
        document = with_figure(document, "applications", ("carried_in", column), None)
    document = with_figure(document, "applications", ("received", "total"), None)
    document = with_figure(document, "disclosures", ("art20_8.fees", "amount"), None)
    assert [(f.place, f.message) for f in missing(document)] == [
        (
            "disclosures/art20_8.fees/amount",
            "“行政事业性收费”的“本年收费金额（单位：万元）”没有填写；没有的请填 0。",
        ),
        (
            "applications/received/total",
            "“一、本年新收政府信息公开申请数量”的“总计”没有填写；没有的请填 0。",
        ),
        (
            "applications/carried_in",
            "“三、收到和处理政府信息公开申请情况”缺少“二、上年结转政府信息公开申请数量”一行的数字；"
            "没有的请填 0。",
        ),
    ]


@pytest.mark.parametrize(
    ("format", "place", "value", "fits"),
    [
        ("2021", "applications/received/total", 0, True),
        ("2021", "applications/received/total", None, True),
        ("2021", "applications/received/total", -1, False),
        ("2021", "applications/received/total", Decimal("1.0"), False),
        ("2021", "disclosures/art20_8.fees/amount", Decimal("18.8710"), True),
        ("2021", "disclosures/art20_8.fees/amount", Decimal("-1"), False),
        ("2021", "disclosures/art20_8.fees/amount", Decimal("NaN"), False),
        ("2019", "disclosures/art20_5.licences/change", -3, True),
        ("2019", "disclosures/art20_5.licences/change", Decimal("1.5"), False),
    ],
)
def test_what_a_cell_may_hold(format, place, value, fits):
    table, row, column = place.split("/")
    cell = FORMATS[format].tables[table].cell[row, column]
    assert cell.measure.accepts(value) is fits
    document = with_figure(
        Document(agency="甲", year=FORMATS[format].first_year, format=format),
        table,
        (row, column),
        value,
    )
    found = [(f.rule, f.place) for f in not_counts(document)]
    assert found == ([] if fits else [("cell.not_a_count", place)])
