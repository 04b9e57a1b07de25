"""The law of the two wings: what a writer writes, the reader of that kind reads as the same."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings

from reports.readers import read
from reports.statute import FORMATS
from reports.statute.document import Document
from reports.writers import Imprint, write
from tests.strategies import AWKWARD, documents, sound_documents
from tests.writers.reports import blank, large_city

IMPRINT = Imprint(address="https://example.gov.cn/2023/", producer="张三", contact="0391-3569000")
ZIPPED = [pytest.param(kind, marks=pytest.mark.slow) for kind in ("docx", "xlsx")]
law = settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("kind", [*ZIPPED, "json"])
@given(report=documents())
@example(report=large_city())
@law
def test_read_write_is_nothing(kind, report):
    data = write(report, kind, imprint=IMPRINT)
    assert read(data, name=f"report.{kind}").document == report


@pytest.mark.parametrize("kind", [*ZIPPED, "json"])
@pytest.mark.parametrize("format", FORMATS)
def test_every_awkward_paragraph_survives_in_every_text(kind, format):
    """By turns, not by chance: each of them in each text, alone in its report."""
    report = Document("某市教育局", FORMATS[format].first_year, format)
    report = replace(report, title=report.official_title)
    for key in report.texts:
        for text in AWKWARD:
            written = replace(report, texts={key: text})
            assert read(write(written, kind), name=f"report.{kind}").document == written


@pytest.mark.parametrize("kind", [*ZIPPED, "json", "csv"])
@given(report=sound_documents())
@law
def test_amounts_keep_their_zeros(kind, report):
    figures = read(write(report, kind), name=f"report.{kind}").document.figures
    assert repr(figures) == repr(report.figures)


@given(report=documents())
@law
def test_csv_is_the_figures(report):
    read_back = read(write(report, "csv"), name="report.csv").document
    assert (read_back.figures, read_back.units) == (report.figures, report.units)


@pytest.mark.slow
@given(report=documents())
@settings(law, max_examples=8)
def test_pdf_is_the_figures(report):
    """Texts lose their line breaks and their rarest characters on paper; figures lose nothing."""
    read_back = read(write(report, "pdf", imprint=IMPRINT), name="report.pdf").document
    assert (read_back.agency, read_back.year) == (report.agency, report.year)
    assert (read_back.figures, read_back.units) == (report.figures, report.units)


@pytest.mark.parametrize("kind", ["docx", "xlsx", "json"])
def test_blank_form_reads_as_blank(kind):
    form = blank()
    named = Document("某局", form.year, form.format)
    read_back = read(write(named, kind), name=f"report.{kind}").document
    assert replace(read_back, title="") == named
