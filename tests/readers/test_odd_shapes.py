"""The same report in odd shapes: headings with text on their line, tables in one paragraph,
pages copied with their heads and feet, elements of pages named as if they were navigation."""

import pytest

from reports.readers import read
from reports.statute.findings import Severity
from tests.readers.odd_shapes import FEET, ODD
from tests.readers.reports import WHOLE


@pytest.mark.parametrize("form", WHOLE)
@pytest.mark.parametrize("shape", ODD)
def test_odd_shapes(shape, form):
    document = WHOLE[form]
    reading = read(ODD[shape](document))
    assert reading.document == document
    assert {f.severity for f in reading.findings} <= {Severity.HINT}


def test_what_is_left_out_of_a_copied_page_is_told():
    reading = read(ODD["site_around_text"](WHOLE["2021"]))
    told = next(f.message for f in reading.findings if f.rule == "read.site")
    assert [line for line in FEET if line not in told] == []
    assert "首页 > 政务公开 > 年报" in told
