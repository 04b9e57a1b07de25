"""Ruled lines of a page, out of the paths that draw them (表格线): plain geometry."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

_STRAIGHT = 1.0  # points by which a ruled line may lean
_THICK = 3.0  # a filled box thinner than this is a line
NEAR = 2.5  # lines closer than this are one; ends closer than this meet
_SHORTEST = 4.0


class Stroke(NamedTuple):
    """A straight line: level or upright, at ``at`` across its direction, from ``start`` to
    ``stop`` along it."""

    is_level: bool
    at: float
    start: float
    stop: float


Step = tuple[str, float, float, bool]  # move, line or curve; the point; whether it closes


def rules_of_path(steps: Iterable[Step], *, is_stroked: bool) -> Iterator[Stroke]:
    """The ruled lines that a path draws: its straight sides if stroked, a thin box if filled."""
    for points, is_straight in _subpaths(steps):
        if is_stroked:
            for (x, y), (x2, y2) in pairwise(points):
                if abs(y - y2) < _STRAIGHT <= abs(x - x2):
                    yield Stroke(True, (y + y2) / 2, min(x, x2), max(x, x2))
                elif abs(x - x2) < _STRAIGHT <= abs(y - y2):
                    yield Stroke(False, (x + x2) / 2, min(y, y2), max(y, y2))
        elif is_straight and len(points) > 1:
            yield from _thin_box(points)


def _subpaths(steps: Iterable[Step]) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    points: list[tuple[float, float]] = []
    is_straight = True
    for kind, x, y, closes in steps:
        if kind == "move":
            if points:
                yield points, is_straight
            points, is_straight = [], True
        is_straight = is_straight and kind != "curve"
        points.append((x, y))
        if closes:
            points.append(points[0])
    if points:
        yield points, is_straight


def _thin_box(points: list[tuple[float, float]]) -> Iterator[Stroke]:
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    if bottom - top < _THICK and right - left > bottom - top:
        yield Stroke(True, (top + bottom) / 2, left, right)
    elif right - left < _THICK and bottom - top > right - left:
        yield Stroke(False, (left + right) / 2, top, bottom)


def merged(rules: list[Stroke]) -> list[Stroke]:
    """Lines that lie on each other as one each."""
    whole: list[Stroke] = []
    places = places_of([rule.at for rule in rules])
    at = {rule: places[nearest(places, rule.at)] for rule in rules}
    for rule in sorted(set(rules), key=lambda r: (at[r], r.start)):
        last = whole[-1] if whole else None
        if last and last.at == at[rule] and rule.start <= last.stop + NEAR:
            whole[-1] = last._replace(stop=max(last.stop, rule.stop))
        else:
            whole.append(rule._replace(at=at[rule]))
    return [rule for rule in whole if rule.stop - rule.start >= _SHORTEST]


def places_of(values: list[float]) -> tuple[float, ...]:
    """The values, those near each other as one."""
    places: list[list[float]] = []
    for value in sorted(values):
        if places and value - places[-1][0] < NEAR:
            places[-1].append(value)
        else:
            places.append([value])
    return tuple(sum(near) / len(near) for near in places)


def nearest(places: tuple[float, ...], value: float) -> int:
    after = bisect_left(places, value)
    near = [n for n in (after - 1, after) if 0 <= n < len(places)]
    return min(near, key=lambda n: abs(places[n] - value))
