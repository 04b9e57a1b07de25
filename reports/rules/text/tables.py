"""What the text says in numbers, against parts two, three and four."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from reports.statute.document import Document, printed
from reports.statute.findings import Severity

from ..context import Context
from ..rule import PRACTICE, Found, Group, rule
from .clauses import APPLICATIONS, CHALLENGES, DECISIONS
from .figures import named, part_of, stated_sums, sum_of, total
from .grammar import Sentence
from .lexicon import Kind
from .meaning import Meaning
from .reading import said, sentences
from .statement import Statement

_MEND = "请核对正文与表格；统计口径不同的，请在正文中说明。"
_IN_TIME = (
    r"(?:依法|依规|按时|按期|按规定|按要求|及时|在(?:规定|法定)的?(?:时限|期限|时间)内){0,3}"
    r"(?:予以)?"
)
_ALL_DONE = re.compile(
    rf"(?:均已经?|已?全部|都已){_IN_TIME}(?:办结|办理完毕|答复完毕|办理完结)|均(?:办结|办理完毕)"
)
_APPLIED = (("applications",), ("disclosed",))
_WAN = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10000)}


@rule(
    "text.applications",
    Group.TEXT,
    Severity.WARNING,
    title="申请数与表格",
    what="正文所写的新收、上年结转、收到、予以公开等申请件数，应与第三部分表格的总计一致。",
    why="同一报告内的同一数字只能有一个；“收到”可以指新收，也可以指新收加上年结转。",
    mend=_MEND,
    source=PRACTICE,
)
def applications(document: Document, context: Context) -> Iterator[Found]:
    yield from _differing(document, context, "applications")
    left = sum_of(document, "applications", total("carried_out"))
    for sentence in sentences(document, context) if left else ():
        if found := _all_done(document, sentence, left):
            yield found


@rule(
    "text.challenges",
    Group.TEXT,
    Severity.WARNING,
    title="复议诉讼数与表格",
    what="正文所写的政府信息公开行政复议、行政诉讼件数，应与第四部分表格一致。",
    why="同一报告内的同一数字只能有一个；按备案、受理等口径统计的不在此列。",
    mend=_MEND,
    source=PRACTICE,
)
def challenges(document: Document, context: Context) -> Iterator[Found]:
    yield from _differing(document, context, "challenges")


@rule(
    "text.disclosures",
    Group.TEXT,
    Severity.WARNING,
    title="文件、许可、处罚、收费与表格",
    what="正文所写的制发、废止、现行有效规范性文件，行政许可、处罚、强制决定和事业性收费，应与第二部分表格一致。",
    why="同一报告内的同一数字只能有一个；以其他机关名义、按公示条数等口径统计的不在此列。",
    mend=_MEND,
    source=PRACTICE,
)
def disclosures(document: Document, context: Context) -> Iterator[Found]:
    yield from _differing(document, context, "disclosures")


def _differing(document: Document, context: Context, table: str) -> Iterator[Found]:
    for statement, sentence, read in said(document, context):
        if read is None or read.table != table or _denies(statement):
            continue
        if not _shared(statement, sentence) and (found := _against(document, statement, read)):
            yield found


def _denies(said: Statement) -> bool:
    """「申请数量为零」, 「未收到申请」: ``text.none`` looks after them."""
    looked_after = said.objects[0] in (*APPLICATIONS, *CHALLENGES)
    return looked_after and not (
        said.value or said.quantity.unit or said.actions == ("carried_out",)
    )


def _shared(said: Statement, sentence: Sentence) -> bool:
    """What is said of another body too: the table may count both, or one of them; and what was
    handled (办理行政许可 9 件，不予许可 2 件), where some of it was decided otherwise."""
    handled = said.actions == ("processed",) and said.objects[0] in DECISIONS
    split = handled and any(token.sense == "some" for token in sentence.tokens)
    return split or (not said.among and (said.objects, said.actions) in sentence.apart)


def _against(document: Document, said: Statement, read: Meaning) -> Found | None:
    """What is wrong with a number that is none of the sums it may mean."""
    sums = stated_sums(document, read.table, read.sums)
    if sums is None or any(_equal(said, value) for value in sums):
        return None
    where = document.form.passages[said.place.partition(":")[0]].label
    known = "，".join(
        f"{named(document.format, read.table, cells)}为{_printed(document, read, value)}"
        for cells, value in zip(read.sums, sums, strict=True)
    )
    number = "" if said.denied else f"（{printed(said.value)}）"
    return Found(
        said.place,
        f"“{where}”称“{said.words}”{number}，{part_of(document, read.table)}表中{known}。",
        also=tuple(f"{read.table}/{row}/{column}" for row, column in read.sums[0]),
    )


def _printed(document: Document, read: Meaning, value: int | Decimal) -> str:
    cell = document.form.tables[read.table].cell[read.sums[0][0]]
    return printed(value) + (cell.measure.unit if cell.measure.decimal else "")


def _equal(said: Statement, value: int | Decimal) -> bool:
    """Money may be rounded: it is compared with as many decimals as the text states."""
    quantity = said.quantity
    if quantity.unit not in _WAN:
        return quantity.value == value
    in_unit = Decimal(value) / _WAN[quantity.unit]
    step = Decimal(1).scaleb(-quantity.places)
    return quantity.value in {in_unit.quantize(step, how) for how in (ROUND_HALF_UP, ROUND_DOWN)}


def _all_done(document: Document, sentence: Sentence, left: int | Decimal) -> Found | None:
    """「均已办结」 of all applications, while something is carried over."""
    start, end = sentence.tokens[0].start, sentence.tokens[-1].end
    match = _ALL_DONE.search(sentence.prose.folded, start, end)
    if match is None or not sentence.kinds.isdisjoint((Kind.REST, Kind.EXCEPT)):
        return None
    before = [s for s in sentence.statements.values() if s.end <= match.start()]
    if not before or not before[-1].plain or before[-1].objects[:1] not in _APPLIED:
        return None
    if before[-1].among or any(name in CHALLENGES for name in before[-1].objects):
        return None
    span = match.span()
    cell = document.form.tables["applications"].cell["carried_out", "total"]
    where = document.form.passages[sentence.prose.key].label
    return Found(
        sentence.prose.place(*span),
        f"“{where}”称“{sentence.prose.quote(*span)}”，第三部分表中"
        f"“{cell.row.label}”{cell.column.label}为{left}。",
        also=(cell.place,),
    )
