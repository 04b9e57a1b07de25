"""A whole table, or several rows of one, in a single paragraph (表格排成一段).

Copies of pages and of PDFs run the cells together. The paragraph is cut wherever a label of the
statute begins or ends; it is a table if hardly anything is left but labels and figures.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reports.statute import FORMATS
from reports.statute.labels import normalise

from .figure import figure
from .marks import is_label, marks_of

_NUMBER = re.compile(r"(?<![^\s\u3000])[\d,.]+(?![^\s\u3000])|(?<=[\u4e00-\u9fff）)])\s*\d+(?=\s)")
_DIGITS = re.compile(r"\d+")
_UNITS = "件项个条次宗份十百千万亿元无空"  # of figures
_FEWEST = 3  # labels, and figures, of what is worth cutting
_FOREIGN = 0.1  # of the characters that may be neither
_SHORTEST_LABEL = 2


def cells_of_line(text: str) -> tuple[str, ...] | None:
    """The cells of a paragraph that is a label, a row with tabs, or a table run together; else
    None."""
    if is_label(text):
        return (text,)
    if "\t" in text:
        cells = tuple(cell.strip() for cell in text.split("\t"))
        stated = [cell for cell in cells if cell]
        figures = all(figure(cell) for cell in stated) and len(stated) > 1
        return cells if figures or any(map(is_label, stated)) else None
    return cells_of_run(text)


def cells_of_run(text: str) -> tuple[str, ...] | None:
    """The cells that a paragraph runs together, or None if it is no table."""
    if len(text) < 20 or len(_DIGITS.findall(text)) < _FEWEST:  # nearly every paragraph
        return None
    if len(_NUMBER.findall(text)) < _FEWEST or _is_prose(text):
        return None
    cells = _cut(text)
    between = [cell for cell, is_known in cells if not is_known]
    labels = len(cells) - len(between)
    figures = sum(figure(cell) is not None for cell in between)
    foreign = sum(len(cell) for cell in between if figure(cell) is None)
    if labels < _FEWEST or figures < _FEWEST or foreign > _FOREIGN * len(text):
        return None
    return tuple(cell for cell, _ in cells)


def _is_prose(text: str) -> bool:
    """Whether more of a text than may be foreign is Han that no label and no figure has: such a
    text need not be cut to know that it is no table."""
    return len(_never_in_tables().findall(text)) > _FOREIGN * len(text)


@lru_cache(maxsize=1)
def _never_in_tables() -> re.Pattern[str]:
    known, _ = _labels()
    return re.compile(f"(?![{re.escape(''.join({*''.join(known), *_UNITS}))}])[\u4e00-\u9fff]")


def _cut(text: str) -> list[tuple[str, bool]]:
    """Labels, each as long as possible, and what stands between them, cut at spaces."""
    narrow = [normalise(character) for character in text]
    cells: list[tuple[str, bool]] = []
    known, _ = _labels()
    at = start = 0
    while at < len(text):
        stop = _label_at(narrow, at) if narrow[at] in known else None
        if stop is None:
            at += 1
            continue
        cells += [(word, False) for word in text[start:at].split()]
        cells.append((text[at:stop].strip(), True))
        at = start = stop
    return [*cells, *((word, False) for word in text[start:].split())]


def _label_at(narrow: list[str], at: int) -> int | None:
    """Where the longest label ends that begins at a place, or None."""
    known, longest = _labels()
    best, joined = None, ""
    for stop in range(at, len(narrow)):
        joined += narrow[stop]
        if joined not in known:
            break
        if known[joined]:
            best = stop + 1
        if len(joined) > longest:
            break
    return best


@lru_cache(maxsize=1)
def _labels() -> tuple[dict[str, bool], int]:
    """Every beginning of a label of any format, and whether it is a whole one."""
    wholes = {
        label
        for form in FORMATS
        for labels in (marks_of(form).exact, marks_of(form).bare)
        for label in labels
        if len(label) >= _SHORTEST_LABEL
    }
    known = {label[:end]: False for label in wholes for end in range(1, len(label))}
    return known | dict.fromkeys(wholes, True), max(map(len, wholes))
