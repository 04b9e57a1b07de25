"""Bytes as characters: which encoding a text file is in (编码)."""

from __future__ import annotations

import codecs

from ..characters import GB_18030_2022
from ..unreadable import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, *, declared: str = "") -> str:
    """The characters of a text file: by its byte order mark, by what it declares, or as the
    first of UTF-8, UTF-16 without a mark, and GB18030 that fits it; else Unreadable."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    for encoding in filter(None, (declared, *_guesses(data))):
        try:
            text = _decoded(data, _usual(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
        if "\0" not in text:
            return text
    raise Unreadable(
        "无法识别文件的文字编码；请用 Word 或记事本打开，另存为 .docx，"
        "或另存为 UTF-8 编码的文本后重新上传。"
    )


def _guesses(data: bytes) -> list[str]:
    if data.count(0) * 10 > len(data):  # ASCII digits and tabs make every other byte 0
        return ["utf-16-le" if data[1::2].count(0) >= data[0::2].count(0) else "utf-16-be"]
    return ["utf-8", "gb18030"]


def _decoded(data: bytes, encoding: str) -> str:
    text = data.decode(encoding)
    return text.translate(GB_18030_2022) if encoding == "gb18030" else text


def _usual(declared: str) -> str:
    """Pages that declare GB2312 or GBK use characters of GB18030, which contains both."""
    return (
        "gb18030" if declared.lower().replace("-", "") in ("gb2312", "gbk", "gb18030") else declared
    )


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable(
            "文件开头标明了编码，后面的内容却不符，文件可能不完整；请重新导出后上传。"
        ) from None
