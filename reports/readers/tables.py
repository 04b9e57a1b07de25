"""The statutory tables out of rows of cells: by labels, never by the position of a column.

A row of a file is cut into segments: labels, then what stands after them. The last label that
names a statutory row inside the present branch is the row; the figures after it are its figures.
So tables may be split, joined, out of order, shifted under merged cells, or one cell a line.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from reports.statute.findings import Finding, Severity
from reports.statute.headings import Heading, leaves
from reports.statute.schema import Format, Table

from .figure import blank, figure
from .marks import Axis, Mark, Marks, marks_of
from .position import Position
from .segments import Segment, segments_of
from .source import Row


@dataclass(frozen=True)
class LabelledRow:
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

    @cached_property
    def stated(self) -> list[int]:
        """Which of the fields say something."""
        return [position for position, text in enumerate(self.fields) if not blank(text)]


class Tables:
    """Reads the rows of one file in order, and keeps where in the format it stands."""

    def __init__(self, form: Format) -> None:
        self.marks: Marks = marks_of(form.key)
        self.entries: list[LabelledRow] = []
        self.findings: dict[Finding, None] = {}
        self.at = Position()
        self.pending: LabelledRow | None = None  # a row whose figures stand in the next line
        self.is_grid = False

    def pause(self) -> None:
        """Text stands between: figures after it belong to no label before it."""
        self.pending = None

    def take(self, row: Row) -> bool:
        """Read one row; False if nothing in it belongs to a statutory table."""
        taken = False
        segments = list(segments_of(row, self.marks))
        self.is_grid = row.is_grid
        for number, segment in enumerate(segments):
            if not segment.labels and number + 1 < len(segments):
                continue  # a running number (序号) before the first label
            if segment.labels or segment.stated:
                taken |= self._read(segment, row.where)
        return taken

    def _read(self, segment: Segment, where: str) -> bool:
        known = [(text, meaning) for text, meaning in segment.labels if meaning.marks]
        if not known:
            return self._figures_only(segment, where)
        leaf: Mark | None = None
        order: list[str] = []
        for number, (text, meaning) in enumerate(known, 1):
            mark = self.at.choose(meaning, row=number == len(known) and segment.stated)
            self.at.enter(mark)
            if meaning.drifted:
                self._report_drift(mark, text, where)
            if mark.axis is Axis.COLUMN and mark.heading:
                order.append(mark.heading.key)
                self.at.note_unit(mark, text)
            leaf = mark
        self.at.note_order(order)
        self._report_unknown(segment, where)
        if not leaf or not leaf.heading:
            return self._surplus(segment, where)
        if leaf.axis is Axis.ROW and segment.labels[-1][1].marks:
            return self._row(leaf, segment, where)
        if segment.stated and self.at.block and self.at.block.across:
            return self._across(segment.fields, where)
        return self._surplus(segment, where)

    def _row(self, mark: Mark, segment: Segment, where: str) -> bool:
        assert mark.heading is not None  # noqa: S101 - a ROW always has one
        shape = (segment.start, len(segment.fields))
        units = tuple(self.at.units.items())
        fields = tuple(segment.fields)
        entry = LabelledRow(
            mark.table, mark.heading, self.at.columns, fields, where, shape, self.is_grid, units
        )
        if segment.stated:
            if mark.block.across:
                self.at.across = []
            self.entries.append(entry)
            self.pending = None
        else:
            self.pending = entry
        return True

    def _figures_only(self, segment: Segment, where: str) -> bool:
        if not segment.stated or not any(figure(text) for text in segment.fields):
            return False
        if segment.labels:  # an unknown label before figures
            return False
        if self.at.block and self.at.block.across and self.at.rows_across:
            return self._across(segment.fields, where)
        if self.pending:
            pending, self.pending = self.pending, None
            fields = tuple(segment.fields)
            self.entries.append(replace(pending, fields=fields, where=where, shape=(-1, 0)))
            return True
        return False

    def _across(self, fields: list[str], where: str) -> bool:
        """One line of figures under the rows that are printed as headings (part four)."""
        block, table = self.at.block, self.at.table
        assert block is not None and table is not None  # noqa: S101
        columns = tuple(leaf.key for leaf in leaves(block.columns))
        rows = self.at.rows_across or leaves(block.rows)
        values = _trimmed(fields, len(rows) * len(columns))
        if values is None:
            self.report_unplaced(" ".join(fields), where)
            return True
        for number, row in enumerate(rows):
            part = tuple(values[number * len(columns) : (number + 1) * len(columns)])
            self.entries.append(LabelledRow(table, row, columns, part, where, (-2, 0)))
        self.at.across = []
        self.pending = None
        return True

    # -- what is told --------------------------------------------------------------------------

    def _surplus(self, segment: Segment, where: str) -> bool:
        if segment.stated:
            self.report_unplaced(
                " ".join([*(text for text, _ in segment.labels[-1:]), *segment.fields]), where
            )
        return True

    def _report_unknown(self, segment: Segment, where: str) -> None:
        """Labels beside known ones that no format has; one right before figures is told with
        them."""
        labels = segment.labels[:-1] if segment.stated else segment.labels
        for text, meaning in labels:
            if not meaning.marks:
                self.report_unplaced(text, where)

    def _report_drift(self, mark: Mark, text: str, where: str) -> None:
        key = mark.heading.key if mark.heading else ""
        place = "/".join(filter(None, (mark.table.key, key if mark.axis is Axis.ROW else "")))
        message = f"{where}：表中写作“{_one_line(text)}”，按“{mark.label}”读取，请核对。"
        self.findings[Finding("cell.label", Severity.WARNING, place, message)] = None

    def report_unplaced(self, text: str, where: str) -> None:
        """Say that something in a table was not understood, with all that it says."""
        place = self.at.table.key if self.at.table else ""
        message = f"{where}：“{_one_line(text)}”无法对应到法定表格的项目，没有录入，请核对。"
        self.findings[Finding("read.unplaced", Severity.WARNING, place, message)] = None


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
