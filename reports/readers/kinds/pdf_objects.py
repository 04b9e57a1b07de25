"""Ruled lines and pictures of a PDF page as pdfium gives them, inside its forms too."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import partial
from typing import Any

import pypdfium2.raw as pdfium

from .pdf_characters import refuse_crowded
from .pdf_rules import Stroke, rules_of_path

_PATH, _IMAGE, _FORM = (
    pdfium.FPDF_PAGEOBJ_PATH,
    pdfium.FPDF_PAGEOBJ_IMAGE,
    pdfium.FPDF_PAGEOBJ_FORM,
)
_STEPS = {
    pdfium.FPDF_SEGMENT_MOVETO: "move",
    pdfium.FPDF_SEGMENT_LINETO: "line",
    pdfium.FPDF_SEGMENT_BEZIERTO: "curve",
}
_DEEPEST = 12  # forms inside forms

Point = Callable[[float, float], tuple[float, float]]
Matrix = tuple[float, ...]


class Objects:
    """Gathers the lines and counts the pictures of one page; Unreadable beyond ``most`` pieces.
    ``point`` turns a point of the page's space to its position."""

    def __init__(self, number: int, point: Point, *, most: int) -> None:
        self.number, self.point, self.left = number, point, most
        self.rules: list[Stroke] = []
        self.pictures = 0

    def of_page(self, handle: Any) -> None:
        count = pdfium.FPDFPage_CountObjects(handle)
        self._gather(count, lambda n: pdfium.FPDFPage_GetObject(handle, n), (), 0)

    def _gather(
        self, count: int, item_of: Callable[[int], Any], outer: tuple[Matrix, ...], depth: int
    ) -> None:
        self._spend(count)
        for number in range(count):
            item = item_of(number)
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == _PATH:
                self._path(item, outer)
            elif kind == _IMAGE:
                self.pictures += 1
            elif kind == _FORM and depth < _DEEPEST:
                inner = pdfium.FPDFFormObj_CountObjects(item)
                inside = partial(pdfium.FPDFFormObj_GetObject, item)
                self._gather(inner, inside, (_matrix(item), *outer), depth + 1)

    def _spend(self, count: int) -> None:
        self.left -= max(count, 0)
        if self.left < 0:
            refuse_crowded(self.number)

    def _path(self, item: Any, outer: tuple[Matrix, ...]) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
        if not fill.value and not stroke.value:
            return  # a clip
        count = pdfium.FPDFPath_CountSegments(item)
        self._spend(count)
        matrices = (_matrix(item), *outer)
        steps = [self._step(item, number, matrices) for number in range(count)]
        self.rules += rules_of_path(steps, is_stroked=bool(stroke.value))

    def _step(
        self, item: Any, number: int, matrices: tuple[Matrix, ...]
    ) -> tuple[str, float, float, bool]:
        segment = pdfium.FPDFPath_GetPathSegment(item, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        across, up = x.value, y.value
        for a, b, c, d, e, f in matrices:
            across, up = a * across + c * up + e, b * across + d * up + f
        kind = _STEPS.get(pdfium.FPDFPathSegment_GetType(segment), "")
        closes = bool(pdfium.FPDFPathSegment_GetClose(segment))
        return (kind, *self.point(across, up), closes)


def _matrix(item: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
