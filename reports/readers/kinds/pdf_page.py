"""One page of a PDF: characters, ruled lines, pictures, all upright.

Positions are points from the top left corner of the page, turned so that most of its text stands
upright, whatever the page says of its own rotation.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from ..limits import LIMITS
from .pdf_characters import characters_of
from .pdf_objects import Objects
from .pdf_rules import Stroke

_ABOVE = 0.88  # of the type size stands above the base line, as in every Chinese font


class Character(NamedTuple):
    """One printed character: its box, its base line, its size, the number of the marked piece of
    text it belongs to (-1: none), and whether the file marks it as no part of the text."""

    text: str
    left: float
    right: float
    base: float
    size: float
    mark: int
    is_artifact: bool

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, self.base - (_ABOVE - 0.5) * self.size

    @property
    def top(self) -> float:
        return self.base - _ABOVE * self.size


@dataclass(frozen=True)
class Page:
    """What is printed on one page; ``number`` counts from 1."""

    number: int
    height: float
    characters: list[Character]
    rules: list[Stroke]
    pictures: int


def page_of(handle: Any, number: int) -> Page:
    """A loaded page."""
    printed = list(characters_of(handle, number))
    turns = Counter(character.run.turn for character in printed)
    upright = _Upright(handle, turns.most_common(1)[0][0] if turns else 0)
    characters = []
    for text, start, stop, x, y, run in printed:
        left, base = upright.point(x, y)
        right = left + abs(stop - start)
        characters.append(Character(text, left, right, base, run.size, run.mark, run.is_artifact))
    objects = Objects(number, upright.point, most=LIMITS.page_objects - len(characters))
    objects.of_page(handle)
    return Page(number, upright.height, characters, objects.rules, objects.pictures)


class _Upright:
    """Turns points of the page's own space, where y grows upwards, to positions on the page."""

    def __init__(self, handle: Any, turn: int) -> None:
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(handle, box)
        self.turn, self.box = turn, box
        wide, high = abs(box.right - box.left), abs(box.top - box.bottom)
        self.height = (wide if turn % 2 else high) or 1.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        box = self.box
        if self.turn == 1:  # text runs upwards
            return y - box.bottom, x - box.left
        if self.turn == 2:
            return box.right - x, y - box.bottom
        if self.turn == 3:
            return box.top - y, box.right - x
        return x - box.left, box.top - y
