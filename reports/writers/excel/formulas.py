"""The relations of the format (勾稽关系) as Excel formulas over the cells of a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from xlsxwriter.utility import xl_range

from reports.statute.equations import CellKey, Equation, Figures

Place = tuple[int, int]  # row and column on the sheet
Places = Mapping[CellKey, Place]


def agrees(figures: Figures, key: CellKey, parts: tuple[CellKey, ...]) -> bool:
    """Whether a total says what its formula would: the sum, or nothing while a part is missing."""
    values = [figures[part] for part in parts]
    return figures[key] == (None if None in values else sum(values))  # type: ignore[arg-type]


def total(places: Places, parts: tuple[CellKey, ...]) -> str:
    """The sum, once every part of it is filled in."""
    cells = ",".join(runs(places[part] for part in parts))
    return f'=IF(COUNT({cells})={len(parts)},SUM({cells}),"")'


def broken(places: Places, equation: Equation) -> str:
    """True where a relation fails; a cell not filled in breaks nothing. References are relative,
    as a conditional format over several cells needs them."""
    left, right = (
        ",".join(runs(places[key] for key in side)) for side in (equation.left, equation.right)
    )
    count = len(equation.left) + len(equation.right)
    return f"=AND(COUNT({left},{right})={count},SUM({left})<>SUM({right}))"


def alike(places: Places, equations: Iterable[Equation]) -> list[list[Equation]]:
    """Equations whose cells stand in the same way around the place they point to: every row
    total, say. One formula, relative to its place, serves them all."""
    groups: dict[tuple[Place, ...], list[Equation]] = {}
    for equation in equations:
        row, column = places[equation.place]
        cells = (places[key] for key in (*equation.left, *equation.right))
        groups.setdefault(tuple((r - row, c - column) for r, c in cells), []).append(equation)
    return list(groups.values())


def runs(places: Iterable[Place]) -> Iterator[str]:
    """Cells as ranges: neighbours in one column, or in one row, are written as one."""
    places = sorted(places)
    along, across = (0, 1) if len({column for _, column in places}) == 1 else (1, 0)

    def straight(item: tuple[int, Place]) -> tuple[int, int]:
        number, place = item
        return place[across], place[along] - number

    for _, run in groupby(enumerate(places), key=straight):
        cells = [place for _, place in run]
        yield xl_range(*cells[0], *cells[-1])
