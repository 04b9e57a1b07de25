"""Lines of text that are rows of a table, told from lines that are paragraphs.

A line is cut into cells by tabs, ``|`` or runs of spaces. It is a row if a cell is a label of the
statute or it is all figures; next to such a row also if it is text and then figures. Lines of one
cell become one row when labels and figures alternate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..figure import blank, figure
from ..marks import is_label
from ..site_lines import is_page_number
from ..source import Line, Paragraph, Row
from .csv_rows import cells_of_line

_RULE = re.compile(r"[\s|:+\-=_─━┼├┤┬┴┌┐└┘═│]+")
_WIDE = re.compile(r"\s{2,}")
_LONGEST_LABEL = 60
_MOST_WORDS = 6  # into which spaces cut one label


def shaped(lines: Iterable[str]) -> Iterator[Line]:
    """The lines as paragraphs and rows, each with its number."""
    run: list[tuple[str, str]] = []  # lines of one cell that may be a table: (text, where)
    in_table = False
    for number, line in enumerate(lines, 1):
        where = f"第{number}行"
        if blank(line) or (in_table and _is_rule(line)) or is_page_number(line):
            continue
        if _one_cell(line, after=run):
            run.append((line.strip(), where))
            continue
        yield from _column(run)
        run = []
        cells = _row(line, in_table=in_table)
        in_table = cells is not None
        yield Row(cells, where) if cells else Paragraph(line.strip(), where)
    yield from _column(run)


def _is_rule(line: str) -> bool:
    return "|" in line + "│" and _RULE.fullmatch(line) is not None and figure(line) is None


def _one_cell(line: str, *, after: list[tuple[str, str]]) -> bool:
    text = line.strip()
    if "\t" in text or "|" in text:
        return False
    if after and figure(text):
        return True
    return len(text) <= _LONGEST_LABEL and is_label(text)


def _column(run: list[tuple[str, str]]) -> Iterator[Line]:
    """A table printed one cell a line, a row from each label on; or what only looked like it."""
    figures = sum(figure(text) is not None for text, _ in run)
    cells: list[str] = []
    place = ""
    for text, where in run:
        if figures == 0 and len(run) == 1:
            yield Row((text,), where)
            return
        is_figure = figure(text) is not None
        if not is_figure and (not cells or figure(cells[-1]) is not None):
            if cells:
                yield Row(tuple(cells), place)
            cells, place = [], where
        cells.append(text)
    if cells:
        yield Row(tuple(cells), place)


def _row(line: str, *, in_table: bool) -> tuple[str, ...] | None:
    cells = _cells(line)
    stated = [cell for cell in cells if not blank(cell)]
    if not stated:
        return None
    if any(is_label(cell) for cell in stated):
        return cells
    if len(stated) > 1 and all(figure(cell) for cell in stated):
        return cells
    if in_table and len(cells) > 1 and _text_then_figures(stated):
        return cells
    return None


def _text_then_figures(stated: list[str]) -> bool:
    kinds = [figure(cell) is not None for cell in stated]
    return (
        kinds[-1] and kinds == sorted(kinds) and all(len(cell) <= _LONGEST_LABEL for cell in stated)
    )


def _cells(line: str) -> tuple[str, ...]:
    if "\t" in line:
        return tuple(cell.strip() for cell in line.rstrip("\r\n").split("\t"))
    if "|" in line or "│" in line:
        inner = line.strip().replace("│", "|")
        return tuple(cell.strip() for cell in inner.removeprefix("|").removesuffix("|").split("|"))
    if line.count(",") > 1 and figure(line) is None:
        cells = cells_of_line(line)
        if any(map(is_label, cells)) or all(figure(cell) or blank(cell) for cell in cells):
            return cells
    return _spaced(line)


def _spaced(line: str) -> tuple[str, ...]:
    """Cells apart by two spaces; figures at the end, and labels, also by one."""
    words = line.split()
    count = len(words)
    while count and figure(words[count - 1]):
        count -= 1
    figures = words[count:]
    labels = _labels(words[:count])
    if labels is None:
        before = line.strip()[: _end_of(line.strip(), len(figures))]
        labels = [cell for cell in _WIDE.split(before.strip()) if cell]
    return (*labels, *figures)


def _labels(words: list[str]) -> list[str] | None:
    """Words joined to labels, each as long as possible; None if some belong to none."""
    labels: list[str] = []
    start = 0
    while start < len(words):
        ends = range(min(len(words), start + _MOST_WORDS), start, -1)
        end = next((end for end in ends if is_label("".join(words[start:end]))), None)
        if end is None:
            return None
        labels.append("".join(words[start:end]))
        start = end
    return labels


def _end_of(line: str, figures: int) -> int:
    """Where the text before the last so many words ends."""
    end = len(line)
    for _ in range(figures):
        end = len(line[:end].rstrip())
        while end and not line[end - 1].isspace():
            end -= 1
    return end


def row_of(line: str, where: str) -> Row | None:
    """A single line as a row, if it is one by itself."""
    cells = _row(line, in_table=False)
    return Row(cells, where) if cells else None
