"""Sums of table cells that a statement in the text may mean, and the sentence if none is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reports.statute.document import Document
from reports.statute.equations import CellKey

from ..context import Context
from ..prose import texts
from ..rule import Found
from ..statements import Counted, Sentence, sentences

Sum = tuple[CellKey, ...]


def spoken(document: Document, context: Context) -> Iterator[Sentence]:
    """Every sentence of the report, in printed order."""
    government = context.government(document)
    for prose in texts(document):
        yield from sentences(prose, document.agency, government)


def total(*rows: str) -> Sum:
    """The cells of the total column (总计) in some rows."""
    return tuple((row, "total") for row in rows)


def sum_of(document: Document, table: str, cells: Sum) -> int | Decimal | None:
    """The sum of some cells of a table; None if one is not stated or not in the format."""
    values = [document.figures[table].get(key) for key in cells]
    return None if None in values or not values else sum(values)


def differing(
    document: Document, table: str, said: Counted, meanings: Sequence[Sum]
) -> Found | None:
    """What is wrong with a number in the text that may mean any of the sums; None if it is one of
    them, or if the table does not state them."""
    sums = [sum_of(document, table, cells) for cells in meanings]
    if not said.number.exact or None in sums or said.number.value in sums:
        return None
    named = "，".join(
        f"{_named(document, table, cells)}为{value}"
        for cells, value in zip(meanings, sums, strict=True)
    )
    where = document.form.passages[said.sentence.prose.key].label
    return Found(
        said.place,
        f"“{where}”称“{said.quote}”（{said.number.value}），{_part(document, table)}表中{named}。",
        also=tuple(f"{table}/{row}/{column}" for row, column in meanings[0]),
    )


def _part(document: Document, table: str) -> str:
    return f"第{document.form.tables[table].heading[0]}部分"


def _named(document: Document, table: str, cells: Sum) -> str:
    """The printed labels of some cells; of a whole group its heading."""
    known = [document.form.tables[table].cell[key] for key in cells]
    paths = [cell.row.path for cell in known]
    if len(paths) > 1 and len({path[:-1] for path in paths}) == 1 and len(paths[0]) > 1:
        return f"“{paths[0][-2]}”各项之和"
    return "与".join(f"“{cell.row.label}”{cell.column.label}" for cell in known) + (
        "之和" if len(known) > 1 else ""
    )
