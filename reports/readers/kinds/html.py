"""Web pages: made by a content management system, saved from Word, or saved by a browser (网页)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from ..limits import LIMITS
from ..source import Paragraph, Row, Source, bounded
from ..unreadable import Unreadable
from .encoding import decode
from .html_page import PlacedLine, is_around, names_tell, parted
from .html_table import CELLS, INLINE, awkward, is_data
from .markup import BROKEN, refuse_excess
from .text_tables import shaped

_PREFORMATTED = frozenset(("pre", "listing", "plaintext", "xmp"))
_KEEPS_SPACE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)\b(?!-line)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HAN = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d]"
_WRAP = re.compile(rf"(?<={_HAN})[ \t]*[\r\n][ \t\r\n]*(?={_HAN})")
_LINKED = 0.7  # of a paragraph; then it is navigation
_MOST_METAS = 200
_STRING = etree.XPath("string()", smart_strings=False)
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""")


def read_html(data: bytes) -> Source:
    """The report on a page: paragraphs and tables, without the site around them."""
    return source_of(_decoded(data))


def source_of(text: str) -> Source:
    root = _parsed(text)
    walk = _Walk(named=names_tell(root))
    walk.block(root, ())
    walk.flush(())
    page = parted(walk.placed)
    return Source(
        page.report,
        title=_clean(root.findtext(".//title") or ""),
        metas=tuple(_metas(root)),
        beside=page.beside,
        left_out=page.left_out,
        pictures=walk.pictures,
        is_page=True,
    )


def _metas(root: etree._Element) -> Iterator[tuple[str, str]]:
    """What the page states for machines: PubDate, ArticleTitle, ContentSource …"""
    for meta in islice(root.iter("meta"), _MOST_METAS):
        name = meta.get("name") or meta.get("property") or ""
        if content := _clean(meta.get("content", "")):
            yield name, content


def _decoded(data: bytes) -> str:
    declared = _DECLARED.search(data[:4096])
    return decode(data, declared=declared[1].decode("ascii") if declared else "")


def _parsed(text: str) -> etree._Element:
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Unreadable(BROKEN.format(what="网页")) from None
    if root is None:
        raise Unreadable("网页是空的，没有任何内容；请在浏览器中打开后另存，再重新上传。")
    refuse_excess(root)
    return root


Path = tuple[etree._Element, ...]


class _Walk:
    """Goes through a page in order: inline text is gathered until a block begins or ends."""

    def __init__(self, *, named: bool) -> None:
        self.placed: list[PlacedLine] = []
        self.named = named  # whether a menu may be told from a report by its class
        self.linked = 0  # characters of the open paragraph that are links
        self.open: list[str] = []
        self.is_preformatted = False
        self.tables = self.paragraphs = self.pictures = 0

    def block(self, element: etree._Element, path: Path) -> None:
        inside = (*path, element)
        before = self.is_preformatted
        self.is_preformatted = before or _is_preformatted(element)
        self._add(element.text)
        for child in element:
            self._child(child, inside)
            self._add(child.tail)
        if self.is_preformatted and not before:
            self.flush(inside)
        self.is_preformatted = before

    def _child(self, child: etree._Element, path: Path) -> None:
        if not isinstance(child.tag, str) or is_around(child, named=self.named):
            return
        if child.tag == "br":
            self.open.append("\n")
        elif child.tag == "img":
            self.pictures += 1
        elif child.tag == "table" and is_data(child):
            self.flush(path)
            self._table(child, path)
        elif child.tag in INLINE and not _holds_blocks(child):
            before = sum(map(len, self.open))
            self.block(child, path)
            if child.tag == "a" and child.get("href"):
                self.linked += max(0, sum(map(len, self.open)) - before)
        else:
            self.flush(path)
            self.block(child, path)
            self.flush((*path, child))

    def _add(self, text: str | None) -> None:
        if text and self.is_preformatted:
            self.open.append(text)
        elif text:
            self.open.append(_closed_up(text))

    def flush(self, path: Path) -> None:
        """End the paragraph that is open."""
        if self.is_preformatted:
            lines = bounded(shaped("".join(self.open).splitlines()))
            self.placed += [PlacedLine(line, path) for line in lines]
            self.open, self.linked = [], 0
            return
        is_link = self.linked > _LINKED * sum(map(len, self.open)) > 0
        for text in "".join(self.open).split("\n"):
            if stripped := text.strip():
                self.paragraphs += 1
                where = f"第{self.paragraphs}段"
                self.placed.append(PlacedLine(Paragraph(stripped, where), path, is_link))
        self.open, self.linked = [], 0

    def _table(self, table: etree._Element, path: Path) -> None:
        self.tables += 1
        inside, awkward_ones = (*path, table), awkward(table)
        for number, row in enumerate(table.iter("tr"), 1):
            cells = tuple(
                _lines(cell) if cell in awkward_ones else _closed_up(_STRING(cell)).strip()
                for cell in row
                if cell.tag in CELLS
            )
            row = Row(cells, f"第{self.tables}张表第{number}行", is_grid=True)
            self.placed.append(PlacedLine(row, inside))
        self.pictures += sum(1 for _ in table.iter("img"))


def _is_preformatted(element: etree._Element) -> bool:
    """Whether line ends and spaces of a block are printed as they are."""
    if element.tag in INLINE:
        return False
    style = element.get("style", "")
    return element.tag in _PREFORMATTED or _KEEPS_SPACE.search(style) is not None


def _holds_blocks(element: etree._Element) -> bool:
    return any(
        isinstance(inner.tag, str) and inner.tag not in INLINE and inner.tag not in ("br", "img")
        for inner in element.iterdescendants()
    )


def _closed_up(text: str) -> str:
    """A text without the line ends and spaces that are of the page's source only."""
    return text if text.isalnum() else _SPACE.sub(" ", _WRAP.sub("", text))


def _lines(cell: etree._Element) -> str:
    """The text of a cell, its paragraphs and line breaks as lines."""
    walk = _Walk(named=False)
    walk.block(cell, ())
    walk.flush(())
    return "\n".join(item.text for item in walk.placed)


def _clean(text: str) -> str:
    return _SPACE.sub(" ", text).strip()[: LIMITS.line_characters]
