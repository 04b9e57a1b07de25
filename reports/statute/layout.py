"""A statutory table as a grid of printed cells: where each stands, how far it spans.

Merged headings are derived from the trees of the format, never typed. Page, Word, Excel and PDF
print the same grid. Heading ids and ``headers`` follow the HTML algorithm for multi-level tables
(WCAG technique H43).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from .headings import Heading, depth, leaves
from .schema import Block, Cell, Table


class CellRole(StrEnum):
    """What a printed cell is."""

    BLOCK = "block"  # the heading row over a block (第二十条第（一）项)
    CORNER = "corner"  # the cell over the row headings (信息内容, the note in part three)
    COLUMN = "column"  # a heading of columns
    ROW = "row"  # a heading of rows
    VALUE = "value"  # a figure


@dataclass(frozen=True)
class GridCell:
    """One printed cell. ``row`` and ``column`` count from 0 in the table's grid; ``level`` is the
    depth of a heading; ``cell`` is the figure a VALUE shows; ``headers`` are the ids of the
    headings that a cell stands under."""

    role: CellRole
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    label: str = ""
    id: str = ""
    headers: tuple[str, ...] = ()
    scope: str = ""
    level: int = 0
    cell: Cell | None = None


@dataclass(frozen=True)
class Grid:
    """A table as printed: ``rows`` of cells in reading order, each listed where it begins.

    ``head_rows`` are repeated over page breaks; ``head_columns`` stay in view when scrolling.
    ``groups`` are the (first, last + 1) rows of each block.
    """

    table: Table
    width: int
    head_rows: int
    head_columns: int
    rows: tuple[tuple[GridCell, ...], ...]
    groups: tuple[tuple[int, int], ...]

    @property
    def cells(self) -> Iterator[GridCell]:
        return (cell for row in self.rows for cell in row)


@dataclass
class _Pen:
    """Writes one block after the other below each other, and gives out heading ids."""

    table: Table
    width: int
    head_columns: int
    cells: list[GridCell] = field(default_factory=list)
    height: int = 0
    ids: int = 0

    def add(self, role: CellRole, row: int, column: int, **rest: object) -> GridCell:
        cell = GridCell(role, row, column, **rest)  # type: ignore[arg-type]
        if role is not CellRole.VALUE:
            self.ids += 1
            cell = replace(cell, id=f"{self.table.key}-{self.ids}")
        self.cells.append(cell)
        return cell


@lru_cache(maxsize=32)
def grid(table: Table) -> Grid:
    """Lay a table out as on paper."""
    head_columns = max(_head_columns(block) for block in table.blocks)
    width = head_columns + max(_value_columns(block) for block in table.blocks)
    pen = _Pen(table, width, head_columns)
    groups = []
    for block in table.blocks:
        start = pen.height
        _print_block(pen, block)
        groups.append((start, pen.height))
    rows = tuple(
        tuple(sorted((c for c in pen.cells if c.row == n), key=lambda c: c.column))
        for n in range(pen.height)
    )
    single = table.blocks[0] if len(table.blocks) == 1 else None
    return Grid(table, width, _head_rows(single), head_columns, rows, tuple(groups))


def _head_columns(block: Block) -> int:
    return 0 if block.across else depth(block.rows)


def _value_columns(block: Block) -> int:
    columns = len(leaves(block.columns))
    return columns * len(leaves(block.rows)) if block.across else columns


def _head_rows(block: Block | None) -> int:
    """Rows to repeat over pages: the column headings of a table in one piece, else none."""
    return 0 if block is None else depth(_printed_columns(block))


def _printed_columns(block: Block) -> tuple[Heading, ...]:
    """The tree of headings over the figures: with ``across``, columns under every row heading."""
    return _graft(block.rows, block.columns) if block.across else block.columns


def _graft(rows: tuple[Heading, ...], columns: tuple[Heading, ...]) -> tuple[Heading, ...]:
    return tuple(
        replace(row, children=_graft(row.children, columns) if row.children else columns)
        for row in rows
    )


def _print_block(pen: _Pen, block: Block) -> None:
    over: tuple[str, ...] = ()
    if block.label:
        heading = pen.add(
            CellRole.BLOCK,
            pen.height,
            0,
            column_span=pen.width,
            label=block.label,
            scope="rowgroup",
        )
        over = (heading.id,)
        pen.height += 1
    top, columns = pen.height, _printed_columns(block)
    pen.height += depth(columns)
    if block.corner:
        pen.add(
            CellRole.CORNER,
            top,
            0,
            row_span=depth(columns),
            column_span=pen.head_columns,
            label=block.corner,
            headers=over,
        )
    over_column = _print_columns(pen, columns, top=top, over=over)
    if block.across:
        _print_line(pen, block, over_column)
    else:
        _print_rows(pen, block, over_column, over=over)


Under = list[tuple[int, int, tuple[str, ...]]]  # per printed column: where, span, heading ids


def _print_columns(
    pen: _Pen, columns: tuple[Heading, ...], *, top: int, over: tuple[str, ...]
) -> Under:
    """Print the headings over the figures; the innermost reach down to the figures, and in a
    block narrower than the table the last one takes the width that is left."""
    spare = pen.width - pen.head_columns - len(leaves(columns))
    bottom, left = top + depth(columns), pen.head_columns
    under: Under = []

    def put(heading: Heading, level: int, column: int, headers: tuple[str, ...]) -> int:
        width = len(heading.leaves)
        if column + width == pen.width - spare:
            width += spare
        cell = pen.add(
            CellRole.COLUMN,
            top + level,
            column,
            row_span=1 if heading.children else bottom - top - level,
            column_span=width,
            label=heading.label,
            headers=headers,
            scope="colgroup" if heading.children else "col",
            level=level,
        )
        ids = (*headers, cell.id)
        if not heading.children:
            under.append((column, width, ids))
        inner = column
        for child in heading.children:
            inner += put(child, level + 1, inner, ids)
        return width

    for heading in columns:
        left += put(heading, 0, left, over)
    return under


def _print_line(pen: _Pen, block: Block, under: Under) -> None:
    pairs = [(row, column) for row in leaves(block.rows) for column in leaves(block.columns)]
    for (row, column), (left, width, ids) in zip(pairs, under, strict=True):
        cell = pen.table.cell[row.key, column.key]
        pen.add(CellRole.VALUE, pen.height, left, column_span=width, headers=ids, cell=cell)
    pen.height += 1


def _print_rows(pen: _Pen, block: Block, under: Under, *, over: tuple[str, ...]) -> None:
    def put(heading: Heading, level: int, headers: tuple[str, ...]) -> None:
        cell = pen.add(
            CellRole.ROW,
            pen.height,
            level,
            row_span=len(heading.leaves),
            column_span=1 if heading.children else pen.head_columns - level,
            label=heading.label,
            headers=headers,
            scope="rowgroup" if heading.children else "row",
            level=level,
        )
        ids = (*headers, cell.id)
        for child in heading.children:
            put(child, level + 1, ids)
        if heading.children:
            return
        for (left, width, above), column in zip(under, leaves(block.columns), strict=True):
            figure = pen.table.cell[heading.key, column.key]
            headers = tuple(dict.fromkeys((*above, *ids)))
            pen.add(
                CellRole.VALUE, pen.height, left, column_span=width, headers=headers, cell=figure
            )
        pen.height += 1

    for heading in block.rows:
        put(heading, 0, over)
