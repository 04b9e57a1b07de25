"""Three versions of the figures of one statutory table, merged cell by cell.

A figure that only one of the two changed is taken. A total (总计) that both versions keep is the
sum of what is taken, never a choice; one that somebody stated otherwise by himself, as files do,
counts like any other figure, and is asked about only if its items are not stated. Where a relation
(勾稽关系) that both versions keep would not hold of the mixture, the figures that it ties are
chosen together, as one of the two has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from ..document import Document, printed
from ..equations import CellKey, Equation
from ..measure import Value
from ..schema import Cell, Table
from .sides import Contested, Side


class StatedFigure(NamedTuple):
    """What is printed in a cell, with a free unit; and its number, to add up."""

    text: str
    unit: str
    value: Value

    def __str__(self) -> str:
        return self.text + self.unit


Version: TypeAlias = dict[CellKey, StatedFigure]
Group: TypeAlias = frozenset[CellKey]  # cells that are chosen together
Chosen: TypeAlias = Mapping[CellKey, Side]


class Figures:
    """The merge of one table: ``groups`` are what has to be chosen, in printed order."""

    def __init__(self, table: Table, *, opened: Document, theirs: Document, mine: Document) -> None:
        self.table = table
        self.opened, self.theirs, self.mine = (
            _version(document, table) for document in (opened, theirs, mine)
        )
        equations = [e for e in theirs.form.equations if e.table == table.key]
        self._defining = _definitions(equations)
        self._differing = {key for key in table.cell if self.theirs[key] != self.mine[key]}
        self.groups = [frozenset({key}) for key in table.cell if self._is_asked(key)]
        kept = [e for e in equations if _holds(e, self.theirs) and _holds(e, self.mine)]
        kept.sort(key=lambda equation: len(self._under(equation)))
        while any(self._tie(equation) for equation in kept):
            pass

    def is_total(self, key: CellKey) -> bool:
        return key in self._defining

    def contested(self, cell: Cell) -> Contested:
        name = "—".join((*cell.row.path, cell.column.label))
        opened, theirs, mine = (str(v[cell.key]) for v in (self.opened, self.theirs, self.mine))
        return Contested(name, opened, theirs, mine, cell)

    def merged(self, chosen: Chosen) -> Version:
        """The table with one side chosen for every cell of the groups."""
        known: Version = {}
        return {key: self._figure(key, chosen, known) for key in self.table.cell}

    # -- one figure

    def _is_asked(self, key: CellKey) -> bool:
        if not self._both_changed(key):
            return False
        if key not in self._defining:
            return True
        if self._follows(self.theirs, key) or self._follows(self.mine, key):
            return False
        return not any(
            _sum(items, self.theirs) is not None and _sum(items, self.mine) is not None
            for items in self._defining[key]
        )

    def _both_changed(self, key: CellKey) -> bool:
        opened, theirs, mine = self.opened[key], self.theirs[key], self.mine[key]
        return opened != theirs and opened != mine and theirs != mine

    def _figure(self, key: CellKey, chosen: Chosen, known: Version) -> StatedFigure:
        if key not in known:
            if key in chosen:
                known[key] = (self.mine if chosen[key] is Side.MINE else self.theirs)[key]
            elif key in self._defining:
                known[key] = self._total(key, chosen, known)
            else:
                known[key] = self._changed(key)
        return known[key]

    def _changed(self, key: CellKey) -> StatedFigure:
        """What the one who changed it wrote, or what stood there."""
        return self.mine[key] if self.theirs[key] == self.opened[key] else self.theirs[key]

    def _total(self, key: CellKey, chosen: Chosen, known: Version) -> StatedFigure:
        """If it follows its items in both versions, the sum of what is taken of them; but a version
        of which all items are taken keeps its own. Else what a version states by itself."""
        theirs, mine, opened = self.theirs[key], self.mine[key], self.opened[key]
        follow = [self._follows(version, key) for version in (self.theirs, self.mine)]
        if not (all(follow) or self._both_changed(key)):
            return self._changed(key)
        if any(follow) and not all(follow):
            return mine if follow[0] else theirs
        items = {item for side in self._defining[key] for item in side}
        now = {item: self._figure(item, chosen, known) for item in items}
        if mine in (opened, theirs) and all(now[item] == self.theirs[item] for item in items):
            return theirs
        if theirs == opened and all(now[item] == self.mine[item] for item in items):
            return mine
        total = next(filter(_known, (_sum(side, now) for side in self._defining[key])), None)
        return StatedFigure(printed(total), "", total)

    def _follows(self, version: Version, key: CellKey) -> bool:
        """Whether a total is left blank, or is the sum by every equation whose items are stated;
        as ``following`` in static/desk/arithmetic.js."""
        total = version[key].value
        sums = [*filter(_known, (_sum(side, version) for side in self._defining[key]))]
        return total is None or bool(sums and all(one == total for one in sums))

    # -- figures that hold together

    def _under(self, equation: Equation) -> Group:
        """The cells of a relation, with the items of its totals and of theirs."""
        found: set[CellKey] = set()
        waiting = [*equation.left, *equation.right]
        while waiting:
            key = waiting.pop()
            if key not in found:
                found.add(key)
                waiting += [item for side in self._defining.get(key, ()) for item in side]
        return frozenset(found)

    def _tie(self, equation: Equation) -> bool:
        """If a relation would not hold whatever is chosen: make one choice of the choices that it
        touches, or else of all its cells in which the two differ. Whether anything was done."""
        under = self._under(equation)
        touching = [group for group in self.groups if group & under]
        if self._holds_always(equation, touching):
            return False
        tied = frozenset().union(*touching)
        if len(touching) < 2:
            tied |= under & self._differing
        if not tied or tied in self.groups:
            return False
        order = list(self.table.cell)
        self.groups = [*(group for group in self.groups if group not in touching), tied]
        self.groups.sort(key=lambda group: min(map(order.index, group)))
        return True

    def _holds_always(self, equation: Equation, touching: Iterable[Group]) -> bool:
        """Whether a relation holds with their side of every choice, and with mine of any one; all
        being sums, it then holds with any sides of all."""
        theirs = {key: Side.THEIRS for group in touching for key in group}
        tries = (theirs, *({**theirs, **dict.fromkeys(one, Side.MINE)} for one in touching))
        return all(self._holds_of(equation, chosen) for chosen in tries)

    def _holds_of(self, equation: Equation, chosen: Chosen) -> bool:
        known: Version = {}
        for key in (*equation.left, *equation.right):
            self._figure(key, chosen, known)
        return _holds(equation, known)


def _version(document: Document, table: Table) -> Version:
    return {
        cell.key: StatedFigure(
            printed(value),
            document.units.get(cell.place, "") if value is not None else "",
            value,
        )
        for cell in table.cells
        for value in (document.stated(cell),)
    }


def _definitions(equations: Iterable[Equation]) -> dict[CellKey, list[tuple[CellKey, ...]]]:
    """The items of every total, by each equation that defines it."""
    found: dict[CellKey, list[tuple[CellKey, ...]]] = {}
    for equation in equations:
        if len(equation.right) == 1:
            found.setdefault(equation.right[0], []).append(equation.left)
    return found


def _sum(keys: Iterable[CellKey], version: Version) -> Value:
    values = [version[key].value for key in keys]
    return None if None in values else sum(values)  # type: ignore[arg-type]


def _known(value: Value) -> bool:
    return value is not None


def _holds(equation: Equation, version: Version) -> bool:
    """Whether both sums are known and the same."""
    left, right = _sum(equation.left, version), _sum(equation.right, version)
    return left is not None and left == right
