"""Automatic numbers of Word paragraphs (自动编号): printed, but no part of their text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from .markup import parse_xml
from .packages import Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL, _LEVEL = f"{_W}val", f"{_W}ilvl"
_PART = "word/numbering.xml"
_HAN = "〇一二三四五六七八九"
_LEVELS = 9
_LONGEST = 100  # characters around the numbers of a level


def chinese(number: int) -> str:
    """1 to 99 in Chinese numerals, which is all that a list in a report reaches."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return (_HAN[tens] if tens > 1 else "") + ("十" if tens else "") + (_HAN[ones] if ones else "")


_SHAPES: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": chinese,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": str,
    "decimalEnclosedCircle": lambda number: chr(0x245F + number) if number < 21 else str(number),
    "decimalEnclosedCircleChinese": lambda number: (
        chr(0x245F + number) if number < 21 else str(number)
    ),
    "upperLetter": lambda number: chr(0x40 + (number - 1) % 26 + 1),
    "lowerLetter": lambda number: chr(0x60 + (number - 1) % 26 + 1),
}


@dataclass(frozen=True)
class _Level:
    shape: str
    text: str  # with %1 … %9 for the numbers of the levels
    start: int


@dataclass
class Numbering:
    """The lists of one document, counted along its paragraphs."""

    package: Package
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @cached_property
    def lists(self) -> dict[str, dict[int, _Level]]:
        """The levels of each list; not looked at before a paragraph is numbered."""
        if _PART not in self.package:
            return {}
        root = parse_xml(self.package.read(_PART), what="编号")
        kinds = {
            kind.get(f"{_W}abstractNumId", ""): dict(_levels(kind))
            for kind in root.findall(f"{_W}abstractNum")
        }
        return {
            number.get(f"{_W}numId", ""): kinds.get(_value(number, "abstractNumId"), {})
            for number in root.findall(f"{_W}num")
        }

    def before(self, paragraph: etree._Element) -> str:
        """What is printed before a paragraph: 「一、」, 「（二）」 or nothing."""
        properties = paragraph.find(f"{_W}pPr/{_W}numPr")
        if properties is None:
            return ""
        number = _value(properties, "numId")
        depth = _whole(_value(properties, "ilvl"))
        level = self.lists.get(number, {}).get(depth)
        if level is None:
            return ""
        counts = self.counts[number]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in range(depth + 1, _LEVELS):
            counts.pop(deeper, None)
        return self._printed(number, level)

    def _printed(self, number: str, level: _Level) -> str:
        if level.shape not in _SHAPES:
            return ""
        text = level.text
        for depth, count in self.counts[number].items():
            text = text.replace(f"%{depth + 1}", _SHAPES[level.shape](count))
        return text


def _levels(kind: etree._Element) -> list[tuple[int, _Level]]:
    return [
        (
            _whole(level.get(_LEVEL, "0")),
            _Level(
                _value(level, "numFmt"),
                _value(level, "lvlText")[:_LONGEST],
                _whole(_value(level, "start"), 1),
            ),
        )
        for level in kind.findall(f"{_W}lvl")
    ]


def _value(element: etree._Element, name: str) -> str:
    child = element.find(f"{_W}{name}")
    return "" if child is None else child.get(_VAL, "")


def _whole(text: str, default: int = 0) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else default
