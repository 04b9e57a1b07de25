"""The statutory tables as the page prints them, in both formats."""

from decimal import Decimal

import pytest
from django.template import Context, Template
from lxml import html

from reports.statute import FORMATS
from reports.statute.document import Document
from tests.public.page import figures, headings_of, text, texts

TABLES = [(form, table) for form in FORMATS.values() for table in form.tables.values()]
NAMES = [f"{form.key}-{table.key}" for form, table in TABLES]
every_table = pytest.mark.parametrize(("form", "table"), TABLES, ids=NAMES)
TEMPLATE = "{% load statute %}{% statutory_table document key %}"


def numbered(form) -> Document:
    """A report in which every figure is another number: the order of its cell."""
    cells = {key: enumerate(table.cells) for key, table in form.tables.items()}
    return Document(
        agency="某局",
        year=form.first_year,
        format=form.key,
        figures={
            key: {c.key: Decimal(n) if c.measure.decimal else n for n, c in numbers}
            for key, numbers in cells.items()
        },
    )


def printed(document: Document, key: str) -> html.HtmlElement:
    context = Context({"document": document, "key": key})
    return html.fragment_fromstring(Template(TEMPLATE).render(context), create_parent="div")


@every_table
def test_every_figure_stands_under_its_own_headings(form, table):
    root = printed(numbered(form), table.key)
    for number, cell in enumerate(table.cells):
        (printed_cell,) = [c for c in root.xpath("//td[@headers]") if text(c) == str(number)]
        block = next(b for b in table.blocks if cell.row in {x for r in b.rows for x in r.leaves})
        labels = [block.label] if block.label else []
        assert sorted(headings_of(root, printed_cell)) == sorted(
            labels + list(cell.column.path) + list(cell.row.path)
        )


@every_table
def test_headings_have_a_scope_and_an_id_of_their_own(form, table):
    root = printed(numbered(form), table.key)
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {th.get("scope") for th in root.xpath("//th")} <= {"row", "col", "rowgroup", "colgroup"}
    assert root.xpath("//th[not(@id) or not(@scope)]") == []


@every_table
def test_the_cells_fill_the_table_without_gap_or_overlap(form, table):
    """Laid out as a browser does, every row is equally wide."""
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(printed(numbered(form), table.key).xpath("//tr")):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            down, across = int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))
            place = {(y + i, x + j) for i in range(down) for j in range(across)}
            assert not place & taken
            taken |= place
    height, width = max(y for y, _ in taken) + 1, max(x for _, x in taken) + 1
    assert len(taken) == height * width


def test_headings_of_known_cells():
    """By hand, from the printed form."""
    root = printed(numbered(FORMATS["2021"]), "applications")
    rows = root.xpath("//tbody/tr")
    first, secret, other = rows[0], rows[4], rows[22]
    assert headings_of(root, first.xpath("td")[0]) == [
        "申请人情况",
        "自然人",
        "一、本年新收政府信息公开申请数量",
    ]
    assert headings_of(root, secret.xpath("td")[1]) == [
        "申请人情况",
        "法人或其他组织",
        "商业企业",
        "三、本年度办理结果",
        "（三）不予公开",
        "1.属于国家秘密",
    ]
    assert headings_of(root, other.xpath("td")[6]) == [
        "申请人情况",
        "总计",
        "三、本年度办理结果",
        "（六）其他处理",
        "3.其他",
    ]
    root = printed(numbered(FORMATS["2021"]), "challenges")
    assert headings_of(root, root.xpath("//tbody//td")[14]) == ["行政诉讼", "复议后起诉", "总计"]
    root = printed(numbered(FORMATS["2021"]), "disclosures")
    assert headings_of(root, root.xpath("//td[@colspan=3]")[-1]) == [
        "第二十条第（八）项",
        "本年收费金额（单位：万元）",
        "行政事业性收费",
    ]


@pytest.mark.parametrize(
    ("format_key", "rows"), [("2019", (8, 23, 1)), ("2021", (6, 25, 1))], ids=["2019", "2021"]
)
def test_rows_of_figures(format_key, rows):
    document = numbered(FORMATS[format_key])
    printed_rows = [figures(printed(document, key), key) for key in document.form.tables]
    assert tuple(map(len, printed_rows)) == rows
    assert {len(row) for row in printed_rows[1]} == {7}
    assert [len(row) for row in printed_rows[2]] == [15]


