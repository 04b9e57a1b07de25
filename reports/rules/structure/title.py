"""The title of the report."""

import re
from collections.abc import Iterator

from reports.statute.document import Document
from reports.statute.findings import Severity

from ..context import Context
from ..prose import folded
from ..rule import FORMS, Found, Group, rule

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_HAN_YEAR = re.compile(r"[二2][〇○零0][〇○零一二三四五六七八九0-9]{2}(?=年)")


@rule(
    "title.pattern",
    Group.STRUCTURE,
    Severity.ERROR,
    title="报告标题",
    what="标题应有机关名称和报告年度，且与本报告一致。",
    why="年度或机关写错，常是沿用上年或其他机关的文件。",
    mend="请改为“机关名称＋年度＋政府信息公开工作年度报告”。",
    source=FORMS,
)
def pattern(document: Document, context: Context) -> Iterator[Found]:
    title = folded(document.title).replace("\n", "")
    if not title:
        yield Found("title", f"没有标题，应为“{document.official_title}”。")
        return
    called = title.replace("人民政府", "政府")
    if not any(name in called for name in _names(document.agency)):
        yield Found("title", f"标题“{title}”没有写本机关的名称“{document.agency}”。")
    dated = _HAN_YEAR.sub(lambda match: match[0].translate(_HAN_DIGITS), title)
    years = {int(year) for year in _YEAR.findall(dated)}
    if not years:
        yield Found("title", f"标题“{title}”没有写年度，本报告为{document.year}年。")
    elif years != {document.year}:
        wrong = "、".join(f"{year}年" for year in sorted(years - {document.year}))
        yield Found("title", f"标题“{title}”写的是{wrong}，本报告为{document.year}年。")


def _names(agency: str) -> tuple[str, ...]:
    """The agency's name as titles write it: without the places around it (河南省焦作市教育局),
    with 政府 for 人民政府; a government may be called by its place alone."""
    full = folded(agency).replace("人民政府", "政府")
    inner = [full[m.end() :] for m in re.finditer("省|市|州|自治区", full)]
    of_place = (f"{full.removesuffix('政府')}{after}" for after in ("政府", "20", "二"))
    called = of_place if full.endswith("政府") else ()
    return (full, *called, *(name for name in inner if re.search(".[市县区州旗镇乡].", name)))
