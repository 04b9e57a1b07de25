"""What kind of file it is, by its content (the name says nothing)."""

from __future__ import annotations

import re
from collections.abc import Callable

from .kinds.csv_file import HEADER, read_csv
from .kinds.docx import read_word
from .kinds.html import read_html
from .kinds.json_file import read_json
from .kinds.mhtml import read_mhtml
from .kinds.ods import read_ods
from .kinds.odt import read_odt
from .kinds.old_office import converted
from .kinds.packages import ODS, ODT, WORD, Package
from .kinds.pdf import read_pdf
from .kinds.text import read_text
from .kinds.xlsx import read_excel
from .limits import LIMITS
from .source import Source
from .understand import Reading, understand
from .unreadable import Unreadable

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"RIFF")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_EXCEL = ("Workbook".encode("utf-16-le"), b"B\0o\0o\0k\0\0\0")
_OLE_LOCKED = "EncryptedPackage".encode("utf-16-le")
_JSON = re.compile(rb"\{|\[\s*[\[{\"\d\]]")  # a text may begin with 「[成文日期]」
_TAG = re.compile(
    rb"<\s*(?:!doctype\s+html|html|head|body|table|tr|div|p|h[1-6]|span|meta)\b", re.I
)


def read_any(data: bytes, name: str) -> Reading:
    """The report in a file of any kind; Unreadable if there is none."""
    _refuse_larger(data, LIMITS.file_bytes)
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        raise Unreadable("文件是空的：没有任何内容，请检查是否选错了文件或上传中断。")
    for is_kind, source_of in _BINARY:
        if is_kind(start):
            return understand(source_of(data), name=name)
    _refuse_larger(data, LIMITS.text_bytes)
    if _JSON.match(start):
        return read_json(data)
    if all(column.encode() in start[:600].replace(b"\0", b"") for column in HEADER):
        return read_csv(data)
    return understand(_text_source(data, start), name=name)


def is_old_office(data: bytes) -> bool:
    """Whether LibreOffice has to convert a file before it can be read."""
    return data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().startswith((_OLE, b"{\\rtf"))


def _text_source(data: bytes, start: bytes) -> Source:
    if re.match(rb"(?:From:|MIME-Version:)", start, re.I) and b"text/html" in data[:20000]:
        return read_mhtml(data)
    plain = data[:65536].replace(b"\0", b"")  # also when it is UTF-16
    return read_html(data) if _TAG.search(plain) else read_text(data)


def _package(data: bytes) -> Source:
    package = Package(data)
    read_kind = {WORD: read_word, ODT: read_odt, ODS: read_ods}.get(package.kind)
    return read_kind(package) if read_kind else read_excel(package, data)


def _old(data: bytes) -> Source:
    if _OLE_LOCKED in data:
        raise Unreadable("文件设置了打开密码；请在 Word 或 Excel 中去掉密码后重新上传。")
    is_excel = any(mark in data for mark in _OLE_EXCEL)
    return _package(converted(data, to="xlsx" if is_excel else "docx"))


def _picture(data: bytes) -> Source:
    raise Unreadable(
        "这是一张图片，读不出文字和数字；请上传可以选中文字的 Word、Excel、PDF 或网页。"
    )


def _refuse_larger(data: bytes, limit: int) -> None:
    if len(data) > limit:
        raise Unreadable(
            f"文件有 {len(data) / 1e6:.0f} MB，超过 {limit / 1e6:.0f} MB 的上限；"
            "请删去图片等附件，只上传报告本身。"
        )


_BINARY: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], Source]], ...] = (
    (lambda start: b"%PDF-" in start[:1024], read_pdf),
    (lambda start: start.startswith(b"PK"), _package),
    (is_old_office, _old),
    (lambda start: start.startswith(_PICTURES), _picture),
)
