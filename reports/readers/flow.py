"""A file walked from top to bottom: which part each paragraph and each table row belongs to."""

from __future__ import annotations

from dataclasses import replace

from reports.statute.findings import Finding, Severity
from reports.statute.labels import normalise
from reports.statute.schema import Format, Narrative

from .figure import INVISIBLE, blank, figure
from .headings import Part, part_heading
from .marks import is_label
from .passages import Portion
from .run_in import run_in
from .runs import cells_of_line
from .site_lines import is_page_number
from .source import Line, Paragraph, Row
from .sub_headings import head_of, passage_of
from .tables import Tables
from .title import Title

UNIT_NOTE = "单位"
LONG = 30  # characters of a table cell that is text rather than a label


class Flow:
    """Collects the pieces of text by part, the table rows, and the printed headings."""

    def __init__(self, form: Format, title: Title) -> None:
        self.form = form
        self.titles = {normalise(line) for line in (title.printed, *title.lines)} - {""}
        self.tables = Tables(form)
        self.part: Part | None = None
        self.seen: list[Part] = []
        self.pieces: dict[str, list[Portion]] = {}
        self.own: dict[str, list[str]] = {}  # texts whose place the file itself tells
        self.findings: list[Finding] = []
        # Nothing is known to stand before a title that is not printed among the lines.
        self.after_title = not title.lines
        self.before_title: list[Portion] = []

    def walk(self, lines: tuple[Line, ...]) -> None:
        for line in lines:
            if isinstance(line, Paragraph):
                self._printed(line)
            else:
                self._row(line)

    def _printed(self, line: Paragraph) -> None:
        if line.passage in self.form.passages:
            self.tables.pause()
            paragraphs = (text.strip() for text in line.text.split("\n"))
            self.own.setdefault(line.passage, []).extend(filter(None, paragraphs))
        else:
            self._text(line.text, line.where, line.heading)

    def _row(self, row: Row) -> None:
        row = self._without_heading(row)
        stated = [text for text in row.cells if not blank(text)]
        if not stated:
            return
        if len(stated) == 1 and self._lone_cell(stated[0], row.where):
            return
        if self.tables.take(row):
            self._follow()
        elif all(figure(text) for text in stated):
            self.tables.report_unplaced(" ".join(stated), row.where)
        elif any(len(text) > LONG or self._opens(text) for text in stated):
            for text in stated:
                self._text(text, row.where, None)
        else:
            self._keep_row(stated, row.where)

    def _without_heading(self, row: Row) -> Row:
        """The row without the heading of a part that is printed in its first cell."""
        first = next((text for text in row.cells if not blank(text)), "")
        found = None if is_label(first) else run_in(first, self.form, self.part)
        if found is None or not is_label(found.text):
            return row
        self._text(found.heading, row.where, None)
        cells = tuple(found.text if text == first else text for text in row.cells)
        return replace(row, cells=cells)

    def _keep_row(self, stated: list[str], where: str) -> None:
        """A row of some other table: its cells stay as a line of text. Among the statutory tables
        ``passages`` says so, in a text the finding does."""
        line = "\t".join(" ".join(text.split()) for text in stated)
        if isinstance(self.part, Narrative):
            message = f"{where}：“{' '.join(stated)}”不是法定表格的内容，已作为文字保留，请核对。"
            self.findings.append(Finding("read.unplaced", Severity.WARNING, self.part.key, message))
        self._keep(line, where, None)

    def _lone_cell(self, text: str, where: str) -> bool:
        """A row with one stated cell is text unless it is a label or a figure of a table."""
        if figure(text) and (self.tables.pending or self.tables.at.rows_across):
            return False
        if not self._opens(text) and (is_label(text) or self._drifted_label(text)):
            return False
        self._text(text, where, None)
        return True

    def _drifted_label(self, text: str) -> bool:
        in_table = self.tables.at.table is not None and self.part is self.tables.at.table
        return in_table and bool(self.tables.marks.guess(text).marks)

    def _opens(self, text: str) -> bool:
        return not is_label(text) and part_heading(text, self.form, self.part) is not None

    def _follow(self) -> None:
        """A table that stands under no heading of its own opens its part."""
        table = self.tables.at.table
        if table and (self.part is None or self._position(table) > self._position(self.part)):
            self.part = table

    def _position(self, part: Part) -> int:
        return self.form.parts.index(part)

    def _text(self, text: str, where: str, heading: bool | None) -> None:
        for paragraph in text.translate(INVISIBLE).splitlines():
            if not (stripped := paragraph.strip()) or is_page_number(stripped):
                continue
            if found := run_in(stripped, self.form, self.part):
                self._paragraph(found.heading, where, heading)
                self._text(found.text, where, None)
            elif cells := cells_of_line(stripped):
                self._row(Row(cells, where))
            else:
                self._paragraph(stripped, where, heading)

    def _paragraph(self, text: str, where: str, heading: bool | None) -> None:
        self.tables.pause()
        plain = normalise(text) if len(text) < 200 else ""
        if plain in self.titles and not self.pieces.get(self.form.parts[0].key):
            self.after_title = True
            return
        found = None if heading is False else part_heading(text, self.form, self.part)
        if found and not is_label(text):
            self._open(found.part, text, where, official=found.official)
        elif self._unit_note(plain):
            self._say_unit(text, where)
        else:
            self._begin_overview(text)
            self._keep(text, where, heading)

    def _unit_note(self, plain: str) -> bool:
        """「单位：件」 over a table is no text of the report."""
        if self.part is None or self.part.key not in self.form.tables:
            return False
        return len(plain) < 10 and plain.strip("()").startswith(UNIT_NOTE)

    def _say_unit(self, text: str, where: str) -> None:
        key = self.part.key if self.part else ""
        message = f"{where}：表格上方注明“{text}”，单位按格式规定读取。"
        self.findings.append(Finding("read.unit", Severity.HINT, key, message))

    def _open(self, part: Part, text: str, where: str, *, official: bool) -> None:
        if part is self.part:
            if not official and part in self.seen:
                self._keep(text, where, None)
            self._note(part)
            return
        if part in self.seen:
            self._say_heading(f"{where}：“{text}”再次出现，其后的文字接在同一部分。", part)
        elif self.seen and self._position(part) < max(map(self._position, self.seen)):
            self._say_heading(f"{where}：“{text}”的位置不符合格式规定的顺序。", part)
        if not official:
            self._say_heading(f"{where}：标题写作“{text}”，应为“{part.heading}”。", part)
        self.part, self.after_title = part, True
        self._note(part)

    def _note(self, part: Part) -> None:
        if part not in self.seen:
            self.seen.append(part)

    def _say_heading(self, message: str, part: Part) -> None:
        self.findings.append(Finding("structure.heading", Severity.WARNING, part.key, message))

    def _begin_overview(self, text: str) -> None:
        """The first sub-heading of part one opens it where its own heading is missing."""
        head = head_of(text) if self.part is None and self.after_title else None
        overview = self.form.parts[0]
        if head and head.ordinal == 1 and passage_of(head, overview.passages):  # type: ignore[union-attr]
            self.part = overview
            self._say_heading(f"没有找到标题“{overview.heading}”。", overview)

    def _keep(self, text: str, where: str, heading: bool | None) -> None:
        piece = Portion(text, where, heading)
        if not self.after_title and self.part is None:
            self.before_title.append(piece)
            return
        key = self.part.key if self.part else self.form.preamble.key
        self.pieces.setdefault(key, []).append(piece)
