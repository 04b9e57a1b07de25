"""What the text says of reviews and suits, against part four (行政复议、行政诉讼)."""

import re
from collections.abc import Iterator

from reports.statute.document import Document
from reports.statute.findings import Severity

from ..context import Context
from ..rule import PRACTICE, Found, Group, rule
from ..statements import Counted
from .arrivals import says_nothing
from .figures import Sum, differing, spoken, total

TABLE = "challenges"
_ABOUT = re.compile(r"信息公开|政府信息|依申请")
_KIND_NAMED = re.compile("复议|诉讼|起诉")
_UNITS = frozenset(("件", "宗", "起", "例", "次", "个", "件次"))
_FILL = r"(?:案件|申请|案|数量|总数|数|共计|共有|共|计|为|：|有|发生|的|分别|各|合计|总计|事项)*$"
_KINDS = {
    "suit.direct": re.compile(rf"直接(?:提起)?(?:行政)?(?:起诉|诉讼){_FILL}"),
    "suit.after_review": re.compile(rf"复议后(?:再)?(?:提起)?(?:行政)?(?:起诉|诉讼){_FILL}"),
    "review": re.compile(rf"(?:行政)?复议{_FILL}"),
    "suit": re.compile(rf"(?<!复议后)(?<!直接)(?:行政)?诉讼{_FILL}"),
}
_BOTH = re.compile(rf"复议(?:案件|申请)?(?:和|与|及|以及|或)(?:行政)?诉讼{_FILL}")
_OUTCOMES = {
    "upheld": re.compile(r"维持(?:原[^，]{0,8})?(?:的|有|为|：|决定)*$"),
    "corrected": re.compile(r"(?<!未)(?:被)?纠正(?:的|有|为|：)*$"),
    "pending": re.compile(r"(?:尚未|未)审结(?:的|有|为|：|案件)*$"),
}
_SUBJECT = re.compile(r"复议后|直接|复议|诉讼")
_AS_JUDGE = re.compile(
    r"受理|审理|立案|承办|审结|办结|办理|参加|出庭|代理|败诉|一审|二审|再审|以前|历年|旧存|上年|新增|涉及|开庭|调解"
)
_ROWS = {
    "review": ("review",),
    "suit.direct": ("suit.direct",),
    "suit.after_review": ("suit.after_review",),
    "suit": ("suit.direct", "suit.after_review"),
}


@rule(
    "text.challenges",
    Group.TEXT,
    Severity.WARNING,
    title="复议诉讼数与表格",
    what="正文所写的政府信息公开行政复议、行政诉讼件数，应与第四部分表格一致。",
    why="同一报告内的同一数字只能有一个；按备案、受理等口径统计的不在此列。",
    mend="请核对正文与表格；统计口径不同的，请在正文中说明。",
    source=PRACTICE,
)
def challenges(document: Document, context: Context) -> Iterator[Found]:
    for sentence in spoken(document, context):
        if not _KIND_NAMED.search(sentence.words):
            continue
        if not (_ABOUT.search(sentence.words) or sentence.about_applications):
            continue
        for said in sentence.counted:
            if (meaning := _meaning(document, said)) and (
                found := differing(document, TABLE, said, [meaning])
            ):
                yield found


def _meaning(document: Document, said: Counted) -> Sum | None:
    if said.number.unit not in _UNITS or not said.of_this_body or _AS_JUDGE.search(said.lead):
        return None
    if "收到" in said.phrase:
        return None
    if not said.of_this_year(document.year):
        return None
    if _BOTH.search(said.before) or _listed(said):
        return total("review", "suit.direct", "suit.after_review")
    if kind := _kind(said):
        return total(*_ROWS[kind])
    return _outcome(said)


def _kind(said: Counted) -> str | None:
    words = said.chain[-1] if says_nothing(said) else said.before
    return next((kind for kind, pattern in _KINDS.items() if pattern.search(words)), None)


def _listed(said: Counted) -> bool:
    """「行政复议、行政诉讼共5件」; not 「行政复议、行政诉讼各1件」."""
    if "各" in said.before or not said.chain or _kind(said) is None:
        return False
    return bool(re.search(r"(?:复议|诉讼)(?:案件)?$", said.chain[-1]))


def _outcome(said: Counted) -> Sum | None:
    """「其中维持2件」: of what the sentence spoke last."""
    outcome = next((key for key, words in _OUTCOMES.items() if words.search(said.before)), None)
    subjects = set(_SUBJECT.findall(said.lead))
    if outcome is None or len(subjects) != 1:
        return None
    kinds = {"复议": "review", "诉讼": "suit"}
    rows = _ROWS.get(kinds.get(subjects.pop(), ""), ())
    return tuple((row, outcome) for row in rows) or None
