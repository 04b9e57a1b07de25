"""The tags of a PDF: which characters form one paragraph, and which are no part of the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfplumber.pdf import PDF

from ..limits import LIMITS

_BLOCKS = frozenset(
    ("P", "Title", "Caption", "LI", "Note", "BlockQuote", *(f"H{n}" for n in ("", *range(1, 7))))
)
_TABLE = "Table"


@dataclass
class Tags:
    """The block of every marked piece of text, by page and mark; empty for an untagged PDF."""

    blocks: dict[tuple[int, int], int] = field(default_factory=dict)
    count: int = 0

    @classmethod
    def of(cls, pdf: PDF) -> Tags:
        tags = cls()
        root = resolve1(pdf.doc.catalog.get("StructTreeRoot"))
        if isinstance(root, dict):
            pages: dict[Any, int] = {p.page_obj.pageid: p.page_number for p in pdf.pages}
            tags._walk(root.get("K"), 0, pages, block=0, depth=0)
        return tags

    def block(self, page: int, mark: object) -> int | None:
        """The number of the paragraph that a character belongs to, or None if none is known."""
        return self.blocks.get((page, mark)) if isinstance(mark, int) else None

    def _walk(self, node: Any, page: int, pages: dict[Any, int], *, block: int, depth: int) -> None:
        node = resolve1(node)
        if depth > LIMITS.xml_depth or self.count > LIMITS.elements:
            return
        self.count += 1
        if isinstance(node, int):
            self.blocks[page, node] = block
        elif isinstance(node, list):
            for child in node:
                self._walk(child, page, pages, block=block, depth=depth + 1)
        elif isinstance(node, dict):
            self._element(node, page, pages, block=block, depth=depth)

    def _element(
        self, node: dict, page: int, pages: dict[Any, int], *, block: int, depth: int
    ) -> None:
        at = node.get("Pg")
        if isinstance(at, PDFObjRef):
            page = pages.get(at.objid, page)
        if isinstance(mark := node.get("MCID"), int):
            self.blocks[page, mark] = block
            return
        kind = getattr(resolve1(node.get("S")), "name", "")
        if kind == _TABLE:
            return  # tables are read by their lines
        inner = self.count if kind in _BLOCKS else block
        self._walk(node.get("K"), page, pages, block=inner, depth=depth + 1)
