"""What of a web page is the report, and what is the site around it (导航、页脚)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from reports.statute.schema import Format

from ..headings import outlines, part_heading
from ..marks import is_label
from ..run_in import run_in
from ..site_lines import begins_foot, is_site_line
from ..source import Line, Paragraph, Row

_NEVER_TEXT = (
    "script style noscript nav footer aside select option button iframe template svg head object "
    "textarea audio video canvas map input datalist dialog"
)
NEVER_TEXT = frozenset(_NEVER_TEXT.split())
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|footer|foot|breadcrumbs?|crumbs?|sidebar|side|share|"
    r"copyright|toolbar|search|pager|related|location|weizhi|dqwz)(?:$|[\s_-]|\d)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NO_HOLDER = frozenset(("table", "tbody", "tr", "p", "h1", "h2", "h3", "h4", "h5", "h6"))
_LENGTH = etree.XPath("string-length()")
SMALL_SHARE = 0.3  # of the page's text


def is_around(element: etree._Element, *, named: bool) -> bool:
    """Whether an element belongs to the site: by its tag, because it is hidden, or by its class
    where the classes of the page mean something (``named``)."""
    if element.tag in NEVER_TEXT or _HIDDEN.search(element.get("style", "")):
        return True
    return named and _is_named(element)


def _is_named(element: etree._Element) -> bool:
    get = element.get
    return _names_around(get("class"), get("id")) and element.tag not in ("body", "html")


@lru_cache(maxsize=4096)  # a page has few classes, and many elements of each
def _names_around(*names: str | None) -> bool:
    return any(_AROUND.search(name) for name in names if name)


def names_tell(root: etree._Element) -> bool:
    """Whether what is named as navigation, foot and so on is a small share of the page: on some
    pages the report itself stands in a ``side`` of a ``foot``."""
    named = [element for element in root.iter() if _is_named(element)]
    known = set(named)
    outermost = (e for e in named if known.isdisjoint(e.iterancestors()))
    return sum(map(_LENGTH, outermost)) < SMALL_SHARE * _LENGTH(root)


@dataclass(frozen=True)
class PlacedLine:
    """A line and the elements around it, outermost first; ``is_link`` if it is hardly anything
    but links."""

    line: Line
    around: tuple[etree._Element, ...]
    is_link: bool = False

    @property
    def text(self) -> str:
        return self.line.text if isinstance(self.line, Paragraph) else " ".join(self.line.cells)


@dataclass(frozen=True)
class Parted:
    """The lines of the report on a page; those of its head that are the site's; those that stand
    outside the report and are no navigation, which are told."""

    report: tuple[Line, ...]
    beside: tuple[str, ...] = ()
    left_out: tuple[Paragraph, ...] = ()


def parted(placed: Sequence[PlacedLine]) -> Parted:
    """The lines of a page told apart by the element that holds the report's headings and tables.

    Over them stand title and preamble, with lines of the site between; below them the report goes
    on until the element ends or a foot (上一篇、打印、主办单位 …) begins."""
    anchors = [n for n, item in enumerate(placed) if _is_anchor(item.line)]
    if not anchors:
        return Parted(tuple(item.line for item in placed))
    first, last = anchors[0], anchors[-1]
    holder = _common(
        list({id(path): path for n in anchors for path in [placed[n].around]}.values())
    )
    report, beside, left_out = [], [], []
    for item in placed[:first]:
        if item.is_link or is_site_line(item.text):
            beside.append(item.text)
        else:
            report.append(item.line)
    report += [item.line for item in placed[first : last + 1]]
    at_foot = False
    for item in placed[last + 1 :]:
        is_inside = item.around[: len(holder)] == holder
        at_foot = at_foot or begins_foot(item.text)
        if is_inside and not at_foot:
            report.append(item.line)
        elif not item.is_link and not is_site_line(item.text):
            left_out.append(Paragraph(item.text, item.line.where))
    return Parted(tuple(report), tuple(beside), tuple(left_out))


def _is_anchor(line: Line) -> bool:
    if isinstance(line, Row):
        return any(is_label(text) for text in line.cells)
    return any(_is_official(line.text, form) for form in outlines())


def _is_official(text: str, form: Format) -> bool:
    heading = run_in(text, form, form.parts[0])
    found = part_heading(heading.heading if heading else text, form, form.parts[0])
    return found is not None and found.official


def _common(paths: list[tuple[etree._Element, ...]]) -> tuple[etree._Element, ...]:
    """The elements around all of these lines; never a table, which holds rows only."""
    shared = 0
    for level in zip(*paths, strict=False):
        if any(element is not level[0] for element in level) or level[0].tag in _NO_HOLDER:
            break
        shared += 1
    return paths[0][:shared]