def test_captions_name_table_year_and_unit():
    document = numbered(FORMATS["2021"])
    captions = [texts(printed(document, key), "//caption")[0] for key in document.form.tables]
    assert captions == [
        "主动公开政府信息情况，2021 年度",
        "收到和处理政府信息公开申请情况，2021 年度，单位：件",
        "政府信息公开行政复议、行政诉讼情况，2021 年度，单位：件",
    ]


def test_the_region_can_be_reached_by_keyboard_and_is_named_by_the_caption():
    root = printed(numbered(FORMATS["2021"]), "applications")
    (region,) = root.xpath("//*[@role='region']")
    assert region.get("tabindex") == "0"
    assert root.xpath("//caption/@id") == [region.get("aria-labelledby")]


def test_not_stated_differs_from_none():
    form = FORMATS["2021"]
    first = form.tables["applications"].cells[0]
    document = Document("某局", 2023, "2021", figures={"applications": {first.key: 0}})
    root = printed(document, "applications")
    zero, blank = root.xpath("//tbody//td")[:2]
    assert (text(zero), zero.get("class")) == ("0", "value")
    assert (text(blank), blank.get("class")) == ("未填", "value not-stated")
    assert texts(root, "//*[@class='statute-note']") == [
        "“未填”表示该报告没有填写这一项，不等于 0。"
    ]
    assert printed(numbered(form), "applications").xpath("//*[@class='statute-note']") == []


COMPARED = "{% load statute %}{% statutory_table document key before True %}"


@every_table
def test_a_cell_that_read_otherwise_says_how(form, table):
    """One figure less in each cell but the last, which says nothing; in words, and in its place."""
    document = numbered(form)
    figures = {key: {at: n - 1 for at, n in t.items()} for key, t in document.figures.items()}
    last = table.cells[-1]
    figures[table.key][last.key] = document.stated(last)
    before = Document(document.agency, document.year, form.key, figures=figures)
    context = Context({"document": document, "before": before, "key": table.key})
    root = html.fragment_fromstring(Template(COMPARED).render(context), create_parent="div")
    found = {td.get("data-place"): text(td) for td in root.xpath("//td[@data-place]")}
    expected = {c.place: f"{n} 原为 {n - 1}" for n, c in enumerate(table.cells)}
    assert found == expected | {last.place: str(len(table.cells) - 1)}
    assert [td.get("id") for td in root.xpath("//td[@data-place]")] == [f"at-{at}" for at in found]
    changed = root.xpath("//td[contains(@class, 'changed')]/@data-place")
    assert changed == [cell.place for cell in table.cells[:-1]]


def test_what_was_not_stated_before_says_so():
    form = FORMATS["2021"]
    first = form.tables["applications"].cells[0]
    document = Document("某局", 2023, "2021", figures={"applications": {first.key: 0}})
    blank = Document("某局", 2023, "2021")
    context = Context({"document": document, "before": blank, "key": "applications"})
    root = html.fragment_fromstring(Template(COMPARED).render(context), create_parent="div")
    assert texts(root, "//td[contains(@class, 'changed')]") == ["0 原为 未填"]


def test_totals_are_what_the_arithmetic_defines_as_totals():
    root = printed(numbered(FORMATS["2021"]), "applications")
    assert len(root.xpath("//td[contains(@class, 'total')]")) == 25 + 6
    (row,) = root.xpath("//tr[@class='total']")
    assert texts(row, "th") == ["（七）总计"]


def test_amounts_keep_their_digits_and_their_unit():
    amount = ("art20_9.procurement", "amount")
    document = Document(
        "某局",
        2020,
        "2019",
        figures={"disclosures": {amount: Decimal("160.5960")}},
        units={"disclosures/art20_9.procurement/amount": "万元"},
    )
    assert figures(printed(document, "disclosures"), "disclosures")[-1] == ["未填", "160.5960万元"]
