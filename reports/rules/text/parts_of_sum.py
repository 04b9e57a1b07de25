"""「共 N 条，其中 a、b、c」: whether the parts make the sum."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from reports.statute.document import Document
from reports.statute.findings import Severity

from ..context import Context
from ..rule import PRACTICE, Found, Group, rule
from ..statements import DIFFERENCE, PAST, Counted, Sentence
from .figures import spoken, sum_of, total

_AMONG = re.compile(
    r"其中(?:包括|有)?[，：]?|包括[，：]?|分别(?:为|是)[：]?|(?<=[件条篇次个项份])[：（]"
)
_OPEN = re.compile(r"等|主要|包含|包括但|约|余|以及其他各类|占|%|同时|另|此外|既|累计|涉及|重点")
_REST = re.compile(r"^(?:其[他它余]|剩余|另外)")
_OUTCOME = re.compile(r"公开|提供|不予|处理|办结|答复|结转|办理")
_CLAUSE_ENDS = re.compile("[，；。]")
_STAGE = re.compile(r"办结|答复|结转|办理")
NEAR = Decimal("0.9")  # three or more parts that nearly make the sum were meant to make it


@rule(
    "text.parts_of_sum",
    Group.TEXT,
    Severity.WARNING,
    title="分项之和",
    what="“共 N 条，其中……”列出全部分项时，各分项之和应等于总数。",
    why="分项与总数不符，必有一个数写错。",
    mend="请核对各分项；只列举一部分的，请加“等”字。",
    source=PRACTICE,
)
def parts_of_sum(document: Document, context: Context) -> Iterator[Found]:
    for sentence in spoken(document, context):
        if found := _unequal(document, sentence):
            yield found


def _unequal(document: Document, sentence: Sentence) -> Found | None:
    """One list in a sentence; a second 「其中」 would divide one of the parts again."""
    among = list(_AMONG.finditer(sentence.words))
    if len(among) != 1:
        return None
    cut = sentence.start + among[0].start()
    whole_in = sentence.previous if among[0].start() == 0 else sentence
    before = [said for said in whole_in.counted if said.number.end <= cut] if whole_in else []
    until = sentence.start + _end(sentence.words, among[0])
    parts = [said for said in sentence.counted if cut < said.number.start < until]
    if not before or not _closed(sentence, before[-1], parts, until):
        return None
    whole, made = before[-1], sum(part.number.value for part in parts)
    if made in _wholes(document, sentence, before) or not _meant_as_all(whole, parts, made):
        return None
    listed = "＋".join(str(part.number.value) for part in parts)
    start, end = whole.number.start, parts[-1].number.end
    return Found(
        sentence.prose.place(start, end),
        f"“{sentence.prose.quote(start, end)}”：总数为{whole.number.value}，"
        f"各分项{listed}，合计{made}。",
    )


def _wholes(document: Document, sentence: Sentence, before: list[Counted]) -> set[Decimal]:
    """What the parts may make: any number before the list, all of them together, and of
    applications what the table has dealt with (this year's and last year's)."""
    numbers = [said.number.value for said in before]
    dealt_with = sum_of(document, "applications", total("result.total"))
    known = {Decimal(dealt_with)} if dealt_with and sentence.about_applications else set()
    return {*numbers, sum(numbers)} | known


def _end(words: str, among: re.Match[str]) -> int:
    """Where the list ends: with its bracket, else with the sentence."""
    in_bracket = words.count("（", 0, among.end()) > words.count("）", 0, among.end())
    close = words.find("）", among.end())
    return close if in_bracket and close >= 0 else len(words)


def _closed(sentence: Sentence, whole: Counted, parts: list[Counted], until: int) -> bool:
    """Two or more parts with the unit of the whole, exact, and nothing that leaves the list
    open or counts across it."""
    text = sentence.prose.folded
    if len(parts) < 2:
        return False
    clause = _CLAUSE_ENDS.search(text, parts[-1].number.end, until)
    if _OPEN.search(text, whole.number.end, clause.start() if clause else until):
        return False
    numbers = [whole.number, *(part.number for part in parts)]
    if len({number.unit for number in numbers}) > 1 or not all(n.exact for n in numbers):
        return False
    return not any(DIFFERENCE.search(p.before) or PAST.search(p.before) for p in parts)


def _meant_as_all(whole: Counted, parts: list[Counted], made: Decimal) -> bool:
    """Whether the list names every part: it ends with 「其他」, or goes beyond the whole, or
    comes near it."""
    if _REST.match(parts[-1].before):
        return True
    if made > whole.number.value:
        return not _divided_twice(whole, parts)
    return len(parts) > 2 and made >= NEAR * whole.number.value


def _divided_twice(whole: Counted, parts: list[Counted]) -> bool:
    """By channel and again by outcome: some parts make the whole already, or not all are of a
    kind, or they are stages that one thing passes in turn."""
    so_far = list(accumulate(part.number.value for part in parts))
    outcomes = [bool(_OUTCOME.search(part.before + part.after)) for part in parts]
    stages = any(_STAGE.search(part.before) for part in parts)
    return whole.number.value in so_far or len(set(outcomes)) > 1 or stages
