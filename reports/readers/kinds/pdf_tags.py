"""The tags of a PDF: which marked pieces of text form one paragraph.

pdfium gives the tags page by page, but with every element's place among its siblings, so that a
paragraph that goes on over a page is known by its path from the root.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from ..limits import LIMITS

_BLOCKS = frozenset(
    ("P", "Title", "Caption", "LI", "Note", "BlockQuote", *(f"H{n}" for n in ("", *range(1, 7))))
)
_TABLE = "Table"

Block = tuple[int, ...]  # the path of a paragraph's element from the root


class Tags:
    """The paragraph of every marked piece of one page; empty for an untagged page.

    The element of a paragraph over two pages names the marks of both, and nothing says which are
    whose; a mark that two elements name is that of the one seen on this page alone.
    """

    def __init__(self, blocks: dict[int, Block] | None = None) -> None:
        self.blocks = blocks or {}

    @classmethod
    def of(cls, page: Any, before: set[Block]) -> Tags:
        """The tags of a loaded page; ``before`` holds the paragraphs of the pages before it, and
        is added to."""
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        if not tree:
            return cls()
        try:
            named = list(_Walk().root(tree))
        finally:
            pdfium.FPDF_StructTree_Close(tree)
        blocks: dict[int, Block] = {}
        for mark, block in named:
            if mark not in blocks or blocks[mark] in before:
                blocks[mark] = block
        before.update(block for _, block in named)
        return cls(blocks)

    def block(self, mark: int) -> Block | None:
        """The paragraph that a marked piece belongs to, or None if none is known."""
        return self.blocks.get(mark)


class _Walk:
    def __init__(self) -> None:
        self.left = LIMITS.elements

    def root(self, tree: Any) -> Iterator[tuple[int, Block]]:
        for n in self._children(pdfium.FPDF_StructTree_CountChildren(tree)):
            child = pdfium.FPDF_StructTree_GetChildAtIndex(tree, n)
            yield from self._element(child, (n,), block=(), depth=0)

    def _children(self, count: int) -> Iterator[int]:
        for n in range(count):
            self.left -= 1
            if self.left < 0:
                return
            yield n

    def _element(
        self, element: Any, path: Block, *, block: Block, depth: int
    ) -> Iterator[tuple[int, Block]]:
        if not element or depth > LIMITS.xml_depth:
            return
        kind = _kind(element)
        if kind == _TABLE:
            return  # tables are read by their lines
        if kind in _BLOCKS and not (kind == "P" and block):  # a P in a list item is the item
            block = path
        for n in self._children(pdfium.FPDF_StructElement_CountChildren(element)):
            mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, n)
            if mark >= 0:
                yield mark, block
            else:
                child = pdfium.FPDF_StructElement_GetChildAtIndex(element, n)
                yield from self._element(child, (*path, n), block=block, depth=depth + 1)


def _kind(element: Any) -> str:
    buffer = ctypes.create_string_buffer(64)
    length = pdfium.FPDF_StructElement_GetType(element, buffer, len(buffer))
    return buffer.raw[: min(length, 64)].decode("utf-16-le", "replace").rstrip("\0")
