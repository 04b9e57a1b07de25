"""The statutory tables out of rows of cells: by labels, never by the position of a column.

A row of a file is cut into segments: labels, then what stands after them. The last label that
names a statutory row inside the present branch is the row; the figures after it are its figures.
So tables may be split, joined, out of order, shifted under merged cells, or one cell a line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from reports.statute.findings import Finding, Severity
from reports.statute.schema import Block, Format, Heading, Table, leaves

from .figure import blank, figure
from .marks import NOTHING, Axis, Mark, Marks, Reading, marks_of
from .source import Row


@dataclass(frozen=True)
class Entry:
    """The fields printed after the label of one statutory row, not yet given to its columns.

    ``shape`` tells rows of a file that are laid out alike; ``columns`` is the printed order;
    ``unit`` is one printed in the heading of the column.
    """

    table: Table
    row: Heading
    columns: tuple[str, ...]
    fields: tuple[str, ...]
    where: str
    shape: tuple[int, int] = (-1, 0)
    is_grid: bool = False
    units: tuple[tuple[str, str], ...] = ()


@dataclass
class _Segment:
    """Labels, and the fields after the last of them; ``start`` is that label's position."""

    labels: list[tuple[str, Reading]] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    start: int = 0

    @property
    def stated(self) -> bool:
        return any(not blank(text) for text in self.fields)


