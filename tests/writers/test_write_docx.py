"""A report as a Word document, read back with python-docx."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given, settings

from reports.statute import FORMATS
from reports.statute.document import Document
from reports.statute.layout import grid
from reports.writers import Imprint, write
from reports.writers.shown import shown
from tests.strategies import documents
from tests.writers.reports import blank, large_city


def opened(report, **rest):
    return docx.Document(BytesIO(write(report, "docx", **rest)))


def lines_of(report):
    """Every paragraph that a report prints, in order."""
    yield "Title", report.title or report.official_title
    for part in (report.form.preamble, *report.form.parts):
        if part.heading:
            yield "Heading 1", part.heading
        for passage in getattr(part, "passages", ()):
            if passage.heading:
                yield "Heading 2", passage.heading
            for paragraph in filter(None, report.texts[passage.key].split("\n")):
                yield "Normal", paragraph


def bookmarked(word):
    """The texts by the bookmarks they lie in."""
    texts, name = {}, ""
    for element in word.element.body:
        if element.tag == qn("w:bookmarkStart"):
            name = element.get(qn("w:name"))
        elif element.tag == qn("w:bookmarkEnd"):
            name = ""
        elif name:
            texts.setdefault(name, []).append(docx.text.paragraph.Paragraph(element, word).text)
    return {name: "\n".join(paragraphs) for name, paragraphs in texts.items()}


def cells_of(report, part):
    """The text of every printed cell by its place in the grid, merged ones at each."""
    return {
        (row, column): shown(report, cell.cell) if cell.cell else cell.label
        for cell in grid(part).cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }


@pytest.mark.slow
@given(documents())
@settings(deadline=None, max_examples=25)
def test_every_text_is_there_once_and_in_order(report):
    word = opened(report)
    assert [(p.style.name, p.text) for p in word.paragraphs] == list(lines_of(report))
    texts = {key.replace(".", "_"): text for key, text in report.texts.items() if text}
    assert bookmarked(word) == texts


@pytest.mark.slow
@pytest.mark.parametrize("report", [large_city(), *map(blank, FORMATS)], ids=["city", *FORMATS])
def test_tables_are_the_grid(report):
    word = opened(report)
    for part, table in zip(report.form.tables.values(), word.tables, strict=True):
        assert {
            (row, column): table.cell(row, column).text
            for row in range(len(table.rows))
            for column in range(len(table.columns))
        } == cells_of(report, part)
        assert sum(int(col.get(qn("w:w"))) for col in table._tbl.tblGrid) == round(
            156 * 1440 / 25.4
        )


def test_rows_stay_whole_and_head_rows_repeat():
    for part, table in zip(
        large_city().form.tables.values(), opened(large_city()).tables, strict=True
    ):
        repeated = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        head = grid(part).head_rows
        assert repeated == [number < head for number in range(len(table.rows))]
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)


def test_page_and_type_follow_gbt_9704():
    word = opened(large_city())
    (section,) = word.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(edge.mm) for edge in edges] == [37, 35, 28, 26]
    body = word.styles["Normal"]
    assert body.font.size is None  # the document's default, 3号
    assert body.paragraph_format.line_spacing == Pt(28)
    fonts = {
        name: word.styles[name].element.rPr.rFonts.get(qn("w:eastAsia"))
        for name in ("Title", "Heading 1", "Heading 2")
    }
    assert fonts == {"Title": "方正小标宋简体", "Heading 1": "黑体", "Heading 2": "楷体_GB2312"}
    assert section.footer.paragraphs[0].text == "—  —"  # the number is a field
    assert "PAGE" in section.even_page_footer._element.xml


def test_properties():
    report = large_city()
    properties = opened(report).core_properties
    assert (properties.title, properties.author, properties.language, properties.comments) == (
        report.title,
        report.agency,
        "zh-CN",
        "",
    )
    assert properties.created.year == 2025  # the end of the report year in Beijing, not the clock


def test_nothing_superfluous_in_the_package():
    with ZipFile(BytesIO(write(large_city(), "docx"))) as package:
        names = set(package.namelist())
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not [name for name in names if "thumbnail" in name or "customXml" in name]


def test_imprint_stands_in_a_table_of_its_own():
    word = opened(large_city(), imprint=Imprint(producer="张三", contact="<电话> & 地址"))
    assert [[cell.text for cell in row.cells] for row in word.tables[-1].rows] == [
        ["制作", "张三"],
        ["联系方式", "<电话> & 地址"],
    ]


def test_a_figure_too_long_for_its_column_is_set_smaller():
    place = ("received", "total")
    report = Document("某局", 2023, "2021", figures={"applications": {place: 10**9}})
    sizes = {
        run.font.size
        for row in opened(report).tables[1].rows
        for cell in row.cells
        for run in cell.paragraphs[0].runs
    }
    assert sizes == {None, Pt(5)}
