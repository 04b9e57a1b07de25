"""How one text became another: what stayed, what went and what came, by the character.

A figure (「1,234」「5.6%」) and a Latin word are never cut. First come the runs of characters that
stand once in both texts; what little is left between them is compared by every character, and what
is not little counts as replaced. So the cost keeps in proportion to the length.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

Tokens = list[str]
Run = tuple[int, int, int]  # where in the old text, where in the new one, how many tokens

_TOKENS = re.compile(r"\d+(?:[.,，．]\d+)*[%％‰]?|[A-Za-z]+|.", re.DOTALL)
RUNS = (12, 5)  # how long the runs that stand once must be: first long ones, then shorter between
LITTLE = 60 * 60  # old times new tokens that are still compared one by one
ISLAND = 6  # what stayed between two changes, if no longer than this and than both, changed too
SLIDE = 40  # how far a change moves to begin after a stop
STOPS = frozenset("，。；：、！？\n")


@dataclass(frozen=True)
class Piece:
    """A run of characters: ``kind`` is "same", "gone" or "new"."""

    kind: str
    text: str


@dataclass
class _Step:
    """A run that stayed, and what went and came after it."""

    same: Tokens
    gone: Tokens
    new: Tokens

    @property
    def size(self) -> int:
        return max(len(self.gone), len(self.new))


def compare(before: str, after: str) -> list[Piece]:
    """The pieces in reading order, what went before what came; without the new ones they are
    ``before``, without those gone ``after``."""
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    steps = _without_islands(_steps(old, new))
    _slide(steps)
    kinds = ((kind, getattr(step, kind)) for step in steps for kind in ("same", "gone", "new"))
    return [Piece(kind, "".join(tokens)) for kind, tokens in kinds if tokens]


def _steps(old: Tokens, new: Tokens) -> Iterator[_Step]:
    """The runs that stayed, each with what changed after it."""
    same: Tokens = []
    i = j = 0
    for at, there, size in (*_runs(old, new), (len(old), len(new), 0)):
        if (at, there) != (i, j):
            yield _Step(same, old[i:at], new[j:there])
            same = []
        same += old[at : at + size]
        i, j = at + size, there + size
    yield _Step(same, [], [])


def _runs(old: Tokens, new: Tokens, sizes: tuple[int, ...] = RUNS) -> Iterator[Run]:
    """What both have, in order: the same beginning and end, then long runs, then shorter ones."""
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    yield 0, 0, head
    a, b = old[head : len(old) - tail], new[head : len(new) - tail]
    if a and b:
        found = _by_runs(a, b, sizes) if sizes else _by_tokens(a, b)
        yield from ((i + head, j + head, size) for i, j, size in found)
    yield len(old) - tail, len(new) - tail, tail


def _alike(old: Tokens, new: Tokens) -> int:
    """How many tokens both begin with."""
    for count, (a, b) in enumerate(zip(old, new, strict=False)):
        if a != b:
            return count
    return min(len(old), len(new))


def _by_runs(old: Tokens, new: Tokens, sizes: tuple[int, ...]) -> Iterator[Run]:
    """By the runs of the first size that stand once in both; between them by shorter ones."""
    i = j = 0
    for at, there, size in (*_once(old, new, sizes[0]), (len(old), len(new), 0)):
        between = _runs(old[i:at], new[j:there], sizes[1:])
        yield from ((i + a, j + b, count) for a, b, count in between)
        yield at, there, size
        i, j = at + size, there + size


def _once(old: Tokens, new: Tokens, size: int) -> list[Run]:
    """The runs that stand once in both, in the longest order common to both; those that overlap on
    the same shift are one."""
    there = _single(new, size)
    pairs = [(i, there[run]) for run, i in _single(old, size).items() if run in there]
    runs: list[Run] = []
    for i, j in _rising(pairs):
        a, b, count = runs[-1] if runs else (-1, -1, 0)
        if i - a == j - b and i <= a + count:
            runs[-1] = (a, b, i + size - a)
        elif i >= a + count and j >= b + count:
            runs.append((i, j, size))
    return runs


def _single(tokens: Tokens, size: int) -> dict[tuple[str, ...], int]:
    """Where each run of a size begins that stands once."""
    runs = [tuple(tokens[i : i + size]) for i in range(len(tokens) - size + 1)]
    times = Counter(runs)
    return {run: i for i, run in enumerate(runs) if times[run] == 1}


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of pairs in which the second number rises as the first does."""
    ends: list[int] = []  # the lowest end of a rising part of each length
    last: list[int] = []  # which pair that is
    before: list[int] = []
    for n, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1], last[length : length + 1] = [j], [n]
    found, n = [], last[-1] if last else -1
    while n >= 0:
        found.append(pairs[n])
        n = before[n]
    return found[::-1]


def _by_tokens(old: Tokens, new: Tokens) -> Iterator[Run]:
    """By every token; nothing of what is not little."""
    if len(old) * len(new) <= LITTLE:
        yield from SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()


def _without_islands(steps: Iterator[_Step]) -> list[_Step]:
    """A few characters that stayed by chance between two changes belong to the change."""
    kept: list[_Step] = []
    for step in steps:
        while kept and step.same and _is_island(step, kept[-1]):
            last = kept.pop()
            last.gone += step.same + step.gone
            last.new += step.same + step.new
            step = last
        kept.append(step)
    return kept


def _is_island(step: _Step, last: _Step) -> bool:
    return len(step.same) <= min(ISLAND, last.size, step.size)


def _slide(steps: list[_Step]) -> None:
    """What only went or only came is moved to begin after a stop, where the text reads the same.
    Between two changes something always stays."""
    for n, (step, after) in enumerate(pairwise(steps)):
        moved = step.gone or step.new
        if bool(step.gone) == bool(step.new):
            continue
        room = len(step.same) - bool(n), len(after.same) - bool(after.size)
        if back := _back(step.same, moved, most=min(SLIDE, room[0])):
            slid = step.same[-back:]
            moved[:] = (slid + moved)[: len(moved)]
            step.same, after.same = step.same[:-back], slid + after.same
        elif ahead := _ahead(step.same, moved, after.same[: min(SLIDE, room[1])]):
            slid = after.same[:ahead]
            moved[:] = (moved + slid)[-len(moved) :]
            step.same, after.same = step.same + slid, after.same[ahead:]


def _back(same: Tokens, moved: Tokens, *, most: int) -> int:
    """How far back a change may begin after a stop, or with the text; 0 if it does, or nowhere."""
    for back in range(most + 1):
        if back == len(same) or same[-1 - back] in STOPS:
            return back
        if same[-1 - back] != moved[-1 - back % len(moved)]:
            break
    return 0


def _ahead(same: Tokens, moved: Tokens, after: Tokens) -> int:
    """How far ahead it may; 0 if it need not."""
    if not same or same[-1] in STOPS:
        return 0
    for ahead, sign in enumerate(after):
        if sign != moved[ahead % len(moved)]:
            break
        if sign in STOPS:
            return ahead + 1
    return 0
