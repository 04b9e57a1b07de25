"""Numbered paragraphs and enumerations: （一）（二）, 一是二是, 1. 2., 第一第二."""

import re
from collections.abc import Iterator

from reports.statute.document import Document
from reports.statute.findings import Severity

from ..context import Context
from ..numerals import han
from ..prose import Prose, fold
from ..rule import PRACTICE, Found, Group, rule

_HAN = "[一二三四五六七八九十]{1,3}"
STYLES = (
    re.compile(rf"(?<!第)（({_HAN})）(?!项|款|目|条|类)"),
    re.compile(rf"(?<![之统唯万专单划同第每逐零到初])({_HAN})是(?!否)"),
    re.compile(rf"(?:(?<=[。；：\n，])|^)第({_HAN})[，、：]"),
    re.compile(r"(?:(?<=[。；：\n])|^)(\d{1,2})[.、](?=[\u4e00-\u9fff])"),
)
_STARTS_CLAUSE = re.compile(r"[。；：，、！？\n）”]")


@rule(
    "structure.numbering",
    Group.STRUCTURE,
    Severity.WARNING,
    title="序号",
    what="（一）（二）、一是二是等序号应依次递增，不跳号、不重号。",
    why="跳号常是删去一段后没有改号，重号常是粘贴所致。",
    mend="请核对是否漏写一段，并改正序号。",
    source=PRACTICE,
)
def numbering(document: Document, context: Context) -> Iterator[Found]:
    for key, text in document.texts.items():
        prose = fold(key, text)
        for style in STYLES:
            yield from _breaks(prose, style)


def _breaks(prose: Prose, style: re.Pattern[str]) -> Iterator[Found]:
    """A list begins anew with 1. What stands within a clause (「这一是」) may only begin one."""
    last, before = 0, ""
    for match in style.finditer(prose.folded):
        number = han(match[1]) if not match[1].isdigit() else int(match[1])
        at_start = match.start() == 0 or _STARTS_CLAUSE.match(prose.folded[match.start() - 1])
        if number != 1 and not at_start:
            continue
        if last and number not in (1, last + 1):
            kind = "重复" if number <= last else "跳号"
            printed = prose.quote(*match.span())
            yield Found(prose.place(*match.span()), f"序号{kind}：“{before}”之后是“{printed}”。")
        if number == 1 and last == 1 and at_start and _same_paragraph(prose, match.start(), before):
            printed = prose.quote(*match.span())
            yield Found(prose.place(*match.span()), f"序号重复：“{before}”之后又是“{printed}”。")
        last, before = number, prose.quote(*match.span())


def _same_paragraph(prose: Prose, here: int, before: str) -> bool:
    """Whether the item before stands in the same sentence or the one just ended, so that a second
    「一是」 is a slip and no new list."""
    sentence = next(span for span in prose.sentences if span.start <= here < span.end)
    return before in prose.quote(sentence.start, here) if here > sentence.start else False
