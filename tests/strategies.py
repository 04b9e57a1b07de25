"""Reports that hypothesis invents: any that can be stated, and any whose arithmetic holds.

What no file can carry is left out: control characters that XML forbids, blank paragraphs, space
around a paragraph, and a unit without its amount.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from hypothesis import strategies as st

from reports.statute import FORMATS
from reports.statute.document import Document
from reports.statute.measure import Measure, Value
from reports.statute.relations import Balance, ColumnTotal, RowTotal
from reports.statute.schema import Cell, Format, Table

LAST_YEAR = 2035
HAN = "京津沪渝焦作市县区教育财政水利卫生健康自然资源发展改革交通运输龘䶮㐂"
BODIES = ("教育局", "水利厅", "发展和改革委员会", "人民政府", "街道办事处", "镇人民政府办公室")
AWKWARD = (
    "全年主动公开信息１，０２４条（其中：规章０件），办结率为 100%。",
    "“谁制作、谁审核、谁发布”和“文责自负”；<b>非标记</b> & 'x' \"y\" &amp; ]]>",
    "甲\t乙\t\t丙",
    "*强调* _下划_ #let x = 1 $x^2$ \\ `代码` @引用 [方括号] // 注",
    "😀👩‍👩‍👧‍👦🇨🇳 é a\u0301 ｶﾞ が \u200b零宽 \u00a0不换行",
    "=SUM(A1:A9)",
    "+1 -1 @某机关",
    "龘䶮㐂𠮷",
    "5" * 40,
    "（注：本段很长。）<&>" * 357 + "共五千字。",
)

_characters = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"))
_invented = st.text(_characters | st.just("\t"), min_size=1, max_size=30)
paragraphs = (st.sampled_from(AWKWARD) | _invented).map(str.strip).filter(bool)
passages = st.just("") | st.lists(paragraphs, max_size=3).map("\n".join)
agencies = st.builds(str.__add__, st.text(HAN, max_size=8), st.sampled_from(BODIES))
amounts = st.sampled_from(
    [Decimal(n) for n in ("0", "0.00", "18.8710", "38.441094", "59237.2449", "316441", "0.000001")]
) | st.decimals(0, 10**8, places=4, allow_nan=False)


def documents() -> st.SearchStrategy[Document]:
    """Any report of either format: figures not stated, none, large; texts of every kind."""
    return _documents(_any_figures)


def sound_documents() -> st.SearchStrategy[Document]:
    """Any report in which every figure is stated and every relation of the format holds."""
    return _documents(_sound_figures)


def _documents(figures_of: Callable[[st.DrawFn, Table, Format], dict]) -> st.SearchStrategy:
    @st.composite
    def build(draw: st.DrawFn) -> Document:
        form = draw(st.sampled_from(list(FORMATS.values())))
        agency, year = draw(agencies), draw(_years(form))
        figures = {key: figures_of(draw, table, form) for key, table in form.tables.items()}
        return Document(
            agency=agency,
            year=year,
            format=form.key,
            title=draw(st.sampled_from(_titles(form, agency, year))),
            texts={key: draw(passages) for key in form.passages},
            figures=figures,
            units=_units(draw, form, figures),
        )

    return build()


def _years(form: Format) -> st.SearchStrategy[int]:
    later = [other.first_year for other in FORMATS.values() if other.first_year > form.first_year]
    return st.integers(form.first_year, min(later, default=LAST_YEAR + 1) - 1)


def _titles(form: Format, agency: str, year: int) -> tuple[str, str]:
    """The prescribed title, and as many agencies print it."""
    return (
        form.title.format(agency=agency, year=year),
        form.title.format(agency=agency, year=f" {year} "),
    )


def _values(measure: Measure) -> st.SearchStrategy[Value]:
    """Anything that a cell may hold, usual figures and the bounds among them."""
    largest = measure.bound - 1
    if measure.decimal:
        return amounts | st.decimals(0, largest, places=measure.decimals)
    if measure.signed:
        return st.integers(-largest, largest)
    return st.integers(0, 30) | st.integers(0, largest)


def _any_figures(draw: st.DrawFn, table: Table, form: Format) -> dict:
    """One value in most cells (not stated, or none) and up to thirty others: quick to shrink."""
    fill = draw(st.sampled_from((None, 0)))
    others = draw(
        st.dictionaries(st.integers(0, len(table.cells) - 1), st.integers(0, 2), max_size=30)
    )
    figures: dict = {cell.key: _filled(cell, fill) for cell in table.cells}
    for index, kind in others.items():
        cell = table.cells[index]
        figures[cell.key] = (
            (None, _filled(cell, 0))[kind] if kind < 2 else draw(_values(cell.measure))
        )
    return figures


def _filled(cell: Cell, value: int | None) -> Value:
    return Decimal(value) if value is not None and cell.measure.decimal else value


def _sound_figures(draw: st.DrawFn, table: Table, form: Format) -> dict:
    """Thirty figures at most are not none, so that no sum of hundredths is beyond the bound."""
    figures = _any_figures(draw, table, form)
    figures |= {key: value // 100 for key, value in figures.items() if isinstance(value, int)}
    figures |= {cell.key: _filled(cell, 0) for cell in table.cells if figures[cell.key] is None}
    relations = [relation for relation in form.relations if relation.table == table.key]
    for kind in (ColumnTotal, Balance, RowTotal):  # the columns first, then across them
        for relation in relations:
            if isinstance(relation, kind):
                _mend(relation, table, figures)
    return figures


def _mend(relation: ColumnTotal | Balance | RowTotal, table: Table, figures: dict) -> None:
    """Make a relation hold: a total becomes its sum; of a balance the smaller side grows."""
    for equation in relation.equations(table):
        left, right = (
            sum(figures[key] for key in side) for side in (equation.left, equation.right)
        )
        if not isinstance(relation, Balance):
            figures[equation.right[0]] = left
        elif left < right:
            figures[equation.left[-1]] += right - left
        else:
            figures[equation.right[-1]] += left - right


def _units(draw: st.DrawFn, form: Format, figures: dict) -> dict[str, str]:
    free = [cell for cell in form.cells if cell.measure.is_free]
    stated = [cell for cell in free if figures[cell.table][cell.key] is not None]
    return {cell.place: draw(st.sampled_from(("元", "万元"))) for cell in stated}
