"""A new format in files: written and read back in every kind, known by its labels and its year."""

from dataclasses import replace

import pytest

from reports.readers import read
from reports.writers import WRITERS, write
from tests.new_format.formats import ADDED, in_force, new_format
from tests.new_format.reports import numbered
from tests.readers.blocks import KINDS, blocks_of
from tests.readers.odd_shapes import ODD
from tests.readers.shapes import OFFICE, PAGES, TEXT_SHAPES, as_text

LESS = {  # what a kind does not carry, by design
    "csv": lambda d: replace(d, title="", texts=dict.fromkeys(d.texts, "")),
    "pdf": lambda d: d,
}


@pytest.mark.parametrize("kind", WRITERS)
def test_read_write_is_nothing(form, kind):
    report = numbered(form)
    read_back = read(write(report, kind), name=f"report.{kind}")
    assert read_back.document == LESS.get(kind, lambda d: d)(report)
    assert [f for f in read_back.findings if f.rule.startswith(("read", "cell"))] == []


@pytest.mark.slow
@pytest.mark.parametrize("shape", {**PAGES, **OFFICE, **ODD})
def test_every_shape(form, shape):
    report = numbered(form)
    assert read({**PAGES, **OFFICE, **ODD}[shape](report)).document == report


@pytest.mark.parametrize("shape", TEXT_SHAPES)
def test_every_shape_of_text(form, shape):
    report = numbered(form)
    assert read(as_text(report, TEXT_SHAPES[shape])).document == report


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind(form, kind):
    report = numbered(form)
    assert read(KINDS[kind](list(blocks_of(report)))).document == report


@pytest.fixture
def renamed():
    """A format whose parts of text have other headings."""
    names = {"overview": "一、工作概况", "problems": "五、不足与打算", "other_matters": "六、附则"}
    form = new_format(ADDED["part four"])
    parts = tuple(replace(part, heading=names.get(part.key, part.heading)) for part in form.parts)
    with in_force(replace(form, parts=parts)) as form:
        yield form


@pytest.mark.slow
@pytest.mark.parametrize("shape", {**PAGES, **OFFICE, **ODD})
def test_parts_under_other_headings(renamed, shape):
    report = numbered(renamed)
    assert read({**PAGES, **OFFICE, **ODD}[shape](report)).document == report
