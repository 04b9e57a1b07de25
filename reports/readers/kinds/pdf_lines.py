"""Characters of a page as lines, and lines as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..source import Line, Paragraph
from .pdf_page import Character, Page
from .pdf_tags import Block, Tags
from .radicals import RADICALS
from .text_tables import row_of

_SAME_LINE = 0.5  # of the type size: how far baselines of one line may lie apart
_EDGE = 0.12  # of the page's height, above and below, where page numbers stand
_COVERED = 0.9  # of the characters of a page that must be tagged
_LARGE = 1.2  # times the usual type: a heading of several lines is one
_GAP = 0.7  # of the type size: a wider gap between characters is a space
_WIDE_GAP = 1.8  # a wider one lies between columns
_SHORT_OF = 2.2  # characters by which a line that ends a paragraph stays short of the margin
_INDENT = 1.2  # characters by which a paragraph's first line is set in
_NUMBERED = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、])")
_LATIN = re.compile(r"[0-9A-Za-z%,.;)]")


@dataclass(frozen=True)
class PrintedLine:
    """One line of a page, where it stands, and the tagged paragraph it belongs to."""

    text: str
    page: int
    number: int
    left: float
    right: float
    top: float
    bottom: float
    size: float
    block: Block | None = None
    is_artifact: bool = False
    is_at_edge: bool = False

    @property
    def where(self) -> str:
        return f"第{self.page}页第{self.number}行"


def lines_of(characters: list[Character], page: Page, tags: Tags) -> list[PrintedLine]:
    """The lines of a page from top to bottom. Tags count only where they cover the page: some
    programs mark a part of the characters only, and the rest is text all the same."""
    known = sum(tags.block(character.mark) is not None for character in characters)
    text = sum(not character.is_artifact for character in characters)
    if known < _COVERED * text:
        tags = Tags()
    lines = (_line(row, page, number, tags) for number, row in enumerate(rows_of(characters), 1))
    return [line for line in lines if line.text.strip()]


def rows_of(characters: Iterable[Character]) -> list[list[Character]]:
    """Characters that stand on one line, from left to right, lines from top to bottom."""
    rows: list[list[Character]] = []
    for character in sorted(characters, key=lambda c: c.base):
        near = _SAME_LINE * max(1.0, character.size)
        if rows and abs(rows[-1][0].base - character.base) < near:
            rows[-1].append(character)
        else:
            rows.append([character])
    for row in rows:
        row.sort(key=lambda c: c.left)
    return rows


def _line(row: list[Character], page: Page, number: int, tags: Tags) -> PrintedLine:
    known = {block for c in row if (block := tags.block(c.mark)) is not None}
    top, bottom = min(c.top for c in row), row[0].base
    return PrintedLine(
        text_of(row),
        page.number,
        number,
        left=row[0].left,
        right=max(c.right for c in row),
        top=top,
        bottom=bottom,
        size=max(c.size for c in row),
        block=min(known) if known else None,
        is_artifact=all(c.is_artifact for c in row),
        is_at_edge=top < page.height * _EDGE or bottom > page.height * (1 - _EDGE),
    )


def text_of(row: list[Character]) -> str:
    """The characters of one line; wide gaps as spaces."""
    text: list[str] = []
    before: Character | None = None
    for character in row:
        if before is not None and not before.text.isspace() and not character.text.isspace():
            gap = (character.left - before.right) / character.size
            text.append("  " if gap > _WIDE_GAP else " " if gap > _GAP else "")
        text.append(character.text)
        before = character
    return "".join(text).translate(RADICALS)


def joined(lines: Iterable[str]) -> str:
    """Lines of one paragraph: Han characters close up, words and numbers keep a space."""
    text = ""
    for line in (line.strip() for line in lines):
        apart = text and line and _LATIN.match(text[-1]) and line[0].isascii() and line[0].isalnum()
        text += f" {line}" if apart else line
    return text


def paragraphs(lines: list[PrintedLine]) -> Iterator[Line]:
    """Lines joined to paragraphs: by the tags, else by short last lines and set-in first ones.
    Lines that are rows of a table without rules are rows."""
    open_lines: list[PrintedLine] = []
    sizes = sorted(line.size for line in lines)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    left = min((line.left for line in lines), default=0.0)
    right = max((line.right for line in lines), default=0.0)
    for line in lines:
        row = row_of(line.text, line.where)
        goes_on = bool(open_lines) and (
            _continues(open_lines[-1], line, left, right) or _is_title(open_lines[-1], line, usual)
        )
        if open_lines and (row or not goes_on):
            yield _paragraph(open_lines)
            open_lines = []
        if row:
            yield row
        else:
            open_lines.append(line)
    if open_lines:
        yield _paragraph(open_lines)


def _continues(before: PrintedLine, line: PrintedLine, left: float, right: float) -> bool:
    if before.block is not None or line.block is not None:
        return before.block == line.block
    reaches = before.right > right - _SHORT_OF * before.size
    set_in = line.left > left + _INDENT * line.size or line.text[:1].isspace()
    if before.text.rstrip().endswith("。") and _NUMBERED.match(line.text):
        return False
    return reaches and not set_in and abs(before.size - line.size) < 0.2 * line.size


def _is_title(before: PrintedLine, line: PrintedLine, usual: float) -> bool:
    """Whether two lines are one large heading, centred or not."""
    same = before.page == line.page and abs(before.size - line.size) < 0.1
    near = line.top - before.bottom < 1.5 * line.size
    return same and near and line.size > _LARGE * usual and before.block is None


def _paragraph(lines: list[PrintedLine]) -> Paragraph:
    return Paragraph(joined(line.text for line in lines), lines[0].where)
