"""Three versions of one text (一段文字), merged sentence by sentence.

What only one of the two changed is taken; a run of sentences that both changed, or both put in at
the same point, is contested. Changes that merely touch are no conflict: one person's first and
another's second sentence are both taken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeAlias

from .sides import Side

_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；]+[”’）》」』]*|[^。！？；\n]+|\n")
ALIKE = 0.5  # sentences less alike are not one sentence changed
PAIRED = 400  # pairs of sentences compared by their characters
COMPARED = 20_000  # pairs of the same sentence; a text of more repetition is changed as a whole


@dataclass(frozen=True)
class Stretch:
    """A run of a text that was ``opened``, as two people have it now."""

    opened: str
    theirs: str
    mine: str

    @property
    def is_contested(self) -> bool:
        return self.theirs != self.mine

    @property
    def is_new(self) -> bool:
        """Whether both put something in where nothing stood."""
        return not self.opened

    def by(self, side: Side) -> str:
        if side is not Side.BOTH:
            return self.mine if side is Side.MINE else self.theirs
        apart = "\n" if "\n" in self.theirs + self.mine else ""
        return f"{self.theirs}{apart}{self.mine}"


@dataclass(frozen=True)
class _Edit:
    """The sentences from ``start`` to ``end`` became ``now``."""

    side: Side
    start: int
    end: int
    now: tuple[str, ...]


Tokens: TypeAlias = Sequence[str]


def whole(opened: str, theirs: str, mine: str) -> Stretch:
    """A text as one run: contested if both changed it, each otherwise."""
    if mine in (opened, theirs):
        return Stretch(opened, theirs, theirs)
    return Stretch(opened, mine if theirs == opened else theirs, mine)


def runs(opened: str, theirs: str, mine: str) -> tuple[Stretch, ...]:
    """The merged text as runs in reading order; those that are not contested are settled."""
    one = whole(opened, theirs, mine)
    if not one.is_contested:
        return (one,)
    old = _SENTENCE.findall(opened)
    edits = [
        *_edits(old, _SENTENCE.findall(theirs), Side.THEIRS),
        *_edits(old, _SENTENCE.findall(mine), Side.MINE),
    ]
    return tuple(_merged(old, sorted(edits, key=lambda edit: (edit.start, edit.end))))


def joined(found: Sequence[Stretch], sides: Sequence[Side]) -> str:
    """The text with one of ``sides`` for each contested run; paragraphs that two people moved
    against each other leave no blank line."""
    left = iter(sides)
    text = "".join(run.by(next(left) if run.is_contested else Side.THEIRS) for run in found)
    if len(found) == 1 and not found[0].is_contested:
        return text
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def _merged(old: Tokens, edits: list[_Edit]) -> Iterator[Stretch]:
    at = 0
    for cluster in _clusters(edits):
        start, end = cluster[0].start, max(edit.end for edit in cluster)
        if start > at:
            kept = "".join(old[at:start])
            yield Stretch(kept, kept, kept)
        theirs, mine = (_version(old, cluster, side, start, end) for side in _SIDES)
        said = {edit.side for edit in cluster}
        if len(said) == 1:
            theirs = mine = theirs if said == {Side.THEIRS} else mine
        yield Stretch("".join(old[start:end]), theirs, mine)
        at = end
    if rest := "".join(old[at:]):
        yield Stretch(rest, rest, rest)


_SIDES = (Side.THEIRS, Side.MINE)


def _clusters(edits: list[_Edit]) -> Iterator[list[_Edit]]:
    """Edits that overlap, together. Two that put something in at one point do."""
    cluster: list[_Edit] = []
    end = -1
    for edit in edits:
        same_point = bool(cluster) and edit.end == edit.start == end == cluster[0].start
        if cluster and not (edit.start < end or same_point):
            yield cluster
            cluster = []
        end = max(end, edit.end) if cluster else edit.end
        cluster.append(edit)
    if cluster:
        yield cluster


def _version(old: Tokens, cluster: list[_Edit], side: Side, start: int, end: int) -> str:
    """The sentences from ``start`` to ``end`` as one of the two has them."""
    words: list[str] = []
    at = start
    for edit in cluster:
        if edit.side is side:
            words += [*old[at : edit.start], *edit.now]
            at = edit.end
    return "".join([*words, *old[at:end]])


def _edits(old: Tokens, new: Tokens, side: Side) -> Iterator[_Edit]:
    if _repetition(old, new) > COMPARED:
        yield _Edit(side, 0, len(old), tuple(new))
        return
    for tag, i, j, k, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _split(_Edit(side, i, j, tuple(new[k:n])), old)


def _repetition(old: Tokens, new: Tokens) -> int:
    """How many pairs of equal sentences there are: what comparing them costs grows with it."""
    was, now = Counter(old), Counter(new)
    return sum(count * now[sentence] for sentence, count in was.items())


def _split(edit: _Edit, old: Tokens) -> Iterator[_Edit]:
    """One edit of several sentences as one each, where they are the same sentences changed."""
    was, now = old[edit.start : edit.end], edit.now
    at, to = 0, 0
    for i, k in [*_pairs(was, now), (len(was), len(now))]:
        if i > at or k > to:
            yield _Edit(edit.side, edit.start + at, edit.start + i, now[to:k])
        if i < len(was):
            yield _Edit(edit.side, edit.start + i, edit.start + i + 1, now[k : k + 1])
        at, to = i + 1, k + 1


def _pairs(was: Tokens, now: Tokens) -> list[tuple[int, int]]:
    """Which sentence became which: the pairs in order that are most alike together."""
    if not was or not now or len(was) * len(now) > PAIRED:
        return []
    best = [[0.0] * (len(now) + 1) for _ in range(len(was) + 1)]
    alike = [[_alike(one, other) for other in now] for one in was]
    for i in reversed(range(len(was))):
        for k in reversed(range(len(now))):
            pair = alike[i][k] + best[i + 1][k + 1] if alike[i][k] else 0.0
            best[i][k] = max(best[i + 1][k], best[i][k + 1], pair)
    pairs, i, k = [], 0, 0
    while i < len(was) and k < len(now):
        if best[i][k] == best[i + 1][k]:
            i += 1
        elif best[i][k] == best[i][k + 1]:
            k += 1
        else:
            pairs.append((i, k))
            i, k = i + 1, k + 1
    return pairs


def _alike(one: str, other: str) -> float:
    """How alike two sentences are, 0 if they are different ones; a new line is no sentence."""
    if "\n" in (one, other):
        return 0.0
    matcher = SequenceMatcher(None, one[:400], other[:400], autojunk=False)
    if matcher.quick_ratio() < ALIKE:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= ALIKE else 0.0
