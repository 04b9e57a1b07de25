"""What of a web page is the report, and what is the site around it (导航、页脚)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from reports.statute import FORMATS
from reports.statute.labels import normalise

from ..headings import part_heading
from ..marks import is_label
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
_SITE_LINE = re.compile(
    r"^[【\[（(|]?(?:发布时间|发布日期|成文日期|发文日期|时间|日期|来源|信息来源|作者|浏览次数|浏览量|阅读|点击|字号|"
    r"字体|打印|关闭|分享|上一篇|下一篇|当前位置|您?现?在?的?位置|您所在的位置|版权所有|主办单位|承办单位|"
    r"技术支持|网站标识码|网站地图|联系我们|关于我们|扫一扫|索引号|责任编辑|收藏|首页|返回|附件下载|"
    r"[^。]{0,12}ICP备|[^。]{0,12}公网安备)(?=$|[\s:：>】\]|（(号一大中小本此到顶次\d])"
)
SMALL_SHARE = 0.3  # of the page's text; what holds more is not around the report, however named


def is_around(element: etree._Element, *, whole: int) -> bool:
    """Whether an element belongs to the site: by its tag, its class, or because it is hidden."""
    if element.tag in NEVER_TEXT or _HIDDEN.search(element.get("style", "")):
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if element.tag in ("body", "html") or not _AROUND.search(names):
        return False
    return sum(map(len, element.itertext())) < whole * SMALL_SHARE


Placed = tuple[
    Line, tuple[etree._Element, ...]
]  # a line and the elements around it, outermost first


def report_lines(placed: Sequence[Placed]) -> tuple[Line, ...]:
    """The lines without what follows the element that holds the report, and without lines that
    are the site's. What stands before the title is left out when the title is known."""
    anchors = [n for n, (line, _) in enumerate(placed) if _is_anchor(line)]
    if not anchors:
        return tuple(line for line, _ in placed)
    holder = _common([placed[n][1] for n in anchors])
    return tuple(
        line
        for n, (line, around) in enumerate(placed)
        if anchors[0] <= n <= anchors[-1]
        or (not _is_site(line) and (n < anchors[0] or around[: len(holder)] == holder))
    )


def _is_anchor(line: Line) -> bool:
    if isinstance(line, Row):
        return any(is_label(text) for text in line.cells)
    form = next(iter(FORMATS.values()))
    found = part_heading(line.text, form, form.parts[0])
    return found is not None and found.official


def _is_site(line: Line) -> bool:
    text = line.text if isinstance(line, Paragraph) else " ".join(line.cells)
    if len(text) > 120:
        return False
    return bool(_SITE_LINE.match(text.strip()) or _SITE_LINE.match(normalise(text)))


def _common(paths: list[tuple[etree._Element, ...]]) -> tuple[etree._Element, ...]:
    shared = 0
    for level in zip(*paths, strict=False):
        if any(element is not level[0] for element in level):
            break
        shared += 1
    return paths[0][:shared]
