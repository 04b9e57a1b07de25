"""Printed grids: merged headings as on paper, and headings that lead to every figure."""

import pytest

from reports.statute import FORMATS
from reports.statute.layout import CellRole, grid

TABLES = [
    pytest.param(table, id=f"{form.key}-{table.key}")
    for form in FORMATS.values()
    for table in form.tables.values()
]


@pytest.mark.parametrize("table", TABLES)
def test_cells_tile_the_grid(table):
    laid = grid(table)
    taken = [
        (row, column)
        for cell in laid.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert len(taken) == len(set(taken)) == len(laid.rows) * laid.width


@pytest.mark.parametrize("table", TABLES)
def test_every_figure_stands_once_in_printed_order(table):
    printed = [cell.cell for cell in grid(table).cells if cell.role is CellRole.VALUE]
    assert printed == list(table.cells)


@pytest.mark.parametrize("table", TABLES)
def test_headers_are_the_headings_over_and_beside(table):
    """The oracle looks at the grid: every heading that spans the figure's row or column."""
    laid = grid(table)
    by_id = {cell.id: cell for cell in laid.cells if cell.id}
    for cell in laid.cells:
        if cell.role is not CellRole.VALUE:
            continue
        labels = [by_id[header].label for header in cell.headers]
        block = next(b for b in table.blocks if any(r is cell.cell.row for r in _leaves(b)))
        expected = {*cell.cell.row.path, *cell.cell.column.path} | ({block.label} - {""})
        assert set(labels) == expected
        for header in cell.headers:
            heading = by_id[header]
            over = heading.column <= cell.column < heading.column + heading.column_span
            beside = heading.row <= cell.row < heading.row + heading.row_span
            assert over or beside


def _leaves(block):
    return [leaf for row in block.rows for leaf in row.leaves]


def test_part_three_as_printed():
    laid = grid(FORMATS["2021"].tables["applications"])
    head = [
        [(cell.label, cell.row_span, cell.column_span) for cell in row] for row in laid.rows[:3]
    ]
    assert head == [
        [
            ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3),
            ("申请人情况", 1, 7),
        ],
        [("自然人", 2, 1), ("法人或其他组织", 1, 5), ("总计", 2, 1)],
        [
            ("商业企业", 1, 1),
            ("科研机构", 1, 1),
            ("社会公益组织", 1, 1),
            ("法律服务机构", 1, 1),
            ("其他", 1, 1),
        ],
    ]
    assert (laid.head_rows, laid.head_columns, laid.width, len(laid.rows)) == (3, 3, 10, 28)
    spans = {
        cell.label: cell.row_span
        for cell in laid.cells
        if cell.role is CellRole.ROW and cell.row_span > 1
    }
    assert spans == {
        "三、本年度办理结果": 22,
        "（三）不予公开": 8,
        "（四）无法提供": 3,
        "（五）不予处理": 5,
        "（六）其他处理": 3,
    }


def test_trial_format_spans_twenty_rows():
    laid = grid(FORMATS["2019"].tables["applications"])
    spans = {cell.label: cell.row_span for cell in laid.cells}
    assert spans["三、本年度办理结果"] == 20
    assert spans["（六）其他处理"] == 1


def test_part_four_is_one_line_under_two_and_three_headings():
    laid = grid(FORMATS["2021"].tables["challenges"])
    rows = [[(cell.label, cell.row_span, cell.column_span) for cell in row] for row in laid.rows]
    outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    assert rows[0] == [("行政复议", 1, 5), ("行政诉讼", 1, 10)]
    assert rows[1] == [
        *((label, 2, 1) for label in outcomes),
        ("未经复议直接起诉", 1, 5),
        ("复议后起诉", 1, 5),
    ]
    assert rows[2] == [(label, 1, 1) for label in outcomes * 2]
    assert len(rows[3]) == 15


def test_narrow_blocks_of_part_two_take_the_whole_width():
    laid = grid(FORMATS["2021"].tables["disclosures"])
    widths = {
        cell.cell.place: cell.column_span for cell in laid.cells if cell.role is CellRole.VALUE
    }
    assert widths["disclosures/art20_5.licences/decisions"] == 3
    assert widths["disclosures/art20_1.rules/issued"] == 1
    assert laid.groups == ((0, 4), (4, 7), (7, 11), (11, 14))
