"""Numbered paragraphs and enumerations: （一）（二）, 一是二是, 1. 2., 第一第二, （1）（2）, ①②."""

import re
from collections.abc import Iterator
from unicodedata import numeric

from reports.statute.document import Document
from reports.statute.findings import Severity

from ..context import Context
from ..numerals import han
from ..prose import Prose, fold
from ..rule import PRACTICE, Found, Group, rule

_ONE = "[一二三四五六七八九十]"
_HAN = _ONE + "{1,3}"
STYLES = (  # what must stand before comes behind the first sign: most characters are none
    re.compile(rf"（(?<!第（)({_HAN})）(?!项|款|目|条|类)"),
    re.compile(rf"({_ONE}(?<![之统唯万专单划同第每逐零到初].){_ONE}{{0,2}})是(?!否)"),
    re.compile(rf"第(?:(?<=[。；：\n，]第)|(?<=^第))({_HAN})[，、：]"),
    re.compile(r"（(?<!第（)(\d{1,2})）(?!项|款|目|条|类)"),
    re.compile(rf"({_ONE}(?:(?<=\n.)|(?<=^.)){_ONE}{{0,2}})、"),
    re.compile(r"([①-⑳])"),
    re.compile(r"(\d(?:(?<=[。；：\n]\d)|(?<=^\d))\d?)[.、](?=[\u4e00-\u9fff])"),
)
_STARTS_CLAUSE = re.compile(r"^$|[。；：，、！？\n）”]")


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
        yield from _late_start(prose, document)


def _late_start(prose: Prose, document: Document) -> Iterator[Found]:
    """A text whose first （…） begins it and is neither （一） nor its own sub-heading's."""
    first = STYLES[0].search(prose.folded)
    if first is None or _value(first) == 1 or prose.folded[: first.start()].strip("\n"):
        return
    own = STYLES[0].match(document.form.passages[prose.key].heading)
    if own is None or _value(own) != _value(first):
        printed = prose.quote(*first.span())
        yield Found(prose.place(*first.span()), f"序号从“{printed}”开始，前面没有“（一）”。")


def _breaks(prose: Prose, style: re.Pattern[str]) -> Iterator[Found]:
    """A list begins anew with 1. What stands within a clause (「这一是」) may only begin one."""
    last: re.Match[str] | None = None
    for match in style.finditer(prose.folded):
        number = _value(match)
        if number != 1 and not _STARTS_CLAUSE.search(
            prose.folded[max(0, match.start() - 1) : match.start()]
        ):
            continue
        if last and _breaks_off(prose.folded, last, match):
            kind = "重复" if number <= _value(last) else "跳号"
            before, printed = (prose.quote(*m.span()) for m in (last, match))
            yield Found(prose.place(*match.span()), f"序号{kind}：“{before}”之后是“{printed}”。")
        last = match


def _value(match: re.Match[str]) -> int:
    if match[1].isdecimal():
        return int(match[1])
    return int(numeric(match[1])) if "①" <= match[1] <= "⑳" else han(match[1])


def _breaks_off(text: str, last: re.Match[str], match: re.Match[str]) -> bool:
    """Whether an item does not follow the one before. A second 「一是」 is a slip only where a
    sentence begins with it and nothing between announces a new list."""
    number = _value(match)
    if number != 1:
        return number != _value(last) + 1
    between = text[last.end() : match.start()]
    return _value(last) == 1 and between.endswith(("。", "；")) and not re.search("[：\n]", between)
