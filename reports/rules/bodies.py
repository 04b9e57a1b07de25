"""For whom a sentence counts: the report's own agency, or a wider or narrower circle of bodies."""

from __future__ import annotations

import re
from functools import lru_cache

_INTRODUCTION = re.compile(
    r"(?:^|(?<=，))(?:按照|根据|依据|依照|严格|认真|贯彻|落实|为了?|在)[^，]*，"
)

OF_OTHERS = re.compile(
    r"代(?:表|为|市|县|区|省|政府|办|理|拟)|以[^，。]{0,12}名义|备案|转办|转来|转交|交办|转送|协办|协助|会办|"
    r"(?:[市县区省州]|上级)(?:人民)?政府(?!信息|网|门户|公报|令|工作|的?要求|有关)[^，。]{0,6}"
    r"(?:受理|收到|转|交|办|批|收|接)"
)
_WIDER = re.compile(
    r"全[市县区省州旗乡镇盟](?!人民|两会)|全系统|系统(?=共|全年|内|各|上下)|"
    r"各(?:级|单位|部门|县|区|乡|镇|街道|科|处|学校|分局|股|成员)|下属|所属|基层|直属|二级(?:单位|机构)|"
    r"乡镇|街道(?!办事处[^，]{0,4}(?:共|全年))|县区|县（市|区县|局属"
)
_NARROWER = re.compile(
    r"本级|办公[室厅]|政府办|(?<!各)部门(?!和|、)|乡镇|街道|县区|区县|县（市|下属|所属|直属|镇街|(?<!我)(?<!本)局(?!势|面|限|部)"
)
_EVERY = re.compile(
    r"[全我本]?[市县区省州](?:上下)?各[^，。]{0,20}?(?=共|累计|收|受理|新收|办理|，|$)"
)
_OWN = re.compile(
    r"本机关|本单位|本局|本委|本厅|本办|我[局委厅办院处镇乡站所队中]|机关本级|局机关|局本级"
)
_WHOLE = re.compile(r"全[市县区省州旗乡镇盟]|各级|合计|汇总|我[市县区省州镇乡]")


def foreign(words: str, government: bool) -> bool | None:
    """Whether the last body named is another than the one whose tables the report holds; None if
    none is named. A government's tables count for all under it, a department's for itself."""
    subject = _EVERY.sub("全市", _INTRODUCTION.sub("", words))
    other, own = (_NARROWER, _WHOLE) if government else (_WIDER, _OWN)
    named = [(match.start(), True) for match in other.finditer(subject)]
    named += [(match.start(), False) for match in own.finditer(subject)]
    return max(named)[1] if named else None


def own_name_masked(words: str, agency: str) -> str:
    """The words with the agency's own name as 「本机关」, at the same length."""
    for name in _names(agency):
        words = words.replace(name, "本机关".ljust(len(name), "·"))
    return words


@lru_cache(maxsize=64)
def _names(agency: str) -> tuple[str, ...]:
    """An agency's name as its report shortens it: 「市教育局」, 「区政府办公室」."""
    full = {agency, agency.replace("人民政府", "政府")} if len(agency) > 3 else set()
    short = {name[n:] for name in full for n, sign in enumerate(name) if sign in "省市县区州镇乡"}
    return tuple(sorted({n for n in full | short if len(n) > 3}, key=len, reverse=True))
