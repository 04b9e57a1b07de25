"""What titles are made of, as data: years, the subject, the kind of report, what stands around.

Everything here is matched against a line without its spaces, brackets and digits half-width.
"""

from __future__ import annotations

import re

_HAN_YEAR = "二[〇○零Oo0][〇○零Oo0一二三四五六七八九]{2}"
YEAR = rf"(?<!\d)(?:20\d\d(?!\d)|{_HAN_YEAR})(?:年度|年|度)?"
SUBJECT = "(?:政府|政务)?信息公开|政务公开"
KIND = "报告书?|年报"
BETWEEN = rf"(?:工作|情况|事项|的|年度|年|总结|开展|落实|执行|{YEAR})*"
# The subject, and what it is a report of: 政府信息公开工作年度报告, 信息公开2022年度工作报告 …
CORE = re.compile(rf"(?P<subject>{SUBJECT})(?P<between>{BETWEEN})(?P<kind>{KIND})")
YEAR_AT_END = re.compile(rf"(?P<year>{YEAR})$")
YEAR_AT_START = re.compile(rf"^(?P<year>{YEAR})")
ANY_YEAR = re.compile(rf"(?P<year>{YEAR})")

# 关于印发 …, 关于公布 … between the agency and the rest.
LINKING = re.compile(
    r"(?:关于|印发|公布|发布|公开|报送|上报|编制|公示|做好|开展|提交|对|的|《|<|\"|“|‘|:)+$"
)
# What is published with the report: … 的通知, … 的公告.
CARRIER = re.compile(r"^[》>”\"’]?(?:的?(?:通知|公告|公示|函|公布))?")

_DATE = r"20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[日T]?\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}秒?)?)?"
DATE = re.compile(_DATE)
# Names of what stands beside a title on a page: when, by whom, how often read.
_BESIDE = (
    "发布|来源|信息来源|日期|时间|生成|成文|发文|索引|文号|文件编号|编号|浏览|阅读|点击|访问|字号|字体|"
    "作者|责任编辑|编辑|打印|分享|下载|公开|主题|体裁|分类|有效|名称|效力|状态|关键词|内容|概述|废止|公文"
)
BESIDE = re.compile(rf"^[\[(【]*(?:{_DATE}|{_BESIDE})")
# Words that lead to a title on its line, with or without a colon.
LEADING = re.compile(
    r"^(?:(?:信息|文件|文章|公文)?(?:名称|标题)|题名|题目|附件?\d*|内容概述|内容|年报|年度报告|转发|"
    r"当前位置|首页)[:.、]*"
)
PATH = re.compile(r".*(?:[>»›/|]|->)(?=[^>»›/|])")  # 首页 > 年报 >
LABEL = re.compile(r".*[:](?=[^:])")
BRACKETED = re.compile(r"^[(\[【〔<《](?P<inside>[^()\[\]【】〔〕<>《》]{0,60})[)\]】〕>》]")
SENTENCE = re.compile(r"[。;,!?]")
OPENING = re.compile(  # how sentences begin that speak of a report and are no title of one
    r"^(?:现将|现|将|根据|按照|依据|按|为|本|我|我们|以下|如下|请|由|附|详见|见|一是|二是|积极|认真|及时|"
    r"编制|发布|公布|报送|完成|撰写|制作|公开)"
)
