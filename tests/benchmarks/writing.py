"""Writers beside bare programs that write as many cells, and beside other makers of PDF."""

import io
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import perf_counter

import docx
import xlsxwriter
from xlsxwriter.format import Format as Style
from xlsxwriter.worksheet import Worksheet

from reports.statute.document import Document, printed
from reports.statute.layout import Grid, GridCell, grid
from reports.statute.schema import Table as StatutoryTable
from reports.writers import WRITERS, write
from tests.benchmarks.measure import beside
from tests.benchmarks.samples import REPORTS
from tests.benchmarks.sizes import Size
from tests.benchmarks.tables import Table
from tests.readers.shapes import paragraphs


def tables(size: Size, folder: Path) -> Iterator[Table]:
    yield _bare(size)
    yield _other_pdfs(size, folder)


def _bare(size: Size) -> Table:
    table = Table(
        "Writers beside a bare program",
        ("file", "write ms", "bare ms", "ratio"),
        aim="ratio ≤ 1.5",
        note="The bare program writes as many cells with the same merges and the same paragraphs "
        "with python-docx or XlsxWriter: one style, no formulas, validation or protection.",
    )
    for kind, bare in (("docx", bare_word), ("xlsx", bare_workbook)):
        for name in size.reports:
            document = REPORTS[name]
            found = beside(
                partial(write, document, kind), partial(bare, document), turns=size.turns
            )
            table.add(f"{kind}: {name}", found.ours, found.theirs, found.ratio)
    return table


def bare_word(document: Document) -> bytes:
    """What the handbook of python-docx says, but for reading the cells of a table once."""
    word = docx.Document()
    word.add_paragraph(document.title)
    for part in (document.form.preamble, *document.form.parts):
        if not isinstance(part, StatutoryTable):
            for text in paragraphs(document, part):
                word.add_paragraph(text)
            continue
        word.add_paragraph(part.heading)
        layout = grid(part)
        made = word.add_table(len(layout.rows), layout.width)
        cells = made._cells
        for cell in layout.cells:
            corner, last = (cells[row * layout.width + column] for row, column in _corners(cell))
            (corner if corner is last else corner.merge(last)).text = _text(document, cell)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def bare_workbook(document: Document) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        style = book.add_format({"border": 1, "text_wrap": True})
        for part in (document.form.preamble, *document.form.parts):
            sheet = book.add_worksheet()
            if isinstance(part, StatutoryTable):
                _bare_table(sheet, document, grid(part), style)
            else:
                for row, text in enumerate(paragraphs(document, part)):
                    sheet.write_string(row, 0, text, style)
        keys = book.add_worksheet()
        for row, place in enumerate(_places(document)):
            for column, text in enumerate(place):
                keys.write_string(row, column, text)
    return file.getvalue()


def _bare_table(sheet: Worksheet, document: Document, layout: Grid, style: Style) -> None:
    for cell in layout.cells:
        (row, column), last = _corners(cell)
        if (row, column) != last:
            sheet.merge_range(row, column, *last, "", style)
        value = cell.cell and document.figures[cell.cell.table][cell.cell.key]
        if value is None:
            sheet.write_string(row, column, cell.label, style)
        else:
            sheet.write_number(row, column, value, style)


def _places(document: Document) -> Iterator[tuple[str, str, str]]:
    """As many cells as the hidden sheet has that says where everything stands."""
    cells = (cell for table in document.form.tables.values() for cell in table.cells)
    for number, key in enumerate((*document.form.passages, *(cell.place for cell in cells))):
        yield key, "sheet", f"A{number}"


def _corners(cell: GridCell) -> tuple[tuple[int, int], tuple[int, int]]:
    """Row and column of the first and the last place that a printed cell covers."""
    last = (cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
    return (cell.row, cell.column), last


def _text(document: Document, cell: GridCell) -> str:
    if cell.cell is None:
        return cell.label
    return printed(document.figures[cell.cell.table][cell.cell.key])


# -- all files beside one PDF of others -----------------------------------------------------------


def _other_pdfs(size: Size, folder: Path) -> Table:
    document = REPORTS["given report"]
    table = Table(
        "All five files of the given report beside one PDF of it by others",
        ("the other", "five files ms", "its PDF ms", "ratio"),
        aim="ratio < 1",
        note="The others are given the report ready made: the Word file, the page.",
    )
    for name, made in (("LibreOffice", _libreoffice(folder)), ("WeasyPrint", _weasyprint())):
        if made is None:
            table.add(name, "", "", "not installed")
        elif not size.office:
            table.add(name, "", "", "not started")
        else:
            five = partial(_five, document)
            found = beside(five, made, turns=size.slow_turns, clock=perf_counter)
            table.add(name, found.ours, found.theirs, found.ratio)
    return table


def _five(document: Document) -> None:
    for kind in WRITERS:
        write(document, kind)


def _libreoffice(folder: Path) -> Callable[[], object] | None:
    program = shutil.which("soffice")
    if program is None:
        return None
    file = folder / "given.docx"
    file.write_bytes(write(REPORTS["given report"], "docx"))
    profile = f"-env:UserInstallation=file://{folder}/office"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, file]
    return lambda: subprocess.run(command, check=True, capture_output=True, timeout=120)


def _weasyprint() -> Callable[[], object] | None:
    try:
        from weasyprint import HTML
    except ImportError:
        return None
    from tests.readers.shapes import plain_page

    page = plain_page(REPORTS["given report"]).decode()
    return lambda: HTML(string=page).write_pdf()
