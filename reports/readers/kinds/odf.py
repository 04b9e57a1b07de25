"""OpenDocument files: their names, and the characters of a paragraph (.odt, .ods)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ..unreadable import Unreadable
from .markup import parse_xml
from .packages import Package

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE = (f"{{{_URN}{name}:1.0}}" for name in ("office", "text", "table"))
DRAW, STYLE = (f"{{{_URN}{name}:1.0}}" for name in ("drawing", "style"))
PARAGRAPHS = frozenset((f"{TEXT}p", f"{TEXT}h"))
TEXT_BOX, IMAGE = f"{DRAW}text-box", f"{DRAW}image"
# Comments, deleted text, what is hidden, tables of contents, and forms: none of it is the text.
_NOT_PRINTED = (
    f"{OFFICE}annotation {OFFICE}annotation-end {OFFICE}forms {TEXT}tracked-changes "
    f"{TEXT}hidden-text {TEXT}hidden-paragraph {TEXT}table-of-content {TEXT}number "
    f"{TEXT}note-citation"
)
NOT_PRINTED = frozenset(_NOT_PRINTED.split())
_CHARACTERS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_MOST_SPACES = 200  # that one element may stand for
_LOCKED = "文件设置了打开密码；请在 LibreOffice 或 WPS 中去掉密码后重新上传。"


def body_of(package: Package, kind: str) -> etree._Element | None:
    """The body of a file, ``text`` or ``spreadsheet``; Unreadable if it is locked."""
    manifest = "META-INF/manifest.xml"
    if manifest in package and b"encryption-data" in package.read(manifest):
        raise Unreadable(_LOCKED)
    root = parse_xml(package.read("content.xml"), what="正文")
    return root.find(f"{OFFICE}body/{OFFICE}{kind}")


def title_of(package: Package) -> str:
    """The title in the file's properties."""
    if "meta.xml" not in package:
        return ""
    meta = parse_xml(package.read("meta.xml"), what="属性")
    return meta.findtext(".//{http://purl.org/dc/elements/1.1/}title") or ""


def characters(element: etree._Element, aside: list[etree._Element]) -> str:
    """The text of a paragraph; text boxes and notes that hang on it go to ``aside``."""
    return "".join(_gather(element, aside))


def _gather(element: etree._Element, aside: list[etree._Element]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{TEXT}s":
            yield " " * min(count(child, f"{TEXT}c"), _MOST_SPACES)
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag in (TEXT_BOX, f"{TEXT}note-body", IMAGE):
            aside.append(child)
        elif child.tag not in NOT_PRINTED and isinstance(child.tag, str):
            yield from _gather(child, aside)
        yield child.tail or ""


def count(element: etree._Element, name: str) -> int:
    """A number of repetitions, 1 if it is not said."""
    text = element.get(name, "1")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 9 else 1
