"""Part five: problems and measures, and more than 「无」."""

import re
from collections.abc import Iterator

from reports.statute.document import Document
from reports.statute.findings import Severity

from ..context import Context
from ..prose import folded
from ..rule import FORM_2021, Found, Group, rule

_NONE = re.compile(
    r"(?:本年度|本年|目前|我局|本单位|本机关|，){0,9}(?:暂无|无|没有|不存在|暂不存在|未发现)"
    r"(?:存在)?(?:的)?(?:明显|主要|突出)?(?:的)?(?:问题)?(?:及改进情况)?[。.；]?"
)
_MEASURE = re.compile(
    r"改进|改善|整改|下一步|下步|措施|将|进一步|加强|强化|完善|提升|提高|加大|加快|优化|健全|规范"
)


@rule(
    "structure.short",
    Group.STRUCTURE,
    Severity.WARNING,
    title="第五部分过于简单",
    what="第五部分写“无”、不足 30 字，或者只有问题没有改进措施。",
    why="条例要求写明主要问题和改进情况；敷衍塞责是国务院办公厅点名的问题。",
    mend="请写明具体问题和对应的改进措施。",
    source=f"{FORM_2021}",
)
def short(document: Document, context: Context) -> Iterator[Found]:
    problems, improvements = (folded(document.texts[k]) for k in ("problems", "improvements"))
    written, least = problems + improvements, context.settings.short_part
    if not written.strip():
        return
    if _NONE.fullmatch(written.replace("\n", "")):
        yield Found("problems", "第五部分只写了“无”，应写明问题和改进情况。", (), Severity.ERROR)
    elif len(written) < least:
        yield Found("problems", f"第五部分只有{len(written)}字，不足{least:g}字。")
    elif problems and not improvements.strip() and not _MEASURE.search(problems):
        yield Found("problems", "第五部分只写了问题，没有写改进措施。")
