"""The numbers printed before the sub-headings of part one (（一）至（五）).

The number is no part of a text, since the form prints its own; what is wrong with it is told here,
under the same rule as numbers within a text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reports.statute.findings import Finding, Severity

from .sub_headings import SubHead

RULE = "structure.numbering"


@dataclass(frozen=True)
class Numbered:
    """A numbered paragraph of part one: the passage it stands in, whether it ``opens`` it."""

    head: SubHead
    where: str
    passage: str
    opens: bool


def breaks(paragraphs: list[Numbered]) -> Iterator[Finding]:
    """Sub-headings that do not begin with （一）, or repeat or skip a number. Between two of them
    a list of the text itself may begin with （一） and run on."""
    last: Numbered | None = None
    inner = 0
    for one in paragraphs:
        ordinal = one.head.ordinal
        if not one.opens and (ordinal == 1 or (inner and ordinal == inner + 1)):
            inner = ordinal
            continue
        if not one.opens and (last is None or inner):
            continue
        message = "" if inner and ordinal == inner + 1 else _wrong(last, one)
        inner = 0
        if message:
            yield Finding(RULE, Severity.WARNING, one.passage, f"{one.where}：{message}")
        last = one


def _wrong(last: Numbered | None, one: Numbered) -> str:
    printed = one.head.number
    if last is None:
        return "" if one.head.ordinal == 1 else f"序号从“{printed}”开始，前面没有“（一）”。"
    if one.head.ordinal == last.head.ordinal + 1:
        return ""
    kind = "重复" if one.head.ordinal <= last.head.ordinal else "跳号"
    return f"序号{kind}：“{last.head.number}”之后是“{printed}”。"
