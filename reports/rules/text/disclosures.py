"""What the text says of documents, decisions and fees, against part two (主动公开)."""

import re
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from reports.statute.document import Document, printed
from reports.statute.findings import Severity

from ..context import Context
from ..numerals import Number, money
from ..rule import PRACTICE, Found, Group, rule
from ..statements import Counted, Sentence
from .arrivals import says_nothing
from .figures import Sum, differing, spoken

TABLE = "disclosures"
_ROW = {"规范性文件": "art20_1.normative_documents", "规章": "art20_1.rules"}
_FEE = ("art20_8.fees", "amount")
_FILL = r"(?:了|的|各类|共计|共有|共|计|为|：|有|件数|数量|数|总数|合计|分别)*$"
_OBJECT = r"(?:行政)?(?P<object>规范性文件|(?<!党内)规章(?!制度))"
_VERBS = {
    "issued": r"(?:新?制发|新?制定(?:出台|印发|并?发布)?|新?出台|印发)",
    "repealed": r"废止",
    "in_force": r"(?:现行有效|继续有效)",
}
_NAMED = {key: re.compile(rf"{verb}(?:的)?{_OBJECT}{_FILL}") for key, verb in _VERBS.items()}
_ALONE = {
    key: re.compile(rf"^(?:其中|已|本年度?)*{verb}的?{_FILL}") for key, verb in _VERBS.items()
}
_SUBJECT = re.compile(_OBJECT)
_DECISIONS = {
    "art20_5.licences": "许可",
    "art20_6.penalties": "处罚",
    "art20_6.compulsory_measures": "强制(?:措施)?",
}
_DECIDED = {
    row: re.compile(
        rf"(?:作出|做出|实施|下达)(?:的|各类|了)*行政{word}(?:决定书?|案件|处理决定)?{_FILL}"
        rf"|行政{word}(?:处理)?决定(?:数量|书)?{_FILL}|^(?:全年|本年度?|共计?)*行政{word}(?:案件)?{_FILL}"
    )
    for row, word in _DECISIONS.items()
}
_PUBLISHED = re.compile(
    r"公示|公开(?!工作|年)|公布|归集|上传|报送|推送|录入|发布|事项|取消|下放|承接|梳理|信用|办理|受理|案卷|简易|"
    r"听证|文书|听取|评查|涉企|网上"
)
_DRAFTED = re.compile(
    r"备案|审查|审核|起草|解读|转发|拟|报备|公开|发布|上传|公示|政策性|草案|征求|评估|涉及|失效|到期|拟废止|"
    r"累计|联合|牵头|配合"
)
_FEES = re.compile(r"事业性收费(?:金额|收入|总额|合计|总计|共计|共|为|：|收取|达|入库)*$")
_CONCERNED = re.compile(r"规范性文件|规章|行政(?:许可|处罚|强制|事业性收费)")
_UNITS = frozenset(("件", "宗", "起", "例", "件次", "份", "个", "部"))


@rule(
    "text.disclosures",
    Group.TEXT,
    Severity.WARNING,
    title="文件、许可、处罚、收费与表格",
    what="正文所写的制发、废止、现行有效规范性文件，行政许可、处罚、强制决定和事业性收费，应与第二部分表格一致。",
    why="同一报告内的同一数字只能有一个；以其他机关名义、按公示条数等口径统计的不在此列。",
    mend="请核对正文与表格；统计口径不同的，请在正文中说明。",
    source=PRACTICE,
)
def disclosures(document: Document, context: Context) -> Iterator[Found]:
    for sentence in spoken(document, context):
        if not _CONCERNED.search(sentence.words):
            continue
        for said in sentence.counted:
            if (meaning := _meaning(document, said)) and (
                found := differing(document, TABLE, said, [meaning])
            ):
                yield found
        yield from _fees(document, sentence)


def _meaning(document: Document, said: Counted) -> Sum | None:
    if said.number.unit not in _UNITS or not said.of_this_body:
        return None
    if not said.of_this_year(document.year):
        return None
    return _decided(said) or _documents(said)


def _decided(said: Counted) -> Sum | None:
    words = said.chain[-1] if says_nothing(said) else said.before
    if _PUBLISHED.search(said.phrase + said.after):
        return None
    row = next((row for row, pattern in _DECIDED.items() if pattern.search(words)), None)
    return ((row, "decisions"),) if row else None


def _documents(said: Counted) -> Sum | None:
    """「制发规范性文件3件」, 「规范性文件……，废止1件」."""
    if _DRAFTED.search(said.phrase) or "名义" in said.sentence.words:
        return None
    for column, pattern in _NAMED.items():
        if match := pattern.search(said.before):
            return ((_ROW[match["object"]], column),)
    objects = {match["object"] for match in _SUBJECT.finditer(said.lead)}
    column = next((key for key, words in _ALONE.items() if words.search(said.before)), None)
    if column is None:
        column = _after_object(said)
    if column is None or len(objects) != 1 or _DRAFTED.search(said.lead) or "清理" in said.lead:
        return None
    return ((_ROW[objects.pop()], column),)


def _after_object(said: Counted) -> str | None:
    """「规范性文件制发3件」, 「规范性文件现行有效6件」."""
    for column, verb in _VERBS.items():
        if re.search(rf"(?:规范性文件|规章)(?:本年度?|当年)?{verb}{_FILL}", said.before):
            return column
    return None


def _fees(document: Document, sentence: Sentence) -> Iterator[Found]:
    """Money in the text may be rounded: it is compared with as many decimals as it states."""
    amount = document.figures[TABLE].get(_FEE)
    if amount is None or sentence.foreign_at_end:
        return
    for number in money(sentence.words, 0, len(sentence.words)):
        before = sentence.words[: number.start]
        if not number.exact or not _FEES.search(before) or _rounds_to(Decimal(amount), number):
            continue
        if re.search(r"减|免|退|上年|去年|\d月|季度|半年", before):
            continue
        cell = document.form.tables[TABLE].cell[_FEE]
        start, end = sentence.start + number.start, sentence.start + number.end
        where = document.form.passages[sentence.prose.key].label
        yield Found(
            sentence.prose.place(start, end),
            f"“{where}”称收费“{sentence.prose.quote(start, end)}”，第二部分表中"
            f"“{cell.row.label}”为{printed(amount)}{cell.measure.unit}。",
            also=(cell.place,),
        )


_IN_WAN = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10000)}


def _rounds_to(amount: Decimal, number: Number) -> bool:
    """Whether an amount in 万元, rounded or cut off, is the number in its unit."""
    stated = amount / _IN_WAN[number.unit]
    step = Decimal(1).scaleb(-number.places)
    return number.value in {stated.quantize(step, how) for how in (ROUND_HALF_UP, ROUND_DOWN)}
