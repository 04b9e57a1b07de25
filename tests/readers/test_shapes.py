"""The same report in every shape reads to the same Document."""

import pytest

from reports.readers import read

from .reports import WHOLE
from .shapes import OFFICE, PAGES, TEXT_SHAPES, as_text

whole = pytest.mark.parametrize("form", WHOLE)


@whole
@pytest.mark.parametrize("shape", TEXT_SHAPES)
def test_text(form, shape):
    document = WHOLE[form]
    assert read(as_text(document, TEXT_SHAPES[shape])).document == document


@whole
@pytest.mark.parametrize("shape", PAGES)
def test_web_pages(form, shape):
    document = WHOLE[form]
    assert read(PAGES[shape](document)).document == document


@whole
@pytest.mark.parametrize("shape", OFFICE)
def test_office_files(form, shape):
    document = WHOLE[form]
    assert read(OFFICE[shape](document)).document == document


@whole
def test_a_clean_report_draws_no_findings(form):
    document = WHOLE[form]
    assert read(as_text(document, TEXT_SHAPES["tabs"])).findings == ()
    assert read(PAGES["plain_page"](document)).findings == ()
    assert read(OFFICE["word_file"](document)).findings == ()
