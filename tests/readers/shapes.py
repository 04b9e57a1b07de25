"""Makers of files: one report printed in every shape that an importer meets.

They print from ``statute.layout`` and know nothing of the readers.
"""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Iterator

import docx
import openpyxl

from reports.statute.document import Document, printed
from reports.statute.layout import Grid, GridCell, grid
from reports.statute.schema import Narrative, Table

Block = str | tuple[str, Table]  # a paragraph, or a part's heading with its table


def text_of(document: Document, cell: GridCell) -> str:
    """What stands in a printed cell."""
    if cell.cell is None:
        return cell.label
    value = printed(document.figures[cell.cell.table][cell.cell.key])
    return value + document.units.get(cell.cell.place, "") if value else ""


def printed_rows(document: Document, table: Table) -> list[list[str]]:
    """The cells of each printed row where they begin, merged ones once."""
    return [[text_of(document, cell) for cell in row] for row in grid(table).rows]


def spread_rows(document: Document, table: Table) -> list[list[str]]:
    """The same with every merged cell as wide and high as it is printed, blank but the corner."""
    layout = grid(table)
    rows = [[""] * layout.width for _ in layout.rows]
    for cell in layout.cells:
        rows[cell.row][cell.column] = text_of(document, cell)
    return rows


def paragraphs(document: Document, part: Narrative) -> Iterator[str]:
    """A narrative part: its heading, sub-headings, texts."""
    if part.heading:
        yield part.heading
    for passage in part.passages:
        if passage.heading:
            yield passage.heading
        yield from filter(None, document.texts[passage.key].split("\n"))


def as_text(document: Document, table_lines: Callable[[Document, Table], list[str]]) -> bytes:
    lines = [document.title]
    for part in (document.form.preamble, *document.form.parts):
        if isinstance(part, Table):
            lines += [part.heading, *table_lines(document, part)]
        else:
            lines += paragraphs(document, part)
    return "\n\n".join(lines).encode()


def tabs(document: Document, table: Table) -> list[str]:
    return ["\t".join(row) for row in spread_rows(document, table)]


def shifted_tabs(document: Document, table: Table) -> list[str]:
    """As copied off a page: what a merged cell covers is missing, tabs pad the row."""
    width = grid(table).width
    rows = printed_rows(document, table)
    return ["\t".join([*row, *[""] * (width - len(row))]) for row in rows]


def pipes(document: Document, table: Table) -> list[str]:
    rows = [f"| {' | '.join(row)} |" for row in spread_rows(document, table)]
    return [rows[0], "|---" * grid(table).width + "|", *rows[1:]]


def spaces(document: Document, table: Table) -> list[str]:
    return ["   ".join(filter(None, row)) for row in printed_rows(document, table)]


def one_cell_a_line(document: Document, table: Table) -> list[str]:
    return [cell for row in printed_rows(document, table) for cell in row]


TEXT_SHAPES = {
    shape.__name__: shape for shape in (tabs, shifted_tabs, pipes, spaces, one_cell_a_line)
}


# -- web pages ------------------------------------------------------------------------------------


def html_table(document: Document, layout: Grid, rows: slice = slice(None)) -> str:
    body = "".join(
        "<tr>" + "".join(_td(document, cell) for cell in row) + "</tr>\n"
        for row in layout.rows[rows]
    )
    return f"<table border=1 cellspacing=0>{body}</table>"


def _td(document: Document, cell: GridCell) -> str:
    text = html.escape(text_of(document, cell)) or "&nbsp;"
    words = f"<p class=MsoNormal align=center><span lang=EN-US>{text}</span></p>"
    return f"<td colspan={cell.column_span} rowspan={cell.row_span}>{words}</td>"


