"""The printed tables of a new format keep the laws of those in force."""

import pytest

from tests.statute import test_layout as layout
from tests.statute import test_printed_table as printed_table


@pytest.mark.parametrize(
    "law",
    [
        layout.test_cells_tile_the_grid,
        layout.test_every_figure_stands_once_in_printed_order,
        layout.test_headers_are_the_headings_over_and_beside,
    ],
)
def test_grid(form, law):
    for table in form.tables.values():
        law(table)


@pytest.mark.parametrize(
    "law",
    [
        printed_table.test_every_figure_stands_under_its_own_headings,
        printed_table.test_headings_have_a_scope_and_an_id_of_their_own,
        printed_table.test_the_cells_fill_the_table_without_gap_or_overlap,
    ],
)
def test_page(form, law):
    for table in form.tables.values():
        law(form, table)
