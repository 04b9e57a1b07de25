"""Lines that a web site prints around a report: when, by whom, print, share, copyright (页眉页脚).

They come with pages, and with text and Word files into which a page was copied.
"""

from __future__ import annotations

import re

from reports.statute.labels import normalise

LONGEST = 120
_SITE_LINE = re.compile(
    r"^[【\[（(|]?(?:发布时间|发布日期|成文日期|发文日期|时间|日期|来源|信息来源|作者|浏览次数|浏览量|阅读|点击|字号|"
    r"字体|打印|关闭|分享|上一篇|下一篇|当前位置|您?现?在?的?位置|您所在的位置|版权所有|主办单位|承办单位|主办|承办|"
    r"技术支持|网站标识码|网站地图|联系我们|关于我们|扫一扫|索引号|责任编辑|上一条|下一条|相关链接|相关文档|收藏|首页|返回|附件下载|政府网站标识码|"
    r"[^。]{0,12}ICP备|[^。]{0,12}公网安备)(?=$|[\s:：>】\]|（(号一大中小本此到顶次\d])"
)
_FOOT = re.compile(  # what begins the foot of a page: nothing after it is the report
    r"^[【\[（(|]?(?:上一篇|下一篇|上一条|下一条|打印|关闭|扫一扫|分享|版权所有|主办单位|承办单位|主办[:：]|"
    r"网站标识码|政府网站标识码|责任编辑|相关链接|相关文档|[^。]{0,12}ICP备|[^。]{0,12}公网安备)"
)
_PAGE_NUMBER = re.compile(
    r"[—–―─\-－·]+\s*\d{1,3}\s*[—–―─\-－·]+|第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?"
)


def is_site_line(text: str) -> bool:
    """Whether a line says something of a page rather than of the report on it."""
    if len(text) > LONGEST:
        return False
    return bool(_SITE_LINE.match(text.strip()) or _SITE_LINE.match(normalise(text)))


def begins_foot(text: str) -> bool:
    """Whether a line stands at the foot of a page, under whatever is printed on it."""
    return is_site_line(text) and _FOOT.match(text.strip()) is not None


def is_page_number(text: str) -> bool:
    """Whether a line is the number of a page: 「— 3 —」, 「第 3 页 共 9 页」."""
    return len(text) < 40 and _PAGE_NUMBER.fullmatch(text.strip()) is not None
