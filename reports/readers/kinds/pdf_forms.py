"""Forms of a PDF that draw forms: how often all of them together are drawn, before any is.

A form drawn ten times by each of ten forms, and so on, is a file of a kilobyte and a page of ten
thousand million lines; pdfium would draw it until memory ends.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict

from ..limits import LIMITS
from ..unreadable import Unreadable

_OBJECT = re.compile(
    rb"(\d{1,8})\s+\d{1,5}\s+obj\b(.{0,20000}?)(?:\bstream\r?\n|\bendobj)", re.DOTALL
)
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_REFERENCE = re.compile(rb"/([^\s/<>\[\]()]+)\s+(\d{1,8})\s+\d{1,5}\s+R\b")
_DRAWN = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")
_HOPS = 2  # objects between a form and those it draws: its resources, their list of forms
_ENDLESS = LIMITS.page_objects + 1

Drawn = list[tuple[int, int]]  # the number of a form, and how often another draws it


def refuse_form_bomb(data: bytes) -> None:
    """Unreadable if a page could draw more forms than any report's."""
    if len(_FORM.findall(data)) < 3:
        return
    objects = {int(found[1]): found for found in _OBJECT.finditer(data)}
    forms = {number for number, found in objects.items() if _FORM.search(found[2])}
    draws = {number: _draws(data, number, objects, forms) for number in forms}
    known: dict[int, int] = {}
    for number in forms:
        if _drawn(number, draws, known) >= _ENDLESS:
            raise Unreadable(
                "PDF 中的图形层层嵌套，展开后过于复杂，不像一份年度报告；"
                "请用原来的软件重新导出后上传。"
            )


def _draws(data: bytes, number: int, objects: dict[int, re.Match[bytes]], forms: set[int]) -> Drawn:
    """The forms that a form draws, by the names that its resources give them."""
    times = Counter(_DRAWN.findall(_content(data, objects[number])))
    if not times:
        return []
    named = _named(number, objects)
    return [
        (other, count) for name, count in times.items() for other in named.get(name, set()) & forms
    ]


def _content(data: bytes, form: re.Match[bytes]) -> bytes:
    if b"Flate" not in form[2]:
        end = data.find(b"endstream", form.end())
        return data[form.end() : end if end >= 0 else None]
    try:
        return zlib.decompressobj().decompress(memoryview(data)[form.end() :], LIMITS.part_bytes)
    except zlib.error:
        return b""


def _named(number: int, objects: dict[int, re.Match[bytes]]) -> dict[bytes, set[int]]:
    """What the resources of a form name, in its own dictionary or in those it refers to."""
    named: dict[bytes, set[int]] = defaultdict(set)
    edge, seen = {number}, {number}
    for _ in range(_HOPS + 1):
        found = [pair for n in edge if n in objects for pair in _REFERENCE.findall(objects[n][2])]
        for name, other in found:
            named[name].add(int(other))
        edge = {int(other) for _, other in found} - seen
        seen |= edge
    return named


def _drawn(start: int, draws: dict[int, Drawn], known: dict[int, int]) -> int:
    """How many forms drawing one draws in all; endless if one comes to draw itself."""
    path = {start: iter(draws[start])}  # in the order in which they were entered
    while path and start not in known:
        number, others = next(reversed(path.items()))
        other = next((n for n, _ in others if n not in known), None)
        if other is None:
            whole = 1 + sum(known[n] * times for n, times in draws[number])
            known[number] = min(whole, _ENDLESS)
            del path[number]
        elif other in path:
            return _ENDLESS
        else:
            path[other] = iter(draws[other])
    return known[start]
