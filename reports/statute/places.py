"""The places of a report by name: the whole, its title, a part, a text, a figure."""

from __future__ import annotations

from .schema import Cell, Format, Narrative, Table

WHOLE, TITLE = "", "title"


def parts_and_texts(form: Format) -> dict[str, str]:
    """Every place a remark may point at, but for the figures, with its name in printed order. The
    text that is a part of its own goes by the name of the part."""
    names = {WHOLE: "全文", TITLE: "标题"}
    for part in (form.preamble, *form.parts):
        texts = part.passages if isinstance(part, Narrative) else ()
        names[part.key] = part.heading or texts[0].label
        names |= {text.key: f"　{text.label}" for text in texts if text.key != part.key}
    return names


def figures(table: Table) -> dict[str, str]:
    """The figures of one table with their names, in printed order."""
    return {cell.place: figure_name(cell) for cell in table.cells}


def figure_name(cell: Cell) -> str:
    return f"{cell.row.full}／{cell.column.full}"


def name_of(form: Format, place: str) -> str:
    """What a place is called; KeyError if the format has none such."""
    table, _, rest = place.partition("/")
    if rest and table in form.tables:
        row, _, column = rest.partition("/")
        return f"{form.tables[table].heading}：{figure_name(form.tables[table].cell[row, column])}"
    return parts_and_texts(form)[place].strip()


def part_of(form: Format, place: str) -> str:
    """The key of the part in which a place stands; empty for the whole report and its title."""
    for part in (form.preamble, *form.parts):
        texts = part.passages if isinstance(part, Narrative) else ()
        if place.partition("/")[0] in {part.key, *(text.key for text in texts)}:
            return part.key
    return ""
