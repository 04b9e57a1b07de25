"""Compressed streams of a PDF measured before they are unpacked."""

from __future__ import annotations

import re
import zlib

from ..limits import LIMITS
from ..unreadable import Unreadable

_STREAM = re.compile(rb"stream\r?\n")
# Pictures and fonts may be large and are never unpacked by the reader of text.
_NOT_TEXT = re.compile(
    rb"/Subtype\s*/Image\b|/Length1\b|/CIDFontType0C|/Type1C|/OpenType|/ICCBased|/N\s+[134]\b"
)
_BEFORE = 400  # bytes before a stream in which its dictionary stands


def refuse_bomb(data: bytes) -> None:
    """Unreadable if the streams that hold text unpack to more than any report."""
    total, whole = 0, memoryview(data)
    for found in _STREAM.finditer(data):
        if data[max(0, found.start() - 3) : found.start()] == b"end":
            continue
        before = data[max(0, found.start() - _BEFORE) : found.start()].rpartition(b"obj")[2]
        if b"Flate" not in before or _NOT_TEXT.search(before):
            continue
        total += _unpacked(whole[found.end() :], LIMITS.stream_bytes)
        if total > LIMITS.stream_bytes:
            raise Unreadable(
                f"PDF 解开后超过 {LIMITS.stream_bytes / 1e6:.0f} MB，不像一份年度报告；"
                "请用原来的软件重新导出后上传。"
            )


def _unpacked(data: memoryview, limit: int) -> int:
    try:
        return len(zlib.decompressobj().decompress(data, limit + 1))
    except zlib.error:
        return 0
