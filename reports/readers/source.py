"""A file as every reader hands it on: paragraphs and table rows in reading order.

Spans are of no interest here. Rows are found by their labels, so a merged cell simply stands in
the row where it begins and is not repeated where it reaches.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from .limits import LIMITS
from .unreadable import Unreadable


@dataclass(frozen=True)
class Paragraph:
    """One printed paragraph. ``where`` tells a clerk where it stands (第12行); ``heading`` says
    whether the file itself marks it as a heading (None: the file does not mark headings);
    ``passage`` is the key of the text it belongs to, where the file itself says so."""

    text: str
    where: str = ""
    heading: bool | None = None
    passage: str = ""


@dataclass(frozen=True)
class Row:
    """One row of a printed table: its cells from left to right, blank ones as empty texts.

    ``is_grid`` says that every cell is known, with merged ones counted once, so that figures
    begin right after their label."""

    cells: tuple[str, ...]
    where: str = ""
    is_grid: bool = False


Line = Paragraph | Row


@dataclass(frozen=True)
class Source:
    """What a file says.

    ``title`` is one that stands outside the text (a page's ``<title>``) and ``metas`` is what a
    page states for machines, by name; ``beside`` are the lines of its head that are the site's,
    and ``left_out`` those that a reader could not tell from the report, to be told; ``agency`` and
    ``year`` are set where a form asks for them; ``pictures`` counts images; ``is_page`` says that
    what stands before the title is navigation."""

    lines: tuple[Line, ...]
    title: str = ""
    metas: tuple[tuple[str, str], ...] = ()
    beside: tuple[str, ...] = ()
    left_out: tuple[Paragraph, ...] = ()
    pictures: int = 0
    is_page: bool = False
    agency: str = ""
    year: int = 0

    def __post_init__(self) -> None:
        if len(self.lines) > LIMITS.lines:
            raise Unreadable(
                f"文件超过 {LIMITS.lines} 行的上限，不像一份年度报告；请只上传报告本身。"
            )
        longest = max((_length(line) for line in self.lines), default=0)
        if longest > LIMITS.line_characters:
            raise Unreadable(
                f"文件中有一段长达 {longest} 字，超过 {LIMITS.line_characters} 字的上限；"
                "请分段后重新上传。"
            )

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Every printed line that is not blank, of paragraphs and of cells."""
        texts: list[str] = []
        for line in self.lines:
            for text in (line.text,) if isinstance(line, Paragraph) else line.cells:
                if text.isalnum():
                    texts.append(text)
                else:
                    texts += filter(None, map(str.strip, text.splitlines()))
        return tuple(texts)

    @property
    def outside(self) -> tuple[tuple[str, str], ...]:
        """Titles and names that stand outside the text, each with what it is called."""
        named = ((name, text) for name, text in self.metas if name.lower() in _NAMING)
        return tuple(filter(lambda pair: pair[1], (("文件自带的标题", self.title), *named)))


def bounded(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines, and at most one more than a source may have."""
    return tuple(islice(lines, LIMITS.lines + 1))


_NAMING = ("articletitle", "contentsource", "og:title")


def _length(line: Line) -> int:
    return len(line.text) if isinstance(line, Paragraph) else sum(map(len, line.cells))
