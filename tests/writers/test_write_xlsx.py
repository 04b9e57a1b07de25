"""A report as a workbook, read back with openpyxl."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings

from reports.statute import FORMATS
from reports.statute.document import Document
from reports.statute.layout import grid
from reports.writers import Imprint, write
from reports.writers.excel.book import KEYS
from reports.writers.excel.texts import LONGEST
from tests.strategies import documents
from tests.writers.reports import blank, large_city


def opened(report, *, values=True, **rest):
    return openpyxl.load_workbook(BytesIO(write(report, "xlsx", **rest)), data_only=values)


def kept(book):
    """What the hidden sheet of keys leads to: the value of every text and figure."""
    (_, form, _), *keys = book[KEYS].iter_rows(values_only=True)
    return form, {key: book[sheet][cell].value for key, sheet, cell in keys}


def stated(report):
    """The same from the report, as Excel keeps it."""
    values = {"title": report.title, "agency": report.agency or None, "year": report.year}
    values |= {key: text or None for key, text in report.texts.items()}
    for cell in report.form.cells:
        value = report.stated(cell)
        long = isinstance(value, Decimal) and len(value.as_tuple().digits) > 15
        values[cell.place] = f"{value:f}{report.units.get(cell.place, '')}" if long else value
    return report.format, values


def numbers(values):
    """Amounts as Excel has them: floating point, or text beyond its fifteen digits."""
    return {
        key: Decimal(str(value)) if isinstance(value, int | float | Decimal) else value
        for key, value in values.items()
    }


def test_sheets_are_the_parts():
    form = large_city().form
    names = [form.preamble.passages[0].label, *(part.heading for part in form.parts), KEYS]
    book = opened(large_city())
    assert book.sheetnames == names
    assert [sheet.sheet_state for sheet in book] == ["visible"] * 7 + ["hidden"]


@pytest.mark.slow
@given(documents())
@settings(deadline=None, max_examples=15)
def test_every_text_and_figure_stands_where_the_keys_say(report):
    (form, values), (expected_form, expected) = kept(opened(report)), stated(report)
    assert form == expected_form
    assert numbers(values) == numbers(expected)


@pytest.mark.parametrize("report", [large_city(), *map(blank, FORMATS)], ids=["city", *FORMATS])
def test_labels_and_merged_cells_are_the_grid(report):
    book = opened(report)
    for part in report.form.tables.values():
        sheet, cells = book[part.heading], list(grid(part).cells)
        labels = {
            (cell.row + 2, cell.column + 1): cell.label for cell in cells if cell.cell is None
        }
        assert {at: sheet.cell(*at).value for at in labels} == labels
        merged = {(r.min_row, r.min_col, r.max_row, r.max_col) for r in sheet.merged_cells.ranges}
        assert merged == {(1, 1, 1, grid(part).width)} | {
            (c.row + 2, c.column + 1, c.row + 1 + c.row_span, c.column + c.column_span)
            for c in cells
            if c.row_span > 1 or c.column_span > 1
        }


def test_totals_calculate_and_only_inputs_are_open():
    report = large_city()
    book = opened(report, values=False)
    _, *keys = book[KEYS].iter_rows(values_only=True)
    cells = {key: book[sheet][cell] for key, sheet, cell in keys}
    assert cells["applications/received/total"].value == '=IF(COUNT(D5:I5)=6,SUM(D5:I5),"")'
    assert cells["applications/result.total/natural_person"].value == (
        '=IF(COUNT(D7:D27)=21,SUM(D7:D27),"")'
    )
    assert cells["challenges/suit.direct/total"].value == '=IF(COUNT(F5:I5)=4,SUM(F5:I5),"")'
    totals = {eq.place for eq in report.form.equations if eq.right == (eq.place,)}
    for table in report.form.tables.values():
        assert book[table.heading].protection.sheet
        for cell in table.cells:
            locked = table.key != "disclosures" and cell.key in totals
            assert cells[cell.place].protection.locked is locked


def test_a_total_that_does_not_add_up_stays_as_stated():
    figures = {key: dict(table) for key, table in large_city().figures.items()}
    figures["applications"]["received", "total"] = 5
    figures["challenges"]["review", "total"] = None
    book = opened(replace(large_city(), figures=figures), values=False)
    _, *keys = book[KEYS].iter_rows(values_only=True)
    cells = {key: book[sheet][cell] for key, sheet, cell in keys}
    wrong, missing = cells["applications/received/total"], cells["challenges/review/total"]
    assert (wrong.value, wrong.protection.locked) == (5, False)
    assert (missing.value, missing.protection.locked) == (None, False)


@pytest.mark.slow
def test_what_breaks_a_relation_turns_red():
    report = blank()
    rules = {
        key: {
            (str(found.sqref), rule.formula[0])
            for found in opened(report)[table.heading].conditional_formatting
            for rule in found.rules
        }
        for key, table in report.form.tables.items()
    }
    assert rules["disclosures"] == set()
    assert rules["challenges"] == {("E5 J5 O5", "AND(COUNT(A5:D5,E5)=5,SUM(A5:D5)<>SUM(E5))")}
    assert {formula for _, formula in rules["applications"]} == {
        "AND(COUNT(D5:D6,D28:D29)=4,SUM(D5:D6)<>SUM(D28:D29))",
        "AND(COUNT(D5:I5,J5)=7,SUM(D5:I5)<>SUM(J5))",
        "AND(COUNT(D7:D27,D28)=22,SUM(D7:D27)<>SUM(D28))",
    }


def test_only_what_a_cell_may_hold_can_be_typed():
    table = blank("2019").form.tables["disclosures"]
    found = opened(blank("2019"))[table.heading].data_validations.dataValidation
    rules = [(rule.type, rule.formula1, rule.formula2) for rule in found]
    assert rules == [
        ("whole", "0", "9" * 15),  # 件
        ("whole", "0", "9" * 15),  # 项
        ("whole", "-" + "9" * 15, "9" * 15),  # 增/减
        (None, None, None),  # an amount with its unit: a prompt only
    ]
    covered = [cell for rule in found for area in rule.sqref.ranges for cell in area.cells]
    assert len(set(covered)) == len(covered) == len(table.cells)


@pytest.mark.slow
def test_headings_stay_in_view():
    frozen = {part.key: opened(blank())[part.heading].freeze_panes for part in blank().form.parts}
    assert frozen == {
        "overview": "A2",
        "disclosures": "B2",
        "applications": "D5",
        "challenges": "A5",
        "problems": "A2",
        "other_matters": "A2",
    }


def test_digits_stay_as_printed():
    fees = ("art20_8.fees", "amount")
    for amount, shown in (("18.8710", "0.0000"), ("0.00", "0.00"), ("316441", "0")):
        report = Document("某局", 2023, "2021", figures={"disclosures": {fees: Decimal(amount)}})
        book = opened(report)
        _, *keys = book[KEYS].iter_rows(values_only=True)
        ((sheet, cell),) = [
            (s, c) for key, s, c in keys if key == "disclosures/art20_8.fees/amount"
        ]
        assert (book[sheet][cell].value, book[sheet][cell].number_format) == (float(amount), shown)
    exact = Document("某局", 2023, "2021", figures={"disclosures": {fees: Decimal("1" * 18)}})
    assert kept(opened(exact))[1]["disclosures/art20_8.fees/amount"] == "1" * 18


def test_the_prescribed_title_follows_agency_and_year():
    cover = opened(blank(), values=False).worksheets[0]
    formula = blank().form.title.format(agency='"&$B$2&"', year='"&$B$3&"')
    assert cover["A1"].value == f'="{formula}"'
    spaced = replace(large_city(), title=large_city().title.replace("2025", " 2025 "))
    assert opened(spaced).worksheets[0]["A1"].value == spaced.title


def test_a_text_longer_than_a_cell_goes_on_below():
    paragraph = "长" * (LONGEST // 2)
    text = "\n".join([paragraph] * 3) + "\n" + "字" * (LONGEST + 1)
    report = replace(large_city(), texts={"other_matters": text})
    sheet = opened(report)[report.form.parts[-1].heading]
    rows = [(label, len(cell)) for label, cell in sheet.iter_rows(min_row=2, values_only=True)]
    label = report.form.passages["other_matters"].label
    half = len(paragraph)
    assert rows == [(label, 2 * half + 1), (None, half), (None, LONGEST), (None, 1)]


def test_imprint_stands_on_the_cover():
    cover = opened(blank(), imprint=Imprint(producer="张三", address="https://a.cn")).worksheets[0]
    assert list(cover.iter_rows(min_row=6, values_only=True)) == [
        ("制作", "张三"),
        ("网址", "https://a.cn"),
    ]
