"""「未收到申请」, 「未发生行政复议、行政诉讼」, against the tables."""

import re
from collections.abc import Iterator

from reports.statute.document import Document
from reports.statute.findings import Severity

from ..context import Context
from ..rule import PRACTICE, Found, Group, rule
from ..statements import OTHER_YEAR, Sentence
from .figures import Sum, spoken, sum_of, total

_NOT = r"(?:均?未|没有|尚未|未曾|从未|暂未|(?<!有)无)"
_WHO = (
    r"(?:任何|公民·法人(?:或者?|和|及|以及)?其[他它]组织|"
    r"社会公众|群众|申请人|公众|公民|个人|单位|和|、|或)*"
)
_APPLICATIONS = re.compile(
    rf"{_NOT}(?:收到|接到|接收到?|受理|发生|产生|出现|有|存在)?(?:和处理|或受理|过|了)?{_WHO}(?:提出|提交|递交)?的?"
    r"(?:任何|有关|关于|书面)?(?:政府信息依申请公开|(?:政府|政务)?信息公开的?(?:书面)?申请|申请公开政府信息|申请(?:政府)?信息公开|"
    r"依申请公开(?:政府)?(?:信息)?的?(?:申请|事项|件|办件|情况)?)"
)
_ZERO = re.compile(r"申请(?:数量|件数|数|量)(?:均?为|是|：)(?:零|0(?![.\d件]))")
_CHALLENGE = r"(?:行政)?(?:复议|诉讼|应诉)(?:案件|申请|事项|情况|情形)?"
_CHALLENGES = re.compile(
    rf"{_NOT}(?:(?:收到|接到|发生|产生|出现|涉及|引发|引起|有|因|被|存在|提起|申请|发现)+"
    rf"[^，。；、]{{0,26}}?|因[^，。；、]{{0,20}}?)?(?:(?:政府)?信息公开(?:方面|类)?的?)?"
    r"(?:(?:投诉|举报|申诉)、)*"
    rf"{_CHALLENGE}(?:(?:、|和|或者?|及|以及|与|/)?(?:被)?(?:提起|申请|引发)?{_CHALLENGE})*"
)
_ENDS = re.compile(  # 「未收到申请积压」, 「未发生行政诉讼败诉」 deny something else
    r"$|[，。；、！）\n]|(?:等|的|之)*(?:情况|情形|事项|案件|现象|问题)|等|发生|产生|[和及与]|方面"
)
_LOST = re.compile(r"败诉|纠正|纠错|撤销|责令|改判|被确认|新增|新发生|复议后|未经|再审|二审|上诉")
_PART = re.compile(
    r"上半年|下半年|季度|\d月份|以来|除[^，]*外|其中|部分|收费|涉密|逾期|超期|科研|信函|当面|现场|企业|"
    r"律师|自然人"
)

_RECEIVED = {"第三部分": total("received")}
_REVIEW: Sum = total("review")
_SUIT: Sum = total("suit.direct", "suit.after_review")


@rule(
    "text.none",
    Group.TEXT,
    Severity.ERROR,
    title="写“无”而表中有数",
    what="正文写未收到申请，而表中新收不为 0；或写未发生行政复议、行政诉讼，而第四部分不为 0。",
    why="同一报告内的两处说法相反，必有一处是错的。",
    mend="请核对正文与表格，改正有误的一处。",
    source=PRACTICE,
)
def none(document: Document, context: Context) -> Iterator[Found]:
    for sentence in spoken(document, context):
        for match in _APPLICATIONS.finditer(sentence.words):
            if _ENDS.match(sentence.words, match.end()):
                yield from _contradicted(document, sentence, match, "applications", _RECEIVED)
        if sentence.about_applications and (zero := _ZERO.search(sentence.words)):
            yield from _contradicted(document, sentence, zero, "applications", _RECEIVED)
        for match in _CHALLENGES.finditer(sentence.words):
            if _ENDS.match(sentence.words, match.end()) and not _LOST.search(match[0]):
                denied = _named(match[0])
                yield from _contradicted(document, sentence, match, "challenges", denied)


def _named(words: str) -> dict[str, Sum]:
    """What of part four is denied: 复议, 诉讼 or both."""
    denied = {"第四部分行政复议": _REVIEW} if "复议" in words else {}
    return denied | ({"第四部分行政诉讼": _SUIT} if re.search("诉", words) else {})


def _contradicted(
    document: Document, sentence: Sentence, match: re.Match[str], table: str, denied: dict[str, Sum]
) -> Iterator[Found]:
    lead = sentence.words[: match.start()]
    years = OTHER_YEAR.findall(lead)
    if (
        sentence.foreign(match.start())
        or _PART.search(lead)
        or (years and int(years[-1]) != document.year)
        or "上年" in lead
    ):
        return
    stated = {name: sum_of(document, table, cells) for name, cells in denied.items()}
    wrong = {name: value for name, value in stated.items() if value}
    if not wrong:
        return
    start, end = sentence.start + match.start(), sentence.start + match.end()
    where = document.form.passages[sentence.prose.key].label
    of = "新收申请" if table == "applications" else ""
    said = "，".join(f"{name}表中{of}总计为{value}" for name, value in wrong.items())
    yield Found(
        sentence.prose.place(start, end),
        f"“{where}”称“{sentence.prose.quote(start, end)}”，{said}。",
        also=tuple(f"{table}/{r}/{c}" for name in wrong for r, c in denied[name]),
    )
