"""PDF: ruled tables by their lines, paragraphs by their tags or by how lines are set (PDF)."""

from __future__ import annotations

import ctypes
import re
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import groupby

import pypdfium2
import pypdfium2.raw as pdfium

from ..limits import LIMITS
from ..source import Line, Source
from ..unreadable import Unreadable
from .pdf_forms import refuse_form_bomb
from .pdf_lines import PrintedLine, lines_of, paragraphs
from .pdf_page import page_of
from .pdf_streams import refuse_bomb
from .pdf_tables import PdfTable, mended, tables_of
from .pdf_tags import Block, Tags

_PAGE_NUMBER = re.compile(
    r"[\s—–\-·.]*(?:第\s*)?\d{1,3}\s*(?:页|/\s*\d{1,3})?[\s—–\-·.]*(?:共\s*\d+\s*页)?"
)
DIGEST = "SHA-256"
SMALL = 0.8  # of the usual size of type
_BROKEN = "PDF 已损坏，可能没有下载完整；请重新下载，或用原来的软件重新导出后上传。"
_LOCKED = "PDF 设置了密码或加密；请去掉密码后重新上传。"
_ONE_AT_A_TIME = threading.Lock()  # pdfium is not safe in threads

Item = PrintedLine | PdfTable


def read_pdf(data: bytes) -> Source:
    """The pages of a PDF in reading order; Unreadable if they are pictures of pages."""
    refuse_bomb(data)
    refuse_form_bomb(data)
    with _ONE_AT_A_TIME:
        try:
            pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            is_locked = error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
            raise Unreadable(_LOCKED if is_locked else _BROKEN) from None
        with closing(pdf):
            items, pictures = _items(pdf)
            title = _title(pdf)
    items = _without_foot(_without_margins(items))
    if not items:
        raise Unreadable(
            "PDF 里没有文字，只有图片（多半是扫描件）；"
            "请上传由 Word 导出的 PDF，或直接上传 Word、Excel 文件。"
        )
    return Source(tuple(_lines(items)), title=title, pictures=pictures)


def _items(pdf: pypdfium2.PdfDocument) -> tuple[list[Item], int]:
    """The tables of all pages and the lines outside them, from top to bottom, and the number of
    pictures."""
    count = pdfium.FPDF_GetPageCount(pdf)
    if count > LIMITS.pages:
        raise Unreadable(
            f"PDF 有 {count} 页，超过 {LIMITS.pages} 页的上限，不像一份年度报告；请只上传报告本身。"
        )
    until = time.monotonic() + LIMITS.seconds
    items: list[Item] = []
    blocks: set[Block] = set()
    pictures = 0
    for number in range(1, count + 1):
        handle = pdfium.FPDF_LoadPage(pdf, number - 1)
        if not handle:
            raise Unreadable(_BROKEN)
        try:
            page, tags = page_of(handle, number), Tags.of(handle, blocks)
        finally:
            pdfium.FPDF_ClosePage(handle)
        tables, outside = tables_of(page)
        items += sorted([*lines_of(outside, page, tags), *tables], key=lambda item: item.top)
        pictures += page.pictures
        if time.monotonic() > until:
            raise Unreadable(
                f"PDF 第 {number} 页仍未读完，已超过 {LIMITS.seconds:.0f} 秒；"
                "请用原来的软件重新导出后上传。"
            )
    return items, pictures


def _title(pdf: pypdfium2.PdfDocument) -> str:
    buffer = ctypes.create_string_buffer(1000)
    length = pdfium.FPDF_GetMetaText(pdf, b"Title", buffer, len(buffer))
    if not 2 < length <= len(buffer):
        return ""
    return buffer.raw[: length - 2].decode("utf-16-le", "replace")


def _lines(items: list[Item]) -> Iterator[Line]:
    """Neighbouring tables are one (a table goes on over a page), neighbouring lines are text."""
    for is_table, group in groupby(items, lambda item: isinstance(item, PdfTable)):
        if is_table:
            yield from mended([item for item in group if isinstance(item, PdfTable)])
        else:
            yield from paragraphs([item for item in group if isinstance(item, PrintedLine)])


def _without_margins(items: list[Item]) -> list[Item]:
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


def _without_foot(items: list[Item]) -> list[Item]:
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
