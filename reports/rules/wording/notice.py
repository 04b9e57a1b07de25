"""The text of the notice that orders the report, left in the report."""

import re
from collections.abc import Iterator

from reports.statute.document import Document
from reports.statute.findings import Severity

from ..context import Context
from ..prose import texts
from ..rule import PRACTICE, Found, Group, rule

_NOTICE = re.compile(
    r"印发给你们|请遵照执行|请认真(?:贯彻|遵照|抓好)[^，。；\n]{0,12}(?:执行|落实)|"
    r"(?:现将|现就)有关(?:事项|要求)通知如下|以本通知为准|(?:填报|填表|撰写|编写|编制)(?:说明|要求)：|"
    r"年度报告应当?包括(?:以下|下列)内容|各(?:地|部门|单位|级)[^，。；\n]{0,8}要(?:高度重视|按照本通知)|"
    r"请(?:各单位|各部门|你单位)|(?:字数|篇幅)(?:控制在|不少于|不超过)\d{2,5}字|"
    r"此处(?:应当?|需要?|请)(?:写明|说明|列明|载明)|"
    r"本列数据的勾稽关系|区分处理的，只计这一情形"
)


@rule(
    "wording.notice",
    Group.STRUCTURE,
    Severity.WARNING,
    title="通知原文",
    what="正文中不应留有布置年度报告的通知、填报说明的原文。",
    why="照抄通知的句子不是本机关的情况，常是在样稿上直接改写所致。",
    mend="请删去，或改写为本机关的情况。",
    source=PRACTICE,
)
def notice(document: Document, context: Context) -> Iterator[Found]:
    for prose in texts(document):
        for match in _NOTICE.finditer(prose.folded):
            printed = prose.quote(*match.span())
            yield Found(prose.place(*match.span()), f"“{printed}”像是通知或填报说明的原文。")
