"""Laws over invented figures: whatever the figures are, every shape reads to the same Document."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.readers import read
from reports.statute.checks import missing
from reports.statute.document import Document
from tests.readers.reports import GIVEN
from tests.readers.shapes import OFFICE, PAGES, TEXT_SHAPES, as_text
from tests.strategies import documents, sound_documents

quick = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def plainly_told(document: Document) -> Document:
    """The document with the given report's texts: what a shape does to figures is the matter."""
    return replace(document, texts=GIVEN.texts)


stated = sound_documents().map(plainly_told)
any_figures = documents().map(plainly_told)


@pytest.mark.parametrize("shape", TEXT_SHAPES)
@given(document=stated)
@quick
def test_text_with_every_figure_stated(shape, document):
    assert read(as_text(document, TEXT_SHAPES[shape])).document == document


@pytest.mark.parametrize("shape", PAGES)
@given(document=any_figures)
@quick
def test_pages_with_blank_cells(shape, document):
    reading = read(PAGES[shape](document))
    assert reading.document == document
    assert [f for f in reading.findings if f.rule == "cell.missing"] == missing(document)


@given(document=any_figures)
@settings(quick, max_examples=5)
def test_workbooks_with_blank_cells(document):
    assert read(OFFICE["workbook"](document)).document == document


@given(document=any_figures)
@settings(quick, max_examples=3)
def test_word_with_blank_cells(document):
    assert read(OFFICE["word_file"](document)).document == document


@given(document=any_figures)
@quick
def test_blanks_in_text_are_read_or_left_out_never_shifted(document):
    """A cell is read as it is, or not at all and said; no figure lands in another's cell."""
    reading = read(as_text(document, TEXT_SHAPES["tabs"]))
    for table, figures in reading.document.figures.items():
        for key, value in figures.items():
            assert value in (None, document.figures[table][key])
    assert {f.rule for f in reading.findings} <= {"cell.missing", "read.row_short", "read.unplaced"}


@given(st.lists(st.sampled_from(sorted(GIVEN.texts)), unique=True))
@quick
def test_any_text_may_be_absent(absent):
    texts = {**GIVEN.texts, **dict.fromkeys(absent, "")}
    document = replace(GIVEN, texts=texts)
    told = read(as_text(document, TEXT_SHAPES["tabs"])).document
    assert told == document
