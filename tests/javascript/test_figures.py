"""A typed figure is the same to the form and to the browser: tests/javascript/figures.json holds
the examples of both (figure.test.js), and a law tries what nobody thought of."""

import json
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from reports.desk.form import CellField
from reports.statute import FORMATS
from reports.statute.document import printed

EXAMPLES = json.loads(Path(__file__).with_name("figures.json").read_text(encoding="utf-8"))
CELLS = {
    (cell.measure.decimal, cell.measure.signed, cell.measure.unit == ""): (form.key, cell)
    for form in FORMATS.values()
    for table in form.tables.values()
    for cell in table.cells
}
DIGITS = "0123456789０１２３４５６７８９"
OTHERS = "+-－−.．,，、/ 　\t\u00a0\u200b\u00ad\ufeff三²٣"
UNITS = "=＝+-()（）[]件项份万元"
free = st.text(st.sampled_from(DIGITS + OTHERS), max_size=9)
sums = st.text(st.sampled_from("0123456789" * 2 + UNITS + "."), max_size=9)
typed = free | sums | sums.map("=".__add__) | sums.map("9{}件".format)


def taken(text: str, measure: tuple[bool, bool, bool]) -> str | None:
    """What the form makes of a typed text: the figure as printed, None, or "refused"."""
    try:
        value = CellField(CELLS[measure][1]).clean(text)
    except ValidationError:
        return "refused"
    return None if value is None else printed(value)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: ascii(example["typed"]))
def test_as_in_the_examples(example):
    measure = (example.get("decimal", False), example.get("signed", False), False)
    assert taken(example["typed"], measure) == example["value"]


@given(text=typed, measure=st.sampled_from(sorted(CELLS)))
def test_as_in_the_browser(ask, text, measure):
    form, cell = CELLS[measure]
    assert taken(text, measure) == ask({"format": form, "place": cell.place, "text": text})
