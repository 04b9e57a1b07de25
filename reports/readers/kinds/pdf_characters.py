"""Characters of a PDF page as pdfium gives them, in the page's own space."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import Any, NamedTuple, NoReturn

import pypdfium2.raw as pdfium

from ..limits import LIMITS
from ..unreadable import Unreadable

_HYPHENS = (2, 0xFFFE)  # how pdfium gives a hyphen at the end of a line
_ARTIFACT = "Artifact"
# The same function with the address as a plain number, which is all that most calls need.
_text_object = ctypes.cast(
    pdfium.FPDFText_GetTextObject,
    ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int),
)


class Run(NamedTuple):
    """What the characters of one text object share: their size, the quarters by which they are
    turned, the number of the marked piece of text (-1: none), and whether the file marks it as no
    part of the text."""

    size: float
    turn: int
    mark: int
    is_artifact: bool


class PrintedCharacter(NamedTuple):
    """One character: both its ends along the line, where its base line starts."""

    text: str
    start: float
    stop: float
    x: float
    y: float
    run: Run


def characters_of(handle: Any, number: int) -> Iterator[PrintedCharacter]:
    """Every printed character of a loaded page; Unreadable if there are too many."""
    text_page = pdfium.FPDFText_LoadPage(handle)
    try:
        count = pdfium.FPDFText_CountChars(text_page)
        if count > LIMITS.page_objects:
            refuse_crowded(number)
        yield from _of_text_page(text_page, count)
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _of_text_page(text_page: Any, count: int) -> Iterator[PrintedCharacter]:
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box_at, x_at, y_at = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    runs: dict[int | None, Run] = {}
    high = 0  # the first half of a character that takes two
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code, high = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD, 0
        if code < 33 and pdfium.FPDFText_IsGenerated(text_page, index):
            continue  # pdfium's own spaces and line ends; ours come from the gaps
        item = _text_object(text_page, index)
        run = runs.get(item)
        if run is None:
            run = runs[item] = _run(text_page, index)
        pdfium.FPDFText_GetLooseCharBox(text_page, index, box_at)
        pdfium.FPDFText_GetCharOrigin(text_page, index, x_at, y_at)
        ends = (box.bottom, box.top) if run.turn % 2 else (box.left, box.right)
        text = "-" if code in _HYPHENS else chr(code)
        yield PrintedCharacter(text, *ends, x.value, y.value, run)


def _run(text_page: Any, index: int) -> Run:
    item = pdfium.FPDFText_GetTextObject(text_page, index)
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text_page, index, matrix):
        matrix.a = matrix.d = 1.0
    size = pdfium.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d)
    turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
    if not item:
        return Run(size or 1.0, turn, -1, False)
    mark = pdfium.FPDFPageObj_GetMarkedContentID(item)
    return Run(size or 1.0, turn, mark, _ARTIFACT in _marks(item))


def _marks(item: Any) -> list[str]:
    """The names of the marks around a piece of a page."""
    count = min(pdfium.FPDFPageObj_CountMarks(item), 8)
    return [_name(pdfium.FPDFPageObj_GetMark(item, number)) for number in range(count)]


def _name(mark: Any) -> str:
    buffer, length = (pdfium.FPDF_WCHAR * 32)(), ctypes.c_ulong()
    if not pdfium.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), length):
        return ""
    return bytes(buffer)[: min(length.value, 64)].decode("utf-16-le", "replace").rstrip("\0")


def refuse_crowded(number: int) -> NoReturn:
    """Refuse a page with more on it than any page of a report."""
    raise Unreadable(f"PDF 第 {number} 页的内容过于复杂，不像一份年度报告；请重新导出后上传。")
