"""The vocabulary in which a statutory format (格式) is written down.

A format is data: six parts, each a ``Narrative`` (text) or a ``Table``. A table is made of
blocks; a block is a tree of row headings against a tree of column headings. Everything else
(merged headings, forms, label matching, file keys) derives from here; the columns of the database
are held against it.

Source: 国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from .equations import CellKey, Equation
from .headings import Heading, leaves
from .measure import COUNT, UNIT_LENGTH, Measure
from .successions import Succession

REFUSAL = "{cell}应为{must}；现为“{printed}”，不能录入。"
SHOWN = 40  # characters of what was refused


@dataclass(frozen=True)
class Cell:
    """One figure of a table: where it stands and what it measures."""

    table: str
    row: Heading
    column: Heading
    measure: Measure

    @cached_property
    def key(self) -> CellKey:
        return self.row.key, self.column.key

    @cached_property
    def place(self) -> str:
        """``table/row/column``, as findings and addresses name the cell."""
        return f"{self.table}/{self.row.key}/{self.column.key}"

    @property
    def name(self) -> str:
        """How messages call the cell."""
        return f"“{self.row.full}”的“{self.column.label}”"

    def refusal(self, printed: object) -> str:
        """Why the cell cannot hold what is printed in it: one sentence at every door."""
        shown = " ".join(str(printed).split())[:SHOWN]
        return REFUSAL.format(cell=self.name, must=self.measure.must, printed=shown)

    def unit_refusal(self, unit: str) -> str:
        """Why a unit cannot be printed beside the number of the cell."""
        return (
            f"{self.name}的单位应为“元”“万元”一类，最多 {UNIT_LENGTH} 字；"
            f"现为“{unit[:SHOWN]}”，不能录入。"
        )


@dataclass(frozen=True, eq=False)
class Block:
    """A rectangle of a table: row headings against column headings.

    ``label`` is the heading row over the block (第二十条第（一）项), ``corner`` the cell over
    the row headings. With ``across`` the rows are printed as the outer headings of the columns,
    so that the whole block is one line of figures (part four).
    """

    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]
    label: str = ""
    corner: str = ""
    across: bool = False
    measures: Mapping[str, Measure] = field(default_factory=dict)

    def measure(self, column: Heading) -> Measure:
        return self.measures.get(column.key, COUNT)


@dataclass(frozen=True, eq=False)
class Table:
    """A part of the report that is a statutory table (parts two, three and four)."""

    key: str
    heading: str
    blocks: tuple[Block, ...]

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Every figure of the table, in printed order."""
        return tuple(
            Cell(self.key, row, column, block.measure(column))
            for block in self.blocks
            for row in leaves(block.rows)
            for column in leaves(block.columns)
        )

    @cached_property
    def cell(self) -> dict[CellKey, Cell]:
        return {cell.key: cell for cell in self.cells}

    @cached_property
    def rows(self) -> dict[str, tuple[Cell, ...]]:
        """The cells of each statutory row by row key, in printed order."""
        rows: dict[str, tuple[Cell, ...]] = {}
        for cell in self.cells:
            rows[cell.row.key] = (*rows.get(cell.row.key, ()), cell)
        return rows

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The column keys that occur in the table, each once, in printed order."""
        return tuple(dict.fromkeys(cell.column.key for cell in self.cells))

    @cached_property
    def labels(self) -> frozenset[str]:
        """Every label printed in the table's headings."""
        headings = (h for b in self.blocks for top in (*b.rows, *b.columns) for h in top.walk())
        extra = {text for b in self.blocks for text in (b.label, b.corner) if text}
        return frozenset({h.label for h in headings} | extra)


LONGEST_TEXT = 20_000  # characters of one text; the longest whole reports have 15,000

TOO_LONG = "“{label}”有 {length} 字，超过 {longest} 字的上限，请删减。"


@dataclass(frozen=True)
class Passage:
    """One text of a narrative part: its key, its printed sub-heading (may be empty), and the
    name by which forms and messages call it."""

    key: str
    heading: str
    label: str

    def refusal(self, text: str) -> str:
        """Why a text cannot stand here; empty if it can."""
        if len(text) <= LONGEST_TEXT:
            return ""
        return TOO_LONG.format(label=self.label, length=len(text), longest=LONGEST_TEXT)


@dataclass(frozen=True)
class Narrative:
    """A part of the report that is text (parts one, five and six, and the preamble 编制说明)."""

    key: str
    heading: str
    passages: tuple[Passage, ...]


class Relation(Protocol):
    """A rule of a format: its id, its table, and the equations it writes itself out as."""

    @property
    def rule(self) -> str: ...
    @property
    def table(self) -> str: ...
    def equations(self, table: Table) -> Iterator[Equation]: ...


class YearRelation(Protocol):
    """A relation to the report of the year before: its id, its table, and the successions that it
    writes itself out as."""

    @property
    def rule(self) -> str: ...
    @property
    def table(self) -> str: ...
    def successions(self, table: Table) -> Iterator[Succession]: ...


@dataclass(frozen=True, eq=False)
class Format:
    """One statutory format: valid from ``first_year`` (report year) until a later one begins.

    ``relations`` hold within a report, ``years`` between the reports of two years. With ``fees``
    part six says what was charged for handling applications (信息处理费, 国办函〔2020〕109号).
    """

    key: str
    source: str
    first_year: int
    title: str
    preamble: Narrative
    parts: tuple[Narrative | Table, ...]
    relations: tuple[Relation, ...]
    years: tuple[YearRelation, ...] = ()
    fees: bool = True

    @cached_property
    def tables(self) -> dict[str, Table]:
        return {part.key: part for part in self.parts if isinstance(part, Table)}

    @cached_property
    def narratives(self) -> tuple[Narrative, ...]:
        """The preamble and the narrative parts, in printed order."""
        return (self.preamble, *(p for p in self.parts if isinstance(p, Narrative)))

    @cached_property
    def passages(self) -> dict[str, Passage]:
        return {p.key: p for narrative in self.narratives for p in narrative.passages}

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Every figure of the report, in printed order."""
        return tuple(cell for table in self.tables.values() for cell in table.cells)

    @cached_property
    def equations(self) -> tuple[Equation, ...]:
        """Every arithmetic relation (勾稽关系) of the format, written out cell by cell."""
        return tuple(
            equation
            for relation in self.relations
            for equation in relation.equations(self.tables[relation.table])
        )

    def successions(self, before: Format) -> tuple[Succession, ...]:
        """What follows from last year's report, which is of the format ``before``: only what both
        formats state."""
        return tuple(
            succession
            for relation in self.years
            if relation in before.years
            for succession in relation.successions(self.tables[relation.table])
        )

    @cached_property
    def totals(self) -> dict[str, Equation]:
        """The cells that are the sum of others (总计), by place, each with the equation that
        defines it: of a total both down and across, the one that the format states first."""
        defined: dict[str, Equation] = {}
        for equation in self.equations:
            if len(equation.right) == 1:
                defined.setdefault("/".join((equation.table, *equation.right[0])), equation)
        return defined
