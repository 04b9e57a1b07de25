"""PDF: ruled tables by their lines, paragraphs by their tags or by how lines are set (PDF)."""

from __future__ import annotations

import io
import logging
import re
import time
from collections.abc import Iterator
from itertools import groupby

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from ..limits import LIMITS
from ..source import Line, Source
from ..unreadable import Unreadable
from .pdf_lines import PrintedLine, lines_of, paragraphs
from .pdf_streams import refuse_bomb
from .pdf_tables import PdfTable, mended, tables_of
from .pdf_tags import Tags

_PAGE_NUMBER = re.compile(
    r"[\s—–\-·.]*(?:第\s*)?\d{1,3}\s*(?:页|/\s*\d{1,3})?[\s—–\-·.]*(?:共\s*\d+\s*页)?"
)
DIGEST = "SHA-256"
SMALL = 0.8  # of the usual size of type

for _name in ("pdfminer", "pdfplumber"):  # their complaints about a file are not the operator's
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def read_pdf(data: bytes) -> Source:
    """The pages of a PDF in reading order; Unreadable if they are pictures of pages."""
    refuse_bomb(data)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return _source(pdf)
    except (Unreadable, MemoryError):
        raise
    except Exception as error:
        raise Unreadable(_reason(error)) from None


def _reason(error: Exception) -> str:
    names = {type(e).__name__ for e in (error, error.__context__, *error.args) if e}
    if names & {"PDFPasswordIncorrect", "PDFEncryptionError", "PDFTextExtractionNotAllowed"}:
        return "PDF 设置了密码或加密；请去掉密码后重新上传。"
    return "PDF 已损坏，可能没有下载完整；请重新下载，或用原来的软件重新导出后上传。"


def _source(pdf: PDF) -> Source:
    if len(pdf.pages) > LIMITS.pages:
        raise Unreadable(
            f"PDF 有 {len(pdf.pages)} 页，超过 {LIMITS.pages} 页的上限，不像一份年度报告；"
            "请只上传报告本身。"
        )
    tags, until = Tags.of(pdf), time.monotonic() + LIMITS.seconds
    items: list[PrintedLine | PdfTable] = []
    pictures = 0
    for page in pdf.pages:
        items += _items(page, tags)
        pictures += len(page.images)
        page.close()
        if time.monotonic() > until:
            raise Unreadable(
                f"PDF 第 {page.page_number} 页仍未读完，已超过 {LIMITS.seconds:.0f} 秒；"
                "请用原来的软件重新导出后上传。"
            )
    items = _without_foot(_without_margins(items))
    if not items:
        raise Unreadable(
            "PDF 里没有文字，只有图片（多半是扫描件）；"
            "请上传由 Word 导出的 PDF，或直接上传 Word、Excel 文件。"
        )
    title = pdf.metadata.get("Title")
    return Source(
        tuple(_lines(items)),
        title=title if isinstance(title, str) else "",
        pictures=pictures,
    )


def _items(page: Page, tags: Tags) -> list[PrintedLine | PdfTable]:
    """The tables of a page and the lines outside them, from top to bottom."""
    if len(page.chars) + len(page.rects) + len(page.lines) + len(page.curves) > LIMITS.page_objects:
        raise Unreadable(
            f"PDF 第 {page.page_number} 页的内容过于复杂，不像一份年度报告；请重新导出后上传。"
        )
    tables, outside = tables_of(page)
    printed = lines_of(outside, page.page_number, tags, height=float(page.height))
    return sorted([*printed, *tables], key=lambda item: item.top)


def _lines(items: list[PrintedLine | PdfTable]) -> Iterator[Line]:
    """Neighbouring tables are one (a table goes on over a page), neighbouring lines are text."""
    for is_table, group in groupby(items, lambda item: isinstance(item, PdfTable)):
        if is_table:
            yield from mended([item for item in group if isinstance(item, PdfTable)])
        else:
            yield from paragraphs([item for item in group if isinstance(item, PrintedLine)])


def _without_margins(items: list[PrintedLine | PdfTable]) -> list[PrintedLine | PdfTable]:
    """The items without page numbers, what tags call no part of the text, and what stands at the
    same height of several pages, numbers aside (页眉、页脚)."""
    pages: dict[tuple[str, int], set[int]] = {}
    for item in items:
        if isinstance(item, PrintedLine) and item.is_at_edge:
            pages.setdefault(_running(item), set()).add(item.page)

    def is_text(line: PrintedLine) -> bool:
        if line.is_artifact:
            return False
        if not line.is_at_edge:
            return True
        return len(pages[_running(line)]) < 2 and not _PAGE_NUMBER.fullmatch(line.text)

    return [item for item in items if isinstance(item, PdfTable) or is_text(item)]


def _running(line: PrintedLine) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text), round(line.top)


def _without_foot(items: list[PrintedLine | PdfTable]) -> list[PrintedLine | PdfTable]:
    """The items without the imprint (版记) that this portal prints small under a report, which
    ends with the content's SHA-256."""
    sizes = [item.size for item in items if isinstance(item, PrintedLine)]
    if not any(isinstance(item, PrintedLine) and DIGEST in item.text for item in items[-8:]):
        return items
    usual = max(set(sizes), key=sizes.count)
    end = len(items)
    while end and isinstance(last := items[end - 1], PrintedLine) and last.size < SMALL * usual:
        end -= 1
    return items[:end]
