"""Numbers of lists and headings in OpenDocument texts: printed, but no part of their text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

from .docx_numbering import chinese
from .markup import parse_xml
from .odf import STYLE, TEXT
from .packages import Package

_LEVEL = f"{TEXT}level"
_DEEPEST = 10


@dataclass(frozen=True)
class _Level:
    """How one level is printed: what stands around the number, and its digits."""

    shape: str
    before: str
    after: str
    start: int

    def printed(self, number: int) -> str:
        if not self.shape:
            return ""
        digits = chinese(number) if "一" in self.shape or "壹" in self.shape else str(number)
        return f"{self.before}{digits}{self.after}"


@dataclass
class Lists:
    """The list styles of one document, counted along it."""

    styles: dict[str, dict[int, _Level]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, content: etree._Element, package: Package) -> Lists:
        roots = [content]
        if "styles.xml" in package:
            roots.insert(0, parse_xml(package.read("styles.xml"), what="样式"))
        lists = cls()
        for root in roots:
            for style in root.iter(f"{TEXT}list-style", f"{TEXT}outline-style"):
                name = "" if style.tag.endswith("outline-style") else style.get(f"{STYLE}name", "")
                lists.styles[name] = dict(_levels(style))
        return lists

    def begin(self, element: etree._Element, style: str, level: int) -> None:
        """A list begins: its numbers start again unless it goes on with the one before."""
        if element.get(f"{TEXT}continue-numbering") != "true" and not element.get(
            f"{TEXT}continue-list"
        ):
            self.counts[style].pop(level, None)

    def next(self, item: etree._Element, style: str, level: int) -> str:
        """What is printed before an item."""
        found = self.styles.get(style, {}).get(level)
        if found is None:
            return ""
        counts = self.counts[style]
        started = _whole(item.get(f"{TEXT}start-value", ""), 0)
        counts[level] = started or counts.get(level, found.start - 1) + 1
        for deeper in range(level + 1, _DEEPEST + 1):
            counts.pop(deeper, None)
        return found.printed(counts[level])

    def before_heading(self, element: etree._Element) -> str:
        """What is printed before a heading outside any list, by the document's outline."""
        if element.tag != f"{TEXT}h" or element.get(f"{TEXT}is-list-header") == "true":
            return ""
        return self.next(element, "", _whole(element.get(f"{TEXT}outline-level", ""), 1))


def _levels(style: etree._Element) -> list[tuple[int, _Level]]:
    found = []
    for level in style.iter(f"{TEXT}list-level-style-number", f"{TEXT}outline-level-style"):
        shape, before, after = (
            level.get(f"{STYLE}num-{name}", "") for name in ("format", "prefix", "suffix")
        )
        start = _whole(level.get(f"{TEXT}start-value", ""), 1)
        found.append((_whole(level.get(_LEVEL, ""), 1), _Level(shape, before, after, start)))
    return found


def _whole(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else default
