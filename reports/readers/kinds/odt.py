"""OpenDocument texts (.odt): paragraphs, lists with their numbers, tables, notes, text boxes."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ..limits import LIMITS
from ..source import Line, Paragraph, Row, Source
from .odf import IMAGE, NOT_PRINTED, PARAGRAPHS, TABLE, TEXT, body_of, characters, count, title_of
from .odt_numbering import Lists
from .packages import Package

_TABLE, _CELL = f"{TABLE}table", f"{TABLE}table-cell"
_LIST, _ITEM = f"{TEXT}list", f"{TEXT}list-item"


def read_odt(package: Package) -> Source:
    """The body of an OpenDocument text in reading order."""
    body = body_of(package, "text")
    walk = _Walk(Lists.of(body.getroottree().getroot(), package) if body is not None else Lists())
    lines = tuple(walk.lines(body)) if body is not None else ()
    return Source(lines, title=title_of(package), pictures=walk.pictures)


class _Walk:
    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self.paragraphs = self.tables = self.pictures = 0

    def lines(self, container: etree._Element) -> Iterator[Line]:
        for child in container:
            if child.tag in PARAGRAPHS:
                yield from self._paragraph(child, self.lists.before_heading(child))
            elif child.tag == _TABLE:
                yield from self._table(child)
            elif child.tag == _LIST:
                yield from self._list(child, "", 1)
            elif child.tag not in NOT_PRINTED and isinstance(child.tag, str):
                yield from self.lines(child)

    def _list(self, element: etree._Element, style: str, level: int) -> Iterator[Line]:
        style = element.get(f"{TEXT}style-name", style)
        self.lists.begin(element, style, level)
        for item in element:
            number = self.lists.next(item, style, level) if item.tag == _ITEM else ""
            for child in item:
                if child.tag in PARAGRAPHS:
                    yield from self._paragraph(child, number)
                    number = ""
                elif child.tag == _LIST:
                    yield from self._list(child, style, level + 1)

    def _paragraph(self, element: etree._Element, number: str) -> Iterator[Line]:
        aside: list[etree._Element] = []
        text = characters(element, aside)
        self.paragraphs += 1
        if text.strip():
            yield Paragraph(number + text, f"第{self.paragraphs}段")
        for part in aside:
            if part.tag == IMAGE:
                self.pictures += 1
            else:
                yield from self.lines(part)

    def _table(self, table: etree._Element) -> Iterator[Line]:
        rows = table.iter(f"{TABLE}table-row")
        cells = [row.findall(_CELL) for row in rows if next(row.iterancestors(_TABLE)) is table]
        nested = any(inner is not table for inner in table.iter(_TABLE))
        if nested or all(len(row) < 2 for row in cells):
            for row in cells:
                for cell in row:
                    yield from self.lines(cell)
            return
        self.tables += 1
        where = f"第{self.tables}张表"
        for number, row in enumerate(cells, 1):
            asides: list[etree._Element] = []
            texts = tuple(text for cell in row for text in self._cell(cell, asides))
            yield Row(texts, f"{where}第{number}行", is_grid=True)
            for part in asides:
                self.pictures += part.tag == IMAGE

    def _cell(self, cell: etree._Element, asides: list[etree._Element]) -> list[str]:
        """The text of a cell, as often as it is repeated; boxes in it are text of it."""
        own: list[etree._Element] = []
        texts = [characters(part, own) for part in cell.iter(*PARAGRAPHS) if _is_printed(part)]
        asides += own
        text = "\n".join(texts).strip("\n")
        return [text] * min(count(cell, f"{TABLE}number-columns-repeated"), LIMITS.sheet_columns)


def _is_printed(paragraph: etree._Element) -> bool:
    """Whether a paragraph of a cell is none of a comment."""
    return not any(outer.tag in NOT_PRINTED for outer in paragraph.iterancestors())