class Tables:
    """Reads the rows of one file in order, and keeps where in the format it stands."""

    def __init__(self, form: Format) -> None:
        self.marks: Marks = marks_of(form.key)
        self.entries: list[Entry] = []
        self.findings: dict[Finding, None] = {}
        self.table: Table | None = None
        self.block: Block | None = None
        self.branch: tuple[str, ...] = ()
        self.columns: tuple[str, ...] = ()  # as printed over the figures
        self.across: list[Heading] = []  # rows printed as headings of columns, not yet filled
        self.pending: Entry | None = None  # a row whose figures stand in the next line
        self.is_grid = False
        self.units: dict[str, str] = {}  # by column, printed in its heading

    def pause(self) -> None:
        """Text stands between: figures after it belong to no label before it."""
        self.pending = None

    def take(self, row: Row) -> bool:
        """Read one row; False if nothing in it belongs to a statutory table."""
        taken = False
        segments = list(self._segments(row))
        self.is_grid = row.is_grid
        for number, segment in enumerate(segments):
            if not segment.labels and number + 1 < len(segments):
                continue  # a running number (序号) before the first label
            if segment.labels or segment.stated:
                taken |= self._read(segment, row.where)
        return taken

    def _segments(self, row: Row) -> Iterator[_Segment]:
        segment, named = _Segment(), False
        for position, text in enumerate(row.cells):
            reading = self._label(text, named=named)
            if reading is None:
                segment.fields.append(text)
                continue
            if segment.stated:
                yield segment
                segment, named = _Segment(), False
            segment.labels.append((text, reading))
            segment.fields, segment.start = [], position
            named = named or _names_a_row(reading)
        yield segment

    def _label(self, text: str, *, named: bool) -> Reading | None:
        """What a cell says as a label, or None if it is a field. After the name of a row only
        an official label is one: any other text stands where a figure is due."""
        if blank(text) or figure(text):
            return None
        reading = self.marks.read(text)
        if reading.marks:
            return reading
        reading = NOTHING if named else self.marks.guess(text)
        return reading if reading.marks or not named else None

    # -- one segment ---------------------------------------------------------------------------

    def _read(self, segment: _Segment, where: str) -> bool:
        known = [(text, reading) for text, reading in segment.labels if reading.marks]
        if not known:
            return self._figures_only(segment, where)
        leaf: Mark | None = None
        order: list[str] = []
        for text, reading in known:
            mark = self._choose(reading, row=text is known[-1][0] and segment.stated)
            self._enter(mark)
            if reading.drifted:
                self._report_drift(mark, text, where)
            if mark.axis is Axis.COLUMN and mark.heading:
                order.append(mark.heading.key)
                self._note_unit(mark, text)
            leaf = mark
        self._note_order(order)
        if not leaf or not leaf.heading:
            return self._surplus(segment, where)
        if leaf.axis is Axis.ROW and segment.labels[-1][1].marks:
            return self._row(leaf, segment, where)
        if segment.stated and self.block and self.block.across:
            return self._across(segment.fields, where)
        return self._surplus(segment, where)

    def _choose(self, reading: Reading, *, row: bool) -> Mark:
        """The meaning that fits: of the present block, table, branch; of rows if figures follow,
        else of headings."""
        wanted = Axis.ROW if row else Axis.COLUMN

        def fit(mark: Mark) -> tuple[bool, ...]:
            inside = bool(mark.heading) and mark.heading.path[:-1] == self.branch  # type: ignore[union-attr]
            return (
                mark.table is self.table,
                mark.axis is wanted and not mark.block.across,
                mark.block is self.block,
                inside,
            )

        return max(reading.marks, key=fit)

    def _enter(self, mark: Mark) -> None:
        if mark.axis is Axis.CAPTION and not mark.heading and mark.label != mark.block.label:
            # The corner 信息内容 stands in every block of part two: it does not say which.
            if mark.table is not self.table:
                self.table, self.block, self.branch = mark.table, None, ()
            return
        if mark.block is not self.block:
            self.table, self.block, self.branch = mark.table, mark.block, ()
            self.across = []
            columns = tuple(leaf.key for leaf in leaves(mark.block.columns))
            if set(columns) != set(self.columns):  # else the heading over them still holds
                self.columns, self.units = columns, {}
        if mark.axis is Axis.BRANCH and mark.heading:
            self.branch = mark.heading.path
        elif mark.axis is Axis.ROW and mark.heading:
            self.branch = mark.heading.path[:-1]
            if mark.block.across and mark.heading not in self.across:
                self.across.append(mark.heading)

    def _note_order(self, printed: list[str]) -> None:
        """Columns of one heading are read in the order in which one line prints their labels.
        Of different headings the order says nothing: a copied heading lists them level by level."""
        if self.block is None or self.block.across or len(printed) < 2:
            return
        if len(set(printed)) != len(printed):
            return
        order = [leaf.key for leaf in leaves(self.block.columns)]
        for siblings in _groups(self.block.columns):
            seen = [key for key in printed if key in siblings]
            places = sorted(order.index(key) for key in seen)
            for place, key in zip(places, seen, strict=True):
                order[place] = key
        self.columns = tuple(order)

    def _note_unit(self, mark: Mark, text: str) -> None:
        unit = next((u for u in ("万元", "亿元", "元") if u in text), "")
        if unit and mark.heading:
            self.units[mark.heading.key] = unit

    def _row(self, mark: Mark, segment: _Segment, where: str) -> bool:
        assert mark.heading is not None  # noqa: S101 - a ROW always has one
        shape = (segment.start, len(segment.fields))
        units = tuple(self.units.items())
        fields = tuple(segment.fields)
        entry = Entry(
            mark.table, mark.heading, self.columns, fields, where, shape, self.is_grid, units
        )
        if segment.stated:
            if mark.block.across:
                self.across = []
            self.entries.append(entry)
            self.pending = None
        else:
            self.pending = entry
        return True

    def _figures_only(self, segment: _Segment, where: str) -> bool:
        if not segment.stated or not any(figure(text) for text in segment.fields):
            return False
        if segment.labels:  # an unknown label before figures
            return False
        if self.block and self.block.across and self.across:
            return self._across(segment.fields, where)
        if self.pending:
            pending, self.pending = self.pending, None
            fields = tuple(segment.fields)
            self.entries.append(replace(pending, fields=fields, where=where, shape=(-1, 0)))
            return True
        return False

    def _across(self, fields: list[str], where: str) -> bool:
        """One line of figures under the rows that are printed as headings (part four)."""
        block, table = self.block, self.table
        assert block is not None and table is not None  # noqa: S101
        columns = tuple(leaf.key for leaf in leaves(block.columns))
        rows = tuple(self.across) if self.across else leaves(block.rows)
        values = _trimmed(fields, len(rows) * len(columns))
        if values is None:
            self.report_unplaced(" ".join(fields), where)
            return True
        for number, row in enumerate(rows):
            part = tuple(values[number * len(columns) : (number + 1) * len(columns)])
            self.entries.append(Entry(table, row, columns, part, where, (-2, 0)))
        self.across = []
        self.pending = None
        return True

    # -- what is told --------------------------------------------------------------------------

    def _surplus(self, segment: _Segment, where: str) -> bool:
        if segment.stated:
            self.report_unplaced(
                " ".join([*(text for text, _ in segment.labels[-1:]), *segment.fields]), where
            )
        return True

    def _report_drift(self, mark: Mark, text: str, where: str) -> None:
        key = mark.heading.key if mark.heading else ""
        place = "/".join(filter(None, (mark.table.key, key if mark.axis is Axis.ROW else "")))
        message = f"{where}：表中写作“{_one_line(text)}”，按“{mark.label}”读取，请核对。"
        self.findings[Finding("cell.label", Severity.WARNING, place, message)] = None

    def report_unplaced(self, text: str, where: str) -> None:
        """Say that something in a table was not understood, with all that it says."""
        place = self.table.key if self.table else ""
        message = f"{where}：“{_one_line(text)}”无法对应到法定表格的项目，没有录入，请核对。"
        self.findings[Finding("read.unplaced", Severity.WARNING, place, message)] = None


def _names_a_row(reading: Reading) -> bool:
    """Whether a label can only be the name of a row with figures after it."""
    first = reading.marks[0] if reading.marks else None
    return bool(first) and first.axis is Axis.ROW and not first.block.across  # type: ignore[union-attr]


def _groups(headings: tuple[Heading, ...]) -> Iterator[frozenset[str]]:
    """The keys of innermost headings that stand side by side with nothing but such."""
    if not any(heading.children for heading in headings):
        yield frozenset(heading.key for heading in headings)
    for heading in headings:
        if heading.children:
            yield from _groups(heading.children)


def _trimmed(fields: list[str], due: int) -> list[str] | None:
    """The fields that hold the figures due, without the padding around them."""
    values = list(fields)
    while len(values) > due and blank(values[-1]):
        values.pop()
    while len(values) > due and blank(values[0]):
        values.pop(0)
    return values if len(values) == due else None


def _one_line(text: str) -> str:
    return " ".join(text.split())
