"""Which characters the fonts of the PDF can show.

PDF/UA and PDF/A forbid characters without a glyph. Where the fonts know none (emoji, the rarest
ideographs), 〓 stands in, the printers' mark for a missing type; every other file kind and the
page on the web keep the character.
"""

from __future__ import annotations

import struct
import unicodedata
from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn

MISSING = "〓"


def printable(text: str) -> str:
    """Text in which every character has a glyph in both fonts, or needs none."""
    text = unicodedata.normalize("NFC", text)
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character in "\n\t" or ord(character) in _known():
        return character
    invisible = unicodedata.category(character) in ("Cf", "Cc", "Mn")
    return "" if invisible else MISSING


@cache
def _known() -> frozenset[int]:
    fonts = (pylopdf_fonts_zh_cn.serif_path(), pylopdf_fonts_zh_cn.sans_path())
    return frozenset.intersection(*(_characters(path) for path in fonts))


def _characters(font: Path) -> frozenset[int]:
    """The code points of an OpenType font: the groups of its format 12 character map."""
    data = font.read_bytes()
    tables = {data[at : at + 4]: at for at in range(12, 12 + 16 * _uint16(data, 4), 16)}
    cmap = struct.unpack_from(">I", data, tables[b"cmap"] + 8)[0]
    for record in range(cmap + 4, cmap + 4 + 8 * _uint16(data, cmap + 2), 8):
        start = cmap + struct.unpack_from(">I", data, record + 4)[0]
        if _uint16(data, start) == 12:
            count = struct.unpack_from(">I", data, start + 12)[0]
            groups = struct.iter_unpack(">III", data[start + 16 : start + 16 + 12 * count])
            return frozenset(code for a, b, _ in groups for code in range(a, b + 1))
    raise ValueError(f"{font.name} has no character map of format 12")


def _uint16(data: bytes, at: int) -> int:
    return struct.unpack_from(">H", data, at)[0]
