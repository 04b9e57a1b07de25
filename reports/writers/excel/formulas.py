"""The relations of the format (勾稽关系) as Excel formulas over the cells of a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from xlsxwriter.utility import xl_range, xl_range_abs

from ...statute.rules import Equation
from ...statute.schema import CellKey, Figures, Format

Place = tuple[int, int]  # row and column on the sheet
Places = Mapping[CellKey, Place]


def totals(form: Format, table: str) -> dict[CellKey, tuple[CellKey, ...]]:
    """The cells that are the sum of others (总计), and those others. A cell that is a total down
    and across adds up its column."""
    sums: dict[CellKey, tuple[CellKey, ...]] = {}
    for equation in form.equations:
        if equation.table == table and equation.right == (equation.place,):
            sums.setdefault(equation.place, equation.left)
    return sums


def agrees(figures: Figures, key: CellKey, parts: tuple[CellKey, ...]) -> bool:
    """Whether a total says what its formula would: the sum, or nothing while a part is missing."""
    values = [figures[part] for part in parts]
    return figures[key] == (None if None in values else sum(values))  # type: ignore[arg-type]


def total(places: Places, parts: tuple[CellKey, ...]) -> str:
    """The sum, once every part of it is filled in."""
    cells = ",".join(runs(places[part] for part in parts))
    return f'=IF(COUNT({cells})={len(parts)},SUM({cells}),"")'


def broken(places: Places, equation: Equation) -> str:
    """True where a relation fails; a cell not filled in breaks nothing."""
    left, right = (
        ",".join(runs((places[key] for key in side), fixed=True))
        for side in (equation.left, equation.right)
    )
    count = len(equation.left) + len(equation.right)
    return f"=AND(COUNT({left},{right})={count},SUM({left})<>SUM({right}))"


def runs(places: Iterable[Place], *, fixed: bool = False) -> Iterator[str]:
    """Cells as ranges: neighbours in one column, or in one row, are written as one."""
    places = sorted(places)
    down = len({column for _, column in places}) == 1
    along, across = (0, 1) if down else (1, 0)
    name = xl_range_abs if fixed else xl_range

    def straight(item: tuple[int, Place]) -> tuple[int, int]:
        number, place = item
        return place[across], place[along] - number

    for _, run in groupby(enumerate(places), key=straight):
        cells = [place for _, place in run]
        yield name(*cells[0], *cells[-1])
