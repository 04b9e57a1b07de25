"""Words written twice, and brackets and quotation marks without their other half."""

import re
from collections.abc import Iterator

from reports.statute.document import Document
from reports.statute.findings import Severity

from ..context import Context
from ..prose import Prose, texts
from ..rule import PRACTICE, Found, Group, rule
from .brackets import unpaired

_TWICE = re.compile(r"([\u4e00-\u9fff]{2,20}?)\1")
_SIGNS_TWICE = re.compile(r"([，。；：、！？])[，。；：、]|[，；、：]\n?(?=。)")
_PARTICLE = re.compile(r"(?<!目)的的(?!确|士)")
_SPOKEN = re.compile(r"[一二两三四五六七八九十百千每逐很又越再]")
_GOVERNMENT = re.compile(r"(?:人民|[省市县区州旗乡镇盟])政府政府(?:信息|网站|部门|公报|门户|数据)")


@rule(
    "wording.doubled",
    Group.STRUCTURE,
    Severity.WARNING,
    title="重复的字词、不成对的括号和引号",
    what="同一个词或标点连写两遍；括号、引号、书名号缺一半。",
    why="这是编辑和粘贴时的常见差错。",
    mend="请删去重复的字词，补全括号和引号。",
    source=PRACTICE,
)
def doubled(document: Document, context: Context) -> Iterator[Found]:
    for prose in texts(document):
        yield from _twice(prose)
        for position in unpaired(prose.folded):
            sign = prose.quote(position, position + 1)
            place = prose.place(position, position + 1)
            yield Found(place, f"“{_around(prose, position)}”中的“{sign}”没有成对。")


def _twice(prose: Prose) -> Iterator[Found]:
    for pattern in (_TWICE, _PARTICLE, _SIGNS_TWICE):
        for match in pattern.finditer(prose.folded):
            if not _meant(prose.folded, match):
                printed = prose.quote(*match.span())
                yield Found(prose.place(*match.span()), f"“{printed}”疑为重复。")


def _meant(text: str, match: re.Match[str]) -> bool:
    """「一项一项」, and 「人民政府政府信息公开」, where one word ends and the next begins."""
    if _SPOKEN.match(match[0]):
        return True
    return any(
        found.start() <= match.start() and match.end() <= found.end()
        for found in _GOVERNMENT.finditer(text, max(0, match.start() - 2), match.end() + 2)
    )


def _around(prose: Prose, position: int) -> str:
    return prose.quote(max(0, position - 6), min(len(prose.folded), position + 7))
