"""A statement of number (正文里的一句数字): what a clause says, as it was read."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from reports.statute import FORMATS
from reports.statute.labels import bare

from ..prose import Prose
from .tokens import Quantity


class Period(StrEnum):
    """The time that a number counts."""

    YEAR = "全年"
    LAST = "上年"
    NEXT = "下年"
    PART = "年内的一段时间"
    OTHER = "其他年度"
    LONG = "几年"


class Body(StrEnum):
    """Whose number it is: that of the body whose tables the report holds, or another's."""

    OWN = "本机关"
    OTHER = "其他机关"


_YEAR, _OWN = Period.YEAR, Body.OWN
OBJECTS = {
    "applications": "申请",
    "disclosed": "依申请公开",
    "review": "行政复议",
    "suit": "行政诉讼",
    "suit.direct": "直接提起的行政诉讼",
    "suit.after_review": "复议后提起的行政诉讼",
    "normative": "规范性文件",
    "rules": "规章",
    "licences": "行政许可决定",
    "penalties": "行政处罚决定",
    "compulsory": "行政强制决定",
    "fees": "事业性收费",
    "information": "政府信息",
    "proactive": "主动公开的信息",
    "other": "其他事项",
    "": "未识别的事项",
}
ACTIONS = {
    "new": "新收",
    "received": "收到",
    "accepted": "受理",
    "processed": "办理",
    "finished": "办结",
    "answered": "答复",
    "carried": "结转",
    "carried_in": "上年结转",
    "carried_out": "结转下年度",
    "result.granted": "予以公开",
    "open": "公开",
    "result.partly_granted": "部分公开",
    "result.refused": "不予公开",
    "result.unavailable": "无法提供",
    "result.not_handled": "不予处理",
    "result.other": "其他处理",
    "told": "其他办理结果",
    "absent": "不存在",
    "upheld": "维持",
    "corrected": "纠正",
    "pending": "未审结",
    "other": "其他结果",
    "issued": "制发",
    "repealed": "废止",
    "in_force": "现行有效",
    "decisions": "",
}


class Statement(NamedTuple):
    """One number of a text, or one denial (未收到……).

    ``objects`` and ``actions`` are the senses of the lexicon that the number is said of; several
    if it is the sum of a list (行政复议、行政诉讼共 5 件). ``change``: it is a difference (增加 5
    件). ``among``: it is named as a part of the number before, ``whole``: as
    that of the year (共, 全年). ``limits``: words that make it count
    only a part, or on another basis. ``start`` and ``end`` are folded characters, ``said`` is where
    the number itself begins.
    """

    prose: Prose
    start: int
    said: int
    end: int
    quantity: Quantity
    objects: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    period: Period = Period.YEAR
    body: Body = Body.OWN
    among: bool = False
    change: str = ""
    each: bool = False
    whole: bool = False
    denied: bool = False
    doubtful: bool = False  # a denial that may be of a part only
    limits: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """The printed characters: ``overview.proactive:12-20``."""
        return self.prose.place(self.start, self.end)

    @property
    def words(self) -> str:
        return self.prose.quote(self.start, self.end)

    @property
    def value(self) -> Decimal:
        return self.quantity.value

    @property
    def plain(self) -> bool:
        """Whether the number counts the whole of something, in this year, for this body."""
        return (
            not self.limits
            and not self.change
            and self.period is _YEAR
            and self.body is _OWN
            and self.quantity.exact
        )

    @property
    def described(self) -> str:
        """How the sentence was read, for the clerk: 「新收申请，112 件，全年，本机关」."""
        parts = [self._subject, self._number, self.period.value, self.body.value]
        if self.limits:
            parts.append(f"限于“{'、'.join(self.limits)}”")
        return f"读作：{'，'.join(filter(None, parts))}"

    @property
    def _subject(self) -> str:
        objects = "、".join(OBJECTS.get(name, name) for name in self.objects) or OBJECTS[""]
        actions = "、".join(filter(None, map(_action, self.actions)))
        return (
            f"{actions}{objects}{'（各）' if self.each else ''}{'（其中）' if self.among else ''}"
        )

    @property
    def _number(self) -> str:
        if self.denied:
            return "没有"
        sign = {"up": "增加 ", "down": "减少 "}.get(self.change, "")
        about = "" if self.quantity.exact else "约 "
        return f"{sign}{about}{self.quantity.value:,f} {self.quantity.unit}".strip()

    def limited(self, *words: str) -> Statement:
        return self._replace(limits=(*self.limits, *words))


@lru_cache
def _action(name: str) -> str:
    """What happened, in Chinese; a row of 办理结果 by its label."""
    if name in ACTIONS:
        return ACTIONS[name]
    rows = (form.tables["applications"].rows.get(name) for form in FORMATS.values())
    labels = [bare(cells[0].row.label) for cells in rows if cells]
    return labels[0] if labels else name
