"""The cells and the arithmetic of one report (逐格核对): what is not stated, what a cell cannot
hold, which relations of the format do not hold."""

from __future__ import annotations

from collections.abc import Iterator

from .document import Document, printed
from .findings import Finding, Severity
from .schema import Cell, Table


def check(document: Document) -> list[Finding]:
    """Every finding of the cells and the arithmetic of one report, in printed order."""
    return [*missing(document), *not_counts(document), *unbalanced(document)]


def unbalanced(document: Document) -> list[Finding]:
    """The equations of the format that do not hold."""
    equations = document.form.equations
    found = (equation.finding(document.figures[equation.table]) for equation in equations)
    return [finding for finding in found if finding]


def missing(document: Document) -> list[Finding]:
    """Cells that are not stated (``cell.missing``); a whole table or row in one sentence."""
    return [f for table in document.form.tables.values() for f in _missing(document, table)]


def _missing(document: Document, table: Table) -> Iterator[Finding]:
    figures = document.figures[table.key]
    if all(figures[cell.key] is None for cell in table.cells):
        yield _blank(table.key, f"“{table.heading}”的表格没有填写任何数字。")
        return
    for row_key, cells in table.rows.items():
        blank = [cell for cell in cells if figures[cell.key] is None]
        row = cells[0].row.full
        if len(blank) == len(cells) > 1:
            yield _blank(
                f"{table.key}/{row_key}", f"“{table.heading}”缺少“{row}”一行的数字；没有的请填 0。"
            )
            continue
        for cell in blank:
            yield _blank(cell.place, f"{cell.name}没有填写；没有的请填 0。")


def _blank(place: str, message: str) -> Finding:
    return Finding("cell.missing", Severity.ERROR, place, message)


def too_long(document: Document) -> list[str]:
    """Why texts are longer than any may be, in sentences: such a report is neither read nor
    stored."""
    passages = document.form.passages.values()
    return [said for passage in passages if (said := passage.refusal(document.texts[passage.key]))]


def not_counts(document: Document) -> list[Finding]:
    """Figures, and units of free amounts, that their cell may not hold (``cell.not_a_count``)."""
    refusals = ((cell, _refusal(document, cell)) for cell in document.form.cells)
    return [
        Finding("cell.not_a_count", Severity.ERROR, cell.place, refusal)
        for cell, refusal in refusals
        if refusal
    ]


def _refusal(document: Document, cell: Cell) -> str:
    value, unit = document.stated(cell), document.units.get(cell.place, "")
    if not cell.measure.accepts(value):
        return cell.refusal(printed(value))
    return "" if cell.measure.accepts_unit(unit) else cell.unit_refusal(unit)
