"""The title of the report."""

import re
from collections.abc import Iterator

from reports.statute.document import Document
from reports.statute.findings import Severity

from ..context import Context
from ..numerals import years_in_digits
from ..prose import folded
from ..rule import FORMS, Found, Group, rule

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_FIXED = re.compile(
    r"20\d\d年?度?|关于|开展|的|政府信息公开|政务公开|信息公开|政务信息|工作|年度|报告|公开|年报|年|度|[^\u4e00-\u9fff]"
)
_PLACES = re.compile("特别行政区|自治[区州县旗]|地区|新区|[省市州县区旗盟镇乡]")
_OFFICES = re.compile("(?:人民政府|政府|办事处|管理委员会|管委会)$")
_SHORT_ENDINGS = {"委员会": "委", "办公室": "办", "办公厅": "办", "办事处": "办"}
_ENDINGS = re.compile(
    "人民政府办公[厅室]|政府办公[厅室]|人民政府|办事处|委员会|办公[厅室]|政府|管委会|管理局"
)


@rule(
    "title.pattern",
    Group.STRUCTURE,
    Severity.ERROR,
    title="报告标题",
    what="标题应有机关名称和报告年度，且与本报告一致。",
    why="年度或机关写错，常是沿用上年或其他机关的文件。",
    mend="请改为“机关名称＋年度＋政府信息公开工作年度报告”；名称可以省去外层的地名。",
    source=FORMS,
)
def pattern(document: Document, context: Context) -> Iterator[Found]:
    title = folded(document.title).replace("\n", "")
    if not title:
        yield Found("title", f"没有标题，应为“{document.official_title}”。")
        return
    dated = years_in_digits(title)
    if not any(_called(dated, name) for name in _in_full(document.agency, context.above)):
        yield Found("title", f"标题“{title}”没有写本机关的名称“{document.agency}”。")
    years = {int(year) for year in _YEAR.findall(dated)}
    if not years:
        yield Found("title", f"标题“{title}”没有写年度，本报告为{document.year}年。")
    elif years != {document.year}:
        wrong = "、".join(f"{year}年" for year in sorted(years - {document.year}))
        yield Found("title", f"标题“{title}”写的是{wrong}，本报告为{document.year}年。")


def _in_full(agency: str, above: tuple[str, ...]) -> tuple[str, ...]:
    """The name, and the same behind the places of the agencies above (大冶市东风路街道办事处)."""
    name = full = folded(agency)
    for higher in above:
        place = _OFFICES.sub("", folded(higher))
        if _PLACES.search(place) and not full.startswith(place):
            full = place + full
    return (name,) if full == name else (name, full)


def _called(title: str, agency: str) -> bool:
    """Whether a title names the agency: by a name that its own gives when outer places are left
    out (龙岗区 for 深圳市龙岗区人民政府), or by signs of its name in their order (区人社局)."""
    if any(name in title for name in _names(agency)):
        return True
    said = _FIXED.sub("", title)
    shortened = said.replace("委", "").replace("会", "") if "委员会" in agency else said
    return len(said) > 1 and _same_kind(said, agency) and _within(shortened, agency)


def _names(agency: str) -> tuple[str, ...]:
    """The full name, and each that is left when the places around it are taken off; a government
    and a street office also without their endings."""
    inner = [agency[match.end() :] for match in _PLACES.finditer(agency)]
    whole = [agency, *(name for name in inner if len(name) > 3 and _PLACES.search(name[2:]))]
    bare = [_ENDINGS.sub("", name) for name in whole if name.endswith(("政府", "办事处"))]
    return (*whole, *(name.replace("人民政府", "政府") for name in whole), *_followed(bare))


def _followed(names: list[str]) -> tuple[str, ...]:
    """A place stands for its government only where no other word goes on from it (焦作市教育局)."""
    return tuple(
        name + after
        for name in names
        if len(name) > 1
        for after in ("20", "政府", "人民政府", "信息公开")
    )


def _same_kind(said: str, agency: str) -> bool:
    """Whether the name said ends as the agency's does: a place for its government, 委 for
    委员会, 办 for 办公室; not the place around it."""
    name = _OFFICES.sub("", agency)
    endings = {agency[-1], name[-1:]}
    endings |= {short for full, short in _SHORT_ENDINGS.items() if agency.endswith(full)}
    return said[-1] in endings


def _within(said: str, name: str) -> bool:
    """Whether all characters stand in the name in this order."""
    signs = iter(name)
    return all(sign in signs for sign in said)
