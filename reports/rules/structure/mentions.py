"""What a report must mention: 信息处理费, 考核评议追责, contact and 统计期限."""

import re
from collections.abc import Iterator

from reports.statute.document import Document
from reports.statute.findings import Severity

from ..context import Context
from ..prose import fold, texts
from ..rule import FEES, LAW, PRACTICE, Found, Group, rule

_FEE = re.compile(
    r"信息(?:公开)?(?:处理|公开)费|信息公开(?:信息)?(?:处理)?收费|收费通知|处理费|检索费|复制费|"
    r"信息公开[^，。；\n]{0,12}(?:收费|费用)"
)
_FEE_HERE = re.compile(  # in part six: 「未对申请人收取任何费用」, but not 事业性收费
    r"收取[^，。；\n]{0,16}费|收费(?!站|目录|标准|项目)|[未没无]有?[^，。；\n]{0,20}费用"
)
_PHONE = re.compile(r"0\d{2,3}[-—–）]*\d{7,8}|400-?\d{3}-?\d{4}")
_PHONE_BARE = re.compile(r"(?:电话|热线)[^0-9]{0,6}\d{7,8}(?!\d)")
_PERIOD = re.compile(
    r"统计(?:的)?(?:期限|时限|期间|时段|周期|截止|数据)|数据(?:的)?(?:期限|时限|截至|截止)|"
    r"(?:起止|报告)期限|1月1日.{0,3}(?:至|到|-|—|~).{0,8}12月31日"
)
_GOVERNMENT = (
    ("工作考核", re.compile("考核|考评|绩效评估")),
    ("社会评议", re.compile("评议|满意度")),
    ("责任追究", re.compile("责任追究|追究责任|追责|问责|追究.{0,6}责任")),
)


@rule(
    "structure.fee_statement",
    Group.STRUCTURE,
    Severity.WARNING,
    title="信息处理费的说明",
    what="第六部分应说明收取信息处理费的情况，没有的也要说明。",
    why="国务院办公厅要求在年度报告中列明发出收费通知的件数、总金额和实际收取的总金额。",
    mend="没有收取的，可写“本年度未收取信息处理费”。",
    source=f"{FEES}第十条、{PRACTICE}",
)
def fee_statement(document: Document, context: Context) -> Iterator[Found]:
    last = fold("other_matters", document.texts["other_matters"])
    if not document.form.fees or not last.folded.strip():
        return
    if _FEE.search(last.folded) or _FEE_HERE.search(last.folded.replace("事业性收费", "")):
        return
    elsewhere = [prose.key for prose in texts(document) if _FEE.search(prose.folded)]
    if elsewhere:
        where = document.form.passages[elsewhere[0]].label
        message = f"信息处理费写在“{where}”，按惯例应写在第六部分。"
        yield Found("other_matters", message, (elsewhere[0],), Severity.HINT)
        return
    yield Found("other_matters", "第六部分没有说明信息处理费的收取情况，没有收取也应说明。")


@rule(
    "structure.government",
    Group.STRUCTURE,
    Severity.WARNING,
    title="政府报告的考核、评议、追责",
    what="各级人民政府的报告应写明工作考核、社会评议和责任追究结果。",
    why="条例对各级人民政府的报告有此要求。",
    mend="请在“监督保障”中补写；没有发生责任追究的，也应说明。",
    source=f"{LAW}第五十条",
)
def government(document: Document, context: Context) -> Iterator[Found]:
    if not context.government(document):
        return
    everything = "\n".join(prose.folded for prose in texts(document))
    absent = [name for name, pattern in _GOVERNMENT if not pattern.search(everything)]
    if absent and everything:
        yield Found("overview.supervision", f"政府的报告没有写明{'、'.join(absent)}结果。")


@rule(
    "structure.contact",
    Group.STRUCTURE,
    Severity.WARNING,
    title="联系方式和统计期限",
    what="编制说明应有联系方式（带区号的电话）和统计期限。",
    why="读者要能知道数字属于哪一年，对报告有疑问时找谁。",
    mend="请在编制说明中补写。",
    source=PRACTICE,
)
def contact(document: Document, context: Context) -> Iterator[Found]:
    places = ("preamble", "overview.opening", "other_matters")
    said = "\n".join(fold(key, document.texts[key]).folded for key in places)
    absent = []
    if not _PHONE.search(said):
        bare = _PHONE_BARE.search(said)
        absent.append("电话的区号" if bare else "联系方式（带区号的电话）")
    if not _PERIOD.search(said):
        absent.append("统计期限")
    if absent:
        yield Found("preamble", f"编制说明没有写明{'和'.join(absent)}。")
