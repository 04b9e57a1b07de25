"""The desk's modules find what Python finds, report by report, in every format. The same is asked
of them in Chromium by tests/browser/test_desk_arithmetic.py."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reports.statute.checks import missing, unbalanced
from reports.statute.document import Document, printed
from tests.strategies import documents, sound_documents


def texts_of(document: Document) -> dict[str, str]:
    tables = document.form.tables.items()
    return {
        cell.place: printed(document.figures[key][cell.key])
        for key, table in tables
        for cell in table.cells
    }


def evaluate(ask, document: Document) -> dict:
    return ask({"format": document.format, "texts": texts_of(document)})


@st.composite
def nearly_sound(draw) -> Document:
    """A report that adds up but for a few cells."""
    document = draw(sound_documents())
    figures = {key: dict(table) for key, table in document.figures.items()}
    for _ in range(draw(st.integers(0, 3))):
        table = draw(st.sampled_from(sorted(figures)))
        cell = draw(st.sampled_from(sorted(figures[table])))
        figures[table][cell] = draw(st.none() | st.integers(0, 10**12))
    return replace(document, figures=figures)


@given(document=documents() | nearly_sound())
def test_same_findings(ask, document):
    found = evaluate(ask, document)
    for name, check in (("missing", missing), ("unbalanced", unbalanced)):
        assert found[name] == [[f.rule, f.place, f.message] for f in check(document)], name


@given(document=sound_documents())
def test_totals_come_back(ask, document):
    """Wiped totals are computed again: the same as where the report adds up."""
    figures = {key: dict(table) for key, table in document.figures.items()}
    wiped = {}
    for equation in document.form.equations:
        if len(equation.right) == 1:
            (key,) = equation.right
            wiped["/".join((equation.table, *key))] = document.figures[equation.table][key]
            figures[equation.table][key] = None
    found = evaluate(ask, replace(document, figures=figures))
    assert found["settled"] == {place: printed(value) for place, value in wiped.items()}
