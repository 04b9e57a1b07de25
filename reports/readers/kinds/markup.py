"""XML and HTML parsed without following anything outside the file, and not too deep."""

from __future__ import annotations

from lxml import etree

from ..limits import LIMITS
from ..unreadable import Unreadable

BROKEN = "文件内部结构已损坏（{what}），可能没有下载完整；请用原来的软件打开并重新保存后上传。"


def parse_xml(data: bytes, *, what: str) -> etree._Element:
    """A part of an Office file. Entities stay unexpanded and nothing is fetched."""
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise Unreadable(
            "文件内含有外部实体声明，出于安全原因不读取；请用 Word 或 Excel 重新保存。"
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Unreadable(BROKEN.format(what=what)) from None
    refuse_excess(root)
    return root


_COUNT = etree.XPath("count(//*)")
# An element at that depth; counting the ancestors of each takes ten times longer.
_TOO_DEEP = etree.XPath(f"boolean({'/*' * (LIMITS.xml_depth + 2)})")


def refuse_excess(root: etree._Element) -> None:
    """Unreadable if there are more elements, or deeper ones, than any report has."""
    if _COUNT(root) > LIMITS.elements:
        raise Unreadable(
            f"文件内部有超过 {LIMITS.elements} 个元素，不像一份年度报告；请只上传报告本身。"
        )
    if _TOO_DEEP(root):
        raise Unreadable(
            f"文件内部嵌套超过 {LIMITS.xml_depth} 层，不像一份年度报告；"
            "请把正文复制到新的 Word 文件后上传。"
        )