def page(document: Document, tables: dict[str, str], *, headings: bool = True) -> bytes:
    """A page of a content management system around the report."""
    parts: list[str] = []
    for part in (document.form.preamble, *document.form.parts):
        if isinstance(part, Table):
            parts += [f"<p>{part.heading}</p>"] * headings + [tables[part.key]]
        else:
            parts += [f"<p>　　{html.escape(text)}</p>" for text in paragraphs(document, part)]
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{document.title}_门户</title>
<script>var a = "<p>一、";</script><style>p {{}}</style></head><body>
<div class="nav"><a href="/">首页</a><a href="/a">机构</a></div>
<div class="crumbs">当前位置：首页 &gt; 公开</div>
<div id="main"><h1>{document.title}</h1>
<div class="info"><span>发布时间：{document.year + 1}-01-30</span>
<span>来源：办公室</span><span>【字号：大 中 小】</span></div><div id="zoom">
{"".join(parts)}</div><p>【打印本页】【关闭窗口】</p></div>
<div class="footer">版权所有 网站标识码 4108000001</div></body></html>""".encode()


def plain_page(document: Document) -> bytes:
    tables = document.form.tables.items()
    return page(document, {key: html_table(document, grid(table)) for key, table in tables})


def split_page(document: Document) -> bytes:
    """Every table of more than one block or of many rows in two, no headings over the tables."""
    return page(
        document,
        {key: _split(document, grid(table)) for key, table in document.form.tables.items()},
        headings=False,
    )


def _split(document: Document, layout: Grid) -> str:
    if len(layout.rows) < 8:
        return html_table(document, layout)
    first = html_table(document, layout, slice(None, 6))
    return first + "<p></p>" + html_table(document, layout, slice(6, None))


def joined_page(document: Document) -> bytes:
    """The three tables as one."""
    tables = {key: html_table(document, grid(table)) for key, table in document.form.tables.items()}
    whole = "".join(tables.values()).replace("</table><table border=1 cellspacing=0>", "")
    return page(document, {**dict.fromkeys(tables, ""), "disclosures": whole})


def tables_last_page(document: Document) -> bytes:
    """The tables behind the texts, in the opposite order."""
    tables = [html_table(document, grid(table)) for table in document.form.tables.values()]
    without = page(document, dict.fromkeys(document.form.tables, ""), headings=False).decode()
    return without.replace(
        "</div><p>【打印", f"{''.join(reversed(tables))}</div><p>【打印"
    ).encode()


PAGES = {shape.__name__: shape for shape in (plain_page, split_page, joined_page, tables_last_page)}


# -- Office ---------------------------------------------------------------------------------------


def word_file(document: Document) -> bytes:
    """A Word document as typed by hand: plain paragraphs, merged cells."""
    word = docx.Document()
    word.add_paragraph(document.title)
    for part in (document.form.preamble, *document.form.parts):
        if isinstance(part, Table):
            word.add_paragraph(part.heading)
            _word_table(word, document, grid(part))
        else:
            for text in paragraphs(document, part):
                word.add_paragraph(text)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _word_table(word: docx.document.Document, document: Document, layout: Grid) -> None:
    table = word.add_table(len(layout.rows), layout.width)
    cells = table._cells  # reading them once is what makes python-docx fast enough
    for cell in layout.cells:
        corner = cells[cell.row * layout.width + cell.column]
        if cell.row_span > 1 or cell.column_span > 1:
            last = cells[
                (cell.row + cell.row_span - 1) * layout.width + cell.column + cell.column_span - 1
            ]
            corner = corner.merge(last)
        corner.text = text_of(document, cell)


def workbook(document: Document) -> bytes:
    """Everything on one sheet, cells merged, numbers as text."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([document.title])
    for part in (document.form.preamble, *document.form.parts):
        if isinstance(part, Table):
            sheet.append([part.heading])
            _sheet_table(sheet, document, grid(part))
        else:
            for text in paragraphs(document, part):
                sheet.append([text])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _sheet_table(
    sheet: openpyxl.worksheet.worksheet.Worksheet, document: Document, layout: Grid
) -> None:
    top = sheet.max_row + 1
    for cell in layout.cells:
        row, column = top + cell.row, 1 + cell.column
        sheet.cell(row, column, text_of(document, cell))
        if cell.row_span > 1 or cell.column_span > 1:
            sheet.merge_cells(
                start_row=row,
                start_column=column,
                end_row=row + cell.row_span - 1,
                end_column=column + cell.column_span - 1,
            )


OFFICE = {shape.__name__: shape for shape in (word_file, workbook)}
