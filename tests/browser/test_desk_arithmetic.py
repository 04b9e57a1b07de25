"""The browser finds what Python finds: static/desk/arithmetic.js against statute.rules."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, Route

from reports.desk.form import CellField
from reports.desk.grid import for_browser, shape_of
from reports.statute import FORMATS
from reports.statute.checks import missing, unbalanced
from reports.statute.document import Document, printed
from reports.statute.measure import CHANGE, COUNT, WAN_YUAN
from reports.statute.schema import Cell
from tests.strategies import documents, sound_documents

DESK = Path(__file__).parents[2] / "static" / "desk"
EVALUATE = """
([statute, texts]) => {
  const { equations, measures, tables } = statutes[statute];
  const cells = tables.flatMap((table) => table.rows.flatMap((row) => row.cells));
  const figures = new Map(cells.map(({ place, measure }) =>
    [place, figure(texts[place], measures[measure])]));
  const said = ({ rule, place, message }) => [rule, place, message];
  return {
    missing: missing(tables, figures).map(said),
    unbalanced: unbalanced(equations, figures).map(said),
    settled: Object.fromEntries([...settle(
      definitions(equations), figures, cells.map((cell) => cell.place), new Set())]
      .map(([place, total]) => [place, printed(total)])),
  };
}
"""


@pytest.fixture(scope="module")
def modules(browser) -> Iterator[Page]:
    """A page with the pure modules of the desk and nothing of the portal."""
    page = browser.new_page()
    page.route("http://desk.test/**", answer)
    page.goto("http://desk.test/")
    statutes = {key: for_browser(form) for key, form in FORMATS.items()}
    page.evaluate(
        """async (statutes) => {
          const names = ["arithmetic", "figure", "block"];
          const modules = await Promise.all(names.map((name) => import(`/${name}.js`)));
          Object.assign(window, { statutes }, ...modules);
        }""",
        statutes,
    )
    yield page
    page.close()


def evaluate(page: Page, document: Document) -> dict:
    return page.evaluate(EVALUATE, [document.format, texts_of(document)])


def answer(route: Route) -> None:
    name = route.request.url.rpartition("/")[2]
    if name:
        route.fulfill(path=DESK / name, content_type="text/javascript")
    else:
        route.fulfill(body="<!doctype html><title>desk</title>", content_type="text/html")


def texts_of(document: Document) -> dict[str, str]:
    return {
        cell.place: printed(document.figures[table.key][cell.key])
        for table in document.form.tables.values()
        for cell in table.cells
    }


@st.composite
def nearly_sound(draw) -> Document:
    """A report that adds up but for a few cells."""
    document = draw(sound_documents())
    figures = {key: dict(table) for key, table in document.figures.items()}
    for _ in range(draw(st.integers(0, 3))):
        table = draw(st.sampled_from(sorted(figures)))
        cell = draw(st.sampled_from(sorted(figures[table])))
        figures[table][cell] = draw(st.none() | st.integers(0, 10**15 - 1))
    return Document(document.agency, document.year, document.format, figures=figures)


@given(document=documents() | nearly_sound())
@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_same_findings(modules, document):
    found = evaluate(modules, document)
    for name, check in (("missing", missing), ("unbalanced", unbalanced)):
        assert found[name] == [[f.rule, f.place, f.message] for f in check(document)], name


@given(document=sound_documents())
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_totals_come_back(modules, document):
    """Wiped totals are computed again: the same as where the report adds up."""
    figures = {key: dict(table) for key, table in document.figures.items()}
    wiped = {}
    for equation in document.form.equations:
        if len(equation.right) == 1:
            value = figures[equation.table][equation.right[0]]
            wiped["/".join((equation.table, *equation.right[0]))] = value
    for place in wiped:
        table, row, column = place.split("/")
        figures[table][row, column] = None
    bare = Document(document.agency, document.year, document.format, figures=figures)
    assert evaluate(modules, bare)["settled"] == {
        place: printed(value) for place, value in wiped.items()
    }


def test_sums_beyond_floating_point(modules):
    """Figures are kept in millionths, of which floating point could not keep so many."""
    large = WAN_YUAN.bound - 1
    figures = {"challenges": {("review", key): large for key in ("upheld", "corrected", "other")}}
    figures["challenges"] |= {("review", "pending"): 0, ("review", "total"): large}
    document = Document("甲", 2023, "2021", figures=figures)
    (found,) = evaluate(modules, document)["unbalanced"]
    assert str(3 * large) in found[2]


TYPED = (
    *("１，２３４", "0", "", " ", "1.5", "-1", "-0", "－3", "+1036", "3²", "٣", "1E5", "1.", ".5"),
    *("007", "12.00", "18.8710", "0.000001", "0.0000001", "1 000", "三"),
    *("9" * 15, "9" * 16, "0" * 16),
)


@pytest.mark.parametrize("measure", [COUNT, CHANGE, WAN_YUAN], ids=lambda measure: measure.name)
def test_the_browser_takes_what_the_server_takes(modules, measure):
    cell = next(c for form in FORMATS.values() for c in form.cells if c.measure == measure)
    said = modules.evaluate(
        """([all, measure]) => all.map((typed) => {
          const read = figure(typed, measure);
          return read === undefined ? "refused" : printed(read);
        })""",
        [TYPED, shape_of(measure)],
    )
    assert dict(zip(TYPED, said, strict=True)) == {typed: server(cell, typed) for typed in TYPED}


def server(cell: Cell, typed: str) -> str:
    try:
        return printed(CellField(cell).clean(typed))
    except ValidationError:
        return "refused"


@pytest.mark.parametrize(
    ("copied", "rows"),
    [
        ("1\t2\r\n3\t\r\n", [["1", "2"], ["3", ""]]),
        ('1\t"a\nb"\n"说""好"""\t2', [["1", "a\nb"], ['说"好"', "2"]]),
        ("\t\n\t5", [["", ""], ["", "5"]]),
    ],
)
def test_blocks_as_copied(modules, copied, rows):
    assert modules.evaluate("(text) => rows(text)", copied) == rows


def test_headings_copied_along_are_left_out(modules):
    copied = [
        ["", "", "自然人", "总计"],
        ["一、新收", "", "1", "2"],
        ["三、结果", "（一）公开", "3", "4"],
        ["", "1.秘密", "5", "", ""],
    ]
    assert modules.evaluate("(block) => figuresOnly(block)", copied) == {
        "block": [["1", "2"], ["3", "4"], ["5", ""]],
        "labels": 6,
    }
