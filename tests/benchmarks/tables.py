"""What a section tells: a short table, printed on the terminal as it is written in Markdown."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rich.cells import cell_len


@dataclass
class Table:
    """``aim`` is what issue and handbook ask for; ``note`` says what the figures are of."""

    title: str
    columns: tuple[str, ...]
    aim: str = ""
    note: str = ""
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, *cells: object) -> None:
        self.rows.append(tuple(_cell(cell) for cell in cells))

    def lines(self) -> Iterator[str]:
        yield f"### {self.title}"
        yield ""
        yield from (f"{line}\n" for line in (self.aim and f"Aim: {self.aim}.", self.note) if line)
        rule = ("---", *["---:"] * (len(self.columns) - 1))
        table = [self.columns, rule, *self.rows]
        widths = [max(map(cell_len, column)) for column in zip(*table, strict=True)]
        for row in table:
            cells = (_padded(*cell) for cell in zip(row, widths, range(len(row)), strict=True))
            yield f"| {' | '.join(cells)} |"
        yield ""


def _cell(cell: object) -> str:
    return f"{cell:,.{2 if abs(cell) < 10 else 0}f}" if isinstance(cell, float) else str(cell)


def _padded(text: str, width: int, column: int) -> str:
    space = " " * (width - cell_len(text))
    return text + space if column == 0 else space + text
