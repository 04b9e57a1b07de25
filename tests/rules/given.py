"""Reports to examine: a clean one that no rule finds anything in, and changes to it."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from reports.rules import RULES, Context, Finding
from reports.statute import format_of
from reports.statute.document import Document

AGENCY, YEAR = "焦作市教育局", 2023
TEXTS = {
    "preamble": "本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
    "如有疑问，请与本局办公室联系（电话：0391-2990011）。",
    "overview.opening": "{year}年，本局认真落实条例要求，各项工作有序开展。",
    "overview.proactive": "通过门户网站公开教育信息，回应群众关切。",
    "overview.on_request": "畅通申请渠道，依法办理每一件申请。",
    "overview.management": "完善公文公开属性审查和动态调整机制。",
    "overview.platform": "优化网站专栏，方便群众查询。",
    "overview.supervision": "将公开工作纳入年度考核，接受社会评议，未发生责任追究。",
    "problems": "一是政策解读形式不够丰富，二是基层业务能力有待提高。",
    "improvements": "一是运用图解、视频开展解读，二是每季度组织一次业务培训。",
    "other_matters": "本年度未收取信息处理费，无其他需要报告的事项。",
}


def clean(
    texts: Mapping[str, str] = {},
    figures: Mapping[str, int | str] = {},
    *,
    year: int = YEAR,
    agency: str = AGENCY,
    title: str | None = None,
) -> Document:
    """A sound report with some texts and cells (``table/row/column``) of its own; the figures
    that are not given are 0. An amount of money is given as a string."""
    form = format_of(year)
    said = {key: text.format(year=year) for key, text in TEXTS.items()} | dict(texts)
    cells = {key: dict.fromkeys(table.cell, 0) for key, table in form.tables.items()}
    for place, value in figures.items():
        table, row, column = place.split("/")
        cells[table][row, column] = Decimal(value) if isinstance(value, str) else value
    given = form.title.format(agency=agency, year=year) if title is None else title
    return Document(agency, year, form.key, given, said, cells)


def applications(**totals: int) -> dict[str, int]:
    """Figures of part three: ``received=3`` is its total and that of natural persons; dots in
    row keys are written as ``__``."""
    columns = ("natural_person", "total")
    return {
        f"applications/{row.replace('__', '.')}/{column}": value
        for row, value in totals.items()
        for column in columns
    }


def with_text(key: str, text: str, **figures: int) -> Document:
    return clean({key: text}, applications(**figures))


def found(id: str, document: Document, **context: object) -> list[Finding]:
    """What one rule finds."""
    return RULES[id].findings(document, Context(**context))


def told(id: str, document: Document, **context: object) -> list[tuple[str, str]]:
    """(place, message) of what one rule finds."""
    return [(f.place, f.message) for f in found(id, document, **context)]


def words_at(document: Document, place: str) -> str:
    """The words a finding points to."""
    key, _, span = place.partition(":")
    start, end = map(int, span.split("-"))
    return document.texts[key][start:end]


def without(document: Document, *places: str) -> Document:
    """The report with some cells not stated."""
    figures = {key: dict(cells) for key, cells in document.figures.items()}
    for place in places:
        table, row, column = place.split("/")
        figures[table][row, column] = None
    return replace(document, figures=figures)
