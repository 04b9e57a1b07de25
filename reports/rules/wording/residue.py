"""What is left of a template."""

import re
from collections.abc import Iterator
from functools import lru_cache

from reports.statute.document import Document
from reports.statute.findings import Severity

from ..context import Context
from ..prose import folded, texts
from ..rule import PRACTICE, Found, Group, rule

_SIGNS = (
    r"(?<![A-Za-z0-9./_])[X×✕]{2,}(?![A-Za-z0-9./_])",  # XX局, ××年
    r"(?<![A-Za-z0-9./_])x{2,}(?=年|月|日|件|条|项|次|局|市|县|区|单位|机关|股室|科室|处室|街道|镇|乡|村|社区|部门)",
    r"[X×✕](?=年|月|日|件|条|项|次|局|市|县|区|单位|机关|个|万元)",
    r"【(?:单位|机关|部门|名称|年度|年份|数字|日期)?】",
    r"【[^】]{0,20}(?:填|单位名称|机关名称|部门名称|年份|此处|示例|可选|XX|请根据)[^】]{0,20}】",
    r"(?<![A-Za-z0-9_./])_{2,}(?![A-Za-z0-9_])",  # a blank to fill in, not an address
    r"\*{2,}|＊{2,}",
    r"(?<![…\d])\?{3,}|？{3,}",
    r"(?:(?<=[。；\n])|^)（(?:单位|机关|部门)(?:名称|全称)）",
    r"（(?:单位|机关|部门|年份|年度|数字|日期)(?:名称|全称)?）(?=[^，。；、\n]{0,40}年度?报告)",
    r"(?<=[收共到开])（）(?=件|条|项)",
    r"[（：]待(?:补充|填写|核实)[）。]",
)
_BEGINS = "X×✕x【_*＊?？（："  # most characters begin none of these


@rule(
    "wording.residue",
    Group.STRUCTURE,
    Severity.ERROR,
    title="模板残留",
    what="正文中不应有“请根据实际情况填写”、XX、××、空的【】等模板文字。",
    why="未填写的模板文字说明报告尚未完成。",
    mend="请填写实际内容或删去。",
    source=PRACTICE,
)
def residue(document: Document, context: Context) -> Iterator[Found]:
    pattern = _pattern(tuple(context.settings.residue))
    for prose in texts(document):
        for match in pattern.finditer(prose.folded):
            if _sum_sign(prose.folded, match):
                continue
            printed = prose.quote(*match.span())
            yield Found(prose.place(*match.span()), f"“{printed}”像是没有填写的模板文字。")


def _sum_sign(text: str, match: re.Match[str]) -> bool:
    """「7×24小时」, 「5×8」: the sign of multiplication stands after a digit."""
    return match[0] in "×X" and text[max(0, match.start() - 1) : match.start()].isdigit()


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(map(folded, filter(None, words)), key=len, reverse=True)
    begins = re.escape("".join({_BEGINS, *(word[0] for word in longest_first)}))
    return re.compile(f"(?=[{begins}])(?:{'|'.join([*map(re.escape, longest_first), *_SIGNS])})")
