"""One page of a PDF as pdfium sees it: characters, ruled lines, pictures, all upright.

pdfium is a C library; this is the only module that calls it. Positions are points from the top
left corner of the page, turned so that most of its text stands upright.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from ..limits import LIMITS
from ..unreadable import Unreadable
from .pdf_rules import Rule, rules_of_path

_TEXT, _PATH, _IMAGE, _FORM = (
    pdfium.FPDF_PAGEOBJ_TEXT,
    pdfium.FPDF_PAGEOBJ_PATH,
    pdfium.FPDF_PAGEOBJ_IMAGE,
    pdfium.FPDF_PAGEOBJ_FORM,
)
_HYPHENS = (2, 0xFFFE)  # how pdfium gives a hyphen at the end of a line
_ABOVE = 0.88  # of the type size stands above the base line, as in every Chinese font
_DEEPEST = 12  # forms inside forms
_ARTIFACT = "Artifact"
# The same function with the address as a plain number, which is all that most calls need.
_text_object = ctypes.cast(
    pdfium.FPDFText_GetTextObject,
    ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int),
)


class Character(NamedTuple):
    """One printed character: its box, its base line, its size, the number of the marked piece of
    text it belongs to (-1: none), and whether the file marks it as no part of the text."""

    text: str
    left: float
    right: float
    base: float
    size: float
    mark: int
    is_artifact: bool

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, self.base - (_ABOVE - 0.5) * self.size

    @property
    def top(self) -> float:
        return self.base - _ABOVE * self.size


@dataclass
class Page:
    """What is printed on one page; ``number`` counts from 1."""

    number: int
    height: float
    characters: list[Character] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: int = 0


class _Run(NamedTuple):
    """What the characters of one text object share."""

    size: float
    turn: int  # quarters by which they are turned
    mark: int
    is_artifact: bool


def page_of(handle: Any, number: int) -> Page:
    """A loaded page."""
    raw = list(_characters(handle, number))
    turns = Counter(run.turn for *_, run in raw)
    upright = _Upright(handle, turns.most_common(1)[0][0] if turns else 0)
    page = Page(number, upright.height)
    for text, left, right, x, y, run in raw:
        start, base = upright.point(x, y)
        page.characters.append(
            Character(
                text, start, start + abs(right - left), base, run.size, run.mark, run.is_artifact
            )
        )
    _Objects(page, upright).gather(
        pdfium.FPDFPage_CountObjects(handle), lambda n: pdfium.FPDFPage_GetObject(handle, n)
    )
    return page


class _Upright:
    """Turns points of the page's own space, where y grows upwards, to positions on the page."""

    def __init__(self, handle: Any, turn: int) -> None:
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(handle, box)
        self.turn, self.box = turn, box
        wide, high = abs(box.right - box.left), abs(box.top - box.bottom)
        self.height = (wide if turn % 2 else high) or 1.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        box = self.box
        if self.turn == 1:  # text runs upwards
            return y - box.bottom, x - box.left
        if self.turn == 2:
            return box.right - x, y - box.bottom
        if self.turn == 3:
            return box.top - y, box.right - x
        return x - box.left, box.top - y


def _characters(handle: Any, number: int) -> Iterator[tuple]:
    """Text, both ends along the line, origin, and run of every printed character."""
    text_page = pdfium.FPDFText_LoadPage(handle)
    try:
        count = pdfium.FPDFText_CountChars(text_page)
        if count > LIMITS.page_objects:
            refuse_crowded(number)
        yield from _of_text_page(text_page, count)
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _of_text_page(text_page: Any, count: int) -> Iterator[tuple]:
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box_at, x_at, y_at = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    runs: dict[int | None, _Run] = {}
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
        yield "-" if code in _HYPHENS else chr(code), *ends, x.value, y.value, run


def _run(text_page: Any, index: int) -> _Run:
    item = pdfium.FPDFText_GetTextObject(text_page, index)
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text_page, index, matrix):
        matrix.a = matrix.d = 1.0
    size = pdfium.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d)
    turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
    if not item:
        return _Run(size or 1.0, turn, -1, False)
    mark = pdfium.FPDFPageObj_GetMarkedContentID(item)
    return _Run(size or 1.0, turn, mark, _ARTIFACT in _marks(item))


def _marks(item: Any) -> list[str]:
    """The names of the marks around a piece of a page."""
    count = min(pdfium.FPDFPageObj_CountMarks(item), 8)
    return [_name(pdfium.FPDFPageObj_GetMark(item, number)) for number in range(count)]


def _name(mark: Any) -> str:
    buffer, length = (pdfium.FPDF_WCHAR * 32)(), ctypes.c_ulong()
    if not pdfium.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), length):
        return ""
    return bytes(buffer)[: min(length.value, 64)].decode("utf-16-le", "replace").rstrip("\0")


class _Objects:
    """Gathers ruled lines and pictures of a page, inside its forms too."""

    def __init__(self, page: Page, upright: _Upright) -> None:
        self.page, self.upright = page, upright
        self.left = LIMITS.page_objects - len(page.characters)

    def gather(self, count: int, item_of: Any, *, outer: tuple = (), depth: int = 0) -> None:
        self._spend(count)
        for number in range(count):
            item = item_of(number)
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == _PATH:
                self._path(item, outer)
            elif kind == _IMAGE:
                self.page.pictures += 1
            elif kind == _FORM and depth < _DEEPEST:
                inner = pdfium.FPDFFormObj_CountObjects(item)
                self.gather(
                    inner,
                    lambda n, form=item: pdfium.FPDFFormObj_GetObject(form, n),
                    outer=(_matrix(item), *outer),
                    depth=depth + 1,
                )

    def _spend(self, count: int) -> None:
        self.left -= max(count, 0)
        if self.left < 0:
            refuse_crowded(self.page.number)

    def _path(self, item: Any, outer: tuple) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
        if not fill.value and not stroke.value:
            return  # a clip
        count = pdfium.FPDFPath_CountSegments(item)
        self._spend(count)
        matrices = (_matrix(item), *outer)
        steps = [self._step(item, number, matrices) for number in range(count)]
        self.page.rules += rules_of_path(steps, is_stroked=bool(stroke.value))

    def _step(self, item: Any, number: int, matrices: tuple) -> tuple[str, float, float, bool]:
        segment = pdfium.FPDFPath_GetPathSegment(item, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        across, up = x.value, y.value
        for a, b, c, d, e, f in matrices:
            across, up = a * across + c * up + e, b * across + d * up + f
        kind = _KINDS.get(pdfium.FPDFPathSegment_GetType(segment), "")
        closes = bool(pdfium.FPDFPathSegment_GetClose(segment))
        return (kind, *self.upright.point(across, up), closes)


_KINDS = {
    pdfium.FPDF_SEGMENT_MOVETO: "move",
    pdfium.FPDF_SEGMENT_LINETO: "line",
    pdfium.FPDF_SEGMENT_BEZIERTO: "curve",
}


def _matrix(item: Any) -> tuple[float, ...]:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def refuse_crowded(number: int) -> None:
    raise Unreadable(f"PDF 第 {number} 页的内容过于复杂，不像一份年度报告；请重新导出后上传。")
