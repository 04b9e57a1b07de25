"""A report as PDF: set by Typst, tagged for screen readers (PDF/UA-1), the same bytes each time.

``report.typ`` is the whole design; it is handed the report as JSON and never as markup.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst

from reports.statute.document import Document

from ..imprint import Imprint, moment
from .template_data import page

_TEMPLATE = Path(__file__).with_name("report.typ")
ACCESSIBLE: list[typst.PDFStandard] = ["ua-1"]
ARCHIVAL: list[typst.PDFStandard] = ["a-2a", "ua-1"]


def to_pdf(document: Document, imprint: Imprint, *, archival: bool = False) -> bytes:
    """PDF/UA-1; with ``archival`` PDF/A-2a as well, which archives ask for."""
    return typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(page(document, imprint), ensure_ascii=False)},
        pdf_standards=ARCHIVAL if archival else ACCESSIBLE,
        timestamp=int(moment(document, imprint).timestamp()),
    )


@cache
def _fonts() -> typst.Fonts:
    """Noto Serif and Sans SC from the package, never the machine's: the same PDF everywhere."""
    folder = pylopdf_fonts_zh_cn.serif_path().parent
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )
