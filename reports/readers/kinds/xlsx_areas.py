"""Areas of a sheet that openpyxl fills with cells (合并单元格、链接), counted before it does.

``<mergeCell ref="A1:XFD1048576"/>`` is a file of 1.5 KB and three gigabytes of cells.
"""

from __future__ import annotations

from lxml import etree
from openpyxl.utils.cell import range_boundaries

from ..limits import LIMITS
from ..unreadable import Unreadable

_SHEET = (1, 1, 16_384, 1_048_576)


def refuse_areas(part: etree._Element) -> None:
    """Unreadable if the areas of a part hold more cells together than any report."""
    cells = 0
    for area in part.iter("{*}mergeCell", "{*}hyperlink"):
        cells += _cells(area.get("ref", ""))
        if cells > LIMITS.area_cells:
            raise Unreadable(
                f"工作簿中合并的单元格超过 {LIMITS.area_cells} 格，不像一份年度报告；"
                "请取消整行、整列或整表的合并后另存再上传。"
            )


def _cells(ref: str) -> int:
    """How many cells an area has; what is no area has none, and openpyxl says what it thinks."""
    try:
        bounds = range_boundaries(ref)
    except (ValueError, TypeError):
        return 0
    left, top, right, bottom = (own or edge for own, edge in zip(bounds, _SHEET, strict=True))
    return max(0, right - left + 1) * max(0, bottom - top + 1)
