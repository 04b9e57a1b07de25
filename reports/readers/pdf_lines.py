"""Characters of a page as lines, and lines as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from .pdf_tags import Tags
from .source import Line, Paragraph
from .text_tables import row_of

Character = dict[str, Any]

_SAME_LINE = 0.5  # of the type size: how far baselines of one line may lie apart
_GAP = 0.7  # of the type size: a wider gap between characters is a space
_WIDE_GAP = 1.8  # a wider one lies between columns
_SHORT_OF = 2.2  # characters by which a line that ends a paragraph stays short of the margin
_INDENT = 1.2  # characters by which a paragraph's first line is set in
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
    block: int | None = None
    is_artifact: bool = False

    @property
    def where(self) -> str:
        return f"第{self.page}页第{self.number}行"


def lines_of(characters: list[Character], page: int, tags: Tags) -> list[PrintedLine]:
    """The lines of a page from top to bottom."""
    rows: list[list[Character]] = []
    for character in sorted(characters, key=lambda c: (c["bottom"], c["x0"])):
        if rows and abs(rows[-1][0]["bottom"] - character["bottom"]) < _SAME_LINE * max(
            1.0, character["size"]
        ):
            rows[-1].append(character)
        else:
            rows.append([character])
    lines = (_line(row, page, number, tags) for number, row in enumerate(rows, 1))
    return [line for line in lines if line.text.strip()]


def _line(row: list[Character], page: int, number: int, tags: Tags) -> PrintedLine:
    row.sort(key=lambda c: c["x0"])
    marks = {tags.block(page, c.get("mcid")) for c in row}
    known = {block for block in marks if block is not None}
    return PrintedLine(
        text_of(row),
        page,
        number,
        left=row[0]["x0"],
        right=max(c["x1"] for c in row),
        top=min(c["top"] for c in row),
        bottom=row[0]["bottom"],
        size=max(c["size"] for c in row) or 1.0,
        block=min(known) if known else None,
        is_artifact=bool(tags.blocks) and not known,
    )


def text_of(row: list[Character]) -> str:
    """The characters of one line; wide gaps as spaces."""
    text: list[str] = []
    before: Character | None = None
    for character in row:
        if before is not None and not before["text"].isspace() and not character["text"].isspace():
            gap = (character["x0"] - before["x1"]) / (character["size"] or 1.0)
            text.append("  " if gap > _WIDE_GAP else " " if gap > _GAP else "")
        text.append(character["text"])
        before = character
    return "".join(text)


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
    left = min((line.left for line in lines), default=0.0)
    right = max((line.right for line in lines), default=0.0)
    for line in lines:
        row = row_of(line.text, line.where)
        if open_lines and (row or not _continues(open_lines[-1], line, left, right)):
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
    set_in = line.left > left + _INDENT * line.size
    return reaches and not set_in and abs(before.size - line.size) < 0.2 * line.size


def _paragraph(lines: list[PrintedLine]) -> Paragraph:
    return Paragraph(joined(line.text for line in lines), lines[0].where)
