"""The count of parts that the preamble states, against those that it names."""

import re
from collections.abc import Iterator

from reports.statute.document import Document
from reports.statute.findings import Severity

from ..context import Context
from ..numerals import han
from ..prose import Prose, fold
from ..rule import PRACTICE, Found, Group, rule

_COUNT = re.compile(
    r"(?P<number>[二三四五六七八九十]{1,2}|\d{1,2})个?(?:部分|方面)(?:组成|构成|内容)?"
)
_LIST = re.compile(r"(?:由|包括|包含|分为|分)(?P<list>[^。；\n]{4,400})")
_OPEN = re.compile("等(?!情况|级)|等情况|等内容|等方面")
_BRACKETS = re.compile(r"《[^《》]{0,60}》|“[^“”]{0,60}”|（[^（）]{0,60}）")
_JOINED = re.compile("和|以及|及")
_INNER = re.compile(r"、(?=(?:行政诉讼|行政复议)情况)")  # 「行政复议、行政诉讼情况」 is one part


@rule(
    "structure.parts_named",
    Group.STRUCTURE,
    Severity.WARNING,
    title="编制说明所列的部分",
    what="编制说明写报告由几部分组成的，所列的名称应有几个。",
    why="部分的数目和名称常是沿用旧稿，一处改了另一处没有改。",
    mend="请按本报告的部分改正数目或补全名称。",
    source=PRACTICE,
)
def parts_named(document: Document, context: Context) -> Iterator[Found]:
    prose = fold("preamble", document.texts["preamble"])
    for start, end in prose.sentences:
        yield from _in_sentence(prose, start, end)


def _in_sentence(prose: Prose, start: int, end: int) -> Iterator[Found]:
    words = prose.folded[start:end]
    count = _COUNT.search(words)
    listed = _listed(words, count) if count else ""
    if not count or not listed:
        return
    number = int(count["number"]) if count["number"].isdigit() else han(count["number"])
    least, most = _how_many(listed)
    if least <= number <= most:
        return
    span = start + count.start(), start + count.end()
    named = f"{least}" if least == most else f"{least}至{most}"
    yield Found(
        prose.place(*span),
        f"写的是“{prose.quote(*span)}”，列出的有{named}个：{listed}。",
    )


def _listed(words: str, count: re.Match[str]) -> str:
    """The names listed before the count (由……六部分组成) or behind it (分六部分：……); empty if
    there are fewer than two or the list is open."""
    begins = _LIST.search(words, 0, count.start())
    listed = words[begins.start("list") : count.start()] if begins else ""
    if "、" not in listed:
        listed = words[count.end() :].lstrip("，：是为即包括组成构分别").rstrip("。；")
        listed = listed.partition("，")[0] if listed.count("、") > 1 else listed
    listed = _BRACKETS.sub("", listed)
    listed = listed.rstrip("，：共等")
    return "" if _OPEN.search(listed) or "、" not in listed else listed


def _how_many(listed: str) -> tuple[int, int]:
    """The least and the most names a list may have: 「问题及改进情况」 may be one or two, and
    so may 「行政复议、行政诉讼情况」."""
    names = [name for name in re.split("[、，]", listed) if len(name) > 1]
    paired = len(_INNER.findall(listed))
    return len(names) - paired, len(names) + len(_JOINED.findall(listed))
