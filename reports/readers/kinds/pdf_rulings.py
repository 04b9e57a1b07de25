"""The tables that ruled lines draw (表格线): plain geometry.

Lines that touch form one table. Between its lines lie elementary boxes; where no line parts two
of them they are one cell. So merged cells, and tables open at the sides, come out right.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from .pdf_rules import NEAR, Stroke, merged, nearest, places_of

_PARTS = 0.8  # of the side between two boxes that a line must cover to part them
_MOST_BOXES = 100_000
_MOST_CROSSINGS = 4_000_000


@dataclass(frozen=True)
class Ruling:
    """A ruled table: where its lines stand, and which cell each elementary box belongs to."""

    across: tuple[float, ...]  # of the upright lines
    down: tuple[float, ...]  # of the level lines
    cells: tuple[tuple[int, ...], ...]  # the number of the cell, by row and column of boxes

    @property
    def top(self) -> float:
        return self.down[0]

    @property
    def area(self) -> float:
        return (self.across[-1] - self.across[0]) * (self.down[-1] - self.down[0])

    @property
    def count(self) -> int:
        return len({cell for row in self.cells for cell in row})

    def cell_at(self, x: float, y: float) -> int | None:
        """The cell in which a point lies, or None if it lies outside the table."""
        column, row = bisect_right(self.across, x) - 1, bisect_right(self.down, y) - 1
        if 0 <= row < len(self.cells) and 0 <= column < len(self.across) - 1:
            return self.cells[row][column]
        return None

    @property
    def rows(self) -> list[list[int]]:
        """The cells that begin in each row of boxes, from left to right."""
        seen: set[int] = set()
        rows = []
        for boxes in self.cells:
            begun = [cell for cell in dict.fromkeys(boxes) if cell not in seen]
            seen.update(begun)
            rows.append(begun)
        return rows


def rulings(rules: list[Stroke]) -> list[Ruling]:
    """The tables that lines draw, smallest first, so that one inside another comes before it.
    ValueError if there are more lines than any table has."""
    level = merged([rule for rule in rules if rule.is_level])
    upright = merged([rule for rule in rules if not rule.is_level])
    if len(level) * len(upright) > _MOST_CROSSINGS:
        raise ValueError(len(rules))
    found = [_ruling(*group) for group in _touching(level, upright)]
    return sorted(filter(None, found), key=lambda ruling: ruling.area)


def _touching(
    level: list[Stroke], upright: list[Stroke]
) -> Iterator[tuple[list[Stroke], list[Stroke]]]:
    """Groups of lines that cross or meet."""
    group = list(range(len(level) + len(upright)))

    def leader(n: int) -> int:
        while group[n] != n:
            group[n] = group[group[n]]
            n = group[n]
        return n

    order = sorted(range(len(upright)), key=lambda n: upright[n].at)
    places = [upright[n].at for n in order]
    for number, line in enumerate(level):
        first, last = (
            bisect_left(places, line.start - NEAR),
            bisect_right(places, line.stop + NEAR),
        )
        for other in order[first:last]:
            if upright[other].start - NEAR <= line.at <= upright[other].stop + NEAR:
                group[leader(len(level) + other)] = leader(number)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for number, rule in enumerate((*level, *upright)):
        groups.setdefault(leader(number), ([], []))[number >= len(level)].append(rule)
    yield from groups.values()


def _ruling(level: list[Stroke], upright: list[Stroke]) -> Ruling | None:
    """The table of one group of lines; None for a lone line or a corner."""
    if len(level) < 2 or not upright:
        return None
    ends = [end for rule in level for end in (rule.start, rule.stop)]
    across = places_of([*(rule.at for rule in upright), min(ends), max(ends)])
    down = places_of([rule.at for rule in level])
    if len(across) < 2 or len(down) < 2 or (len(across) - 1) * (len(down) - 1) > _MOST_BOXES:
        return None
    return Ruling(across, down, _cells(across, down, level, upright))


def _cells(
    across: tuple[float, ...], down: tuple[float, ...], level: list[Stroke], upright: list[Stroke]
) -> tuple[tuple[int, ...], ...]:
    wide, high = len(across) - 1, len(down) - 1
    walls = _walls(upright, across, down)  # [column line][row]: parts the boxes beside it
    floors = _walls(level, down, across)
    cell = list(range(wide * high))

    def leader(n: int) -> int:
        while cell[n] != n:
            cell[n] = cell[cell[n]]
            n = cell[n]
        return n

    for row in range(high):
        for column in range(wide):
            here = row * wide + column
            if column + 1 < wide and not walls[column + 1][row]:
                cell[leader(here + 1)] = leader(here)
            if row + 1 < high and not floors[row + 1][column]:
                cell[leader(here + wide)] = leader(here)
    return tuple(
        tuple(leader(row * wide + column) for column in range(wide)) for row in range(high)
    )


def _walls(
    rules: list[Stroke], places: tuple[float, ...], sides: tuple[float, ...]
) -> list[list[bool]]:
    """For each line's place, which of the stretches between the crossing places it covers."""
    walls = [[False] * (len(sides) - 1) for _ in places]
    for rule in rules:
        wall = walls[nearest(places, rule.at)]
        for n in range(max(0, bisect_right(sides, rule.start) - 1), len(sides) - 1):
            if sides[n] > rule.stop:
                break
            covered = min(rule.stop, sides[n + 1]) - max(rule.start, sides[n])
            wall[n] = wall[n] or covered >= _PARTS * (sides[n + 1] - sides[n])
    return walls
