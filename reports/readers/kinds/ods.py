"""OpenDocument workbooks (.ods): every visible sheet from top to bottom, values as shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from itertools import chain

from lxml import etree

from ..limits import LIMITS
from ..source import Line, Paragraph, Row, Source
from .odf import DRAW, IMAGE, OFFICE, PARAGRAPHS, STYLE, TABLE, body_of, characters, count, title_of
from .packages import Package
from .xlsx import names_a_part
from .xlsx_form import labelled

_NUMBERS = ("float", "currency")
_PLAIN = re.compile(r"[+-]?[\d,]+(?:\.\d+)?")
_LONGEST = 40  # digits of a number


def read_ods(package: Package) -> Source:
    """The sheets of an OpenDocument workbook."""
    body = body_of(package, "spreadsheet")
    if body is None:
        return Source(())
    hidden = set(_hidden_styles(body.getroottree().getroot()))
    sheets = [t for t in body.findall(f"{TABLE}table") if t.get(f"{TABLE}style-name") not in hidden]
    lines = (labelled(_lines(sheet), only=False) for sheet in sheets[: LIMITS.sheets])
    pictures = sum(1 for _ in body.iter(IMAGE))
    return Source(tuple(chain.from_iterable(lines)), title=title_of(package), pictures=pictures)


def _hidden_styles(root: etree._Element) -> Iterator[str]:
    """The styles of sheets that are not shown."""
    for style in root.iter(f"{STYLE}style"):
        properties = style.find(f"{STYLE}table-properties")
        if properties is not None and properties.get(f"{TABLE}display") == "false":
            yield style.get(f"{STYLE}name", "")


def _lines(sheet: etree._Element) -> Iterator[Line]:
    name = sheet.get(f"{TABLE}name", "")
    if names_a_part(name):
        yield Paragraph(name, f"工作表“{name}”")
    for box in sheet.findall(f"{TABLE}shapes//{DRAW}text-box"):
        for paragraph in box.iter(*PARAGRAPHS):
            yield Paragraph(characters(paragraph, []), f"工作表“{name}”的文本框")
    number = 0
    for row in sheet.iter(f"{TABLE}table-row"):
        times = count(row, f"{TABLE}number-rows-repeated")
        texts = tuple(_texts(row)) if row.get(f"{TABLE}visibility", "visible") == "visible" else ()
        if any(texts):
            for n in range(min(times, LIMITS.sheet_rows - number)):
                yield Row(texts, f"工作表“{name}”第{number + n + 1}行", is_grid=True)
        number = min(number + times, LIMITS.sheet_rows)


def _texts(row: etree._Element) -> Iterator[str]:
    left = LIMITS.sheet_columns
    for cell in row.iterchildren(f"{TABLE}table-cell"):
        times = min(count(cell, f"{TABLE}number-columns-repeated"), left)
        left -= times
        yield from [shown(cell)] * times


def shown(cell: etree._Element) -> str:
    """What a cell shows; of a number every digit, with the decimals that are shown."""
    text = "\n".join(characters(p, []) for p in cell.iterchildren(*PARAGRAPHS))
    if cell.get(f"{OFFICE}value-type") not in _NUMBERS:
        return text
    try:
        exact = Decimal(cell.get(f"{OFFICE}value", "")).normalize()
    except InvalidOperation:
        return text
    if not exact.is_finite() or abs(exact.adjusted()) > _LONGEST:
        return text
    decimals = len(text.partition(".")[2]) if _PLAIN.fullmatch(text) else 0
    own = -min(0, int(exact.as_tuple().exponent))
    return format(exact, f".{max(own, decimals)}f")
