"""A report as PDF, read back with pdfplumber."""

from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest
from hypothesis import HealthCheck, given, settings
from pdfplumber.utils import extract_text

from reports.statute import FORMATS
from reports.statute.layout import CellRole, grid
from reports.writers import Imprint, write
from reports.writers.imprint import NOTHING
from reports.writers.pdf import to_pdf
from reports.writers.pdf.glyphs import MISSING, printable
from reports.writers.shown import shown
from tests.strategies import documents
from tests.writers.reports import blank, large_city

ADDRESS = "https://example.gov.cn/agencies/jyj/2023/"


def opened(report, **rest):
    return pdfplumber.open(BytesIO(write(report, "pdf", **rest)))


def printed_tables(pdf):
    return [table for page in pdf.pages for table in page.extract_tables()]


def figures_in(report, part, table):
    """What stands at the place of every figure."""
    return {
        cell.cell.place: (table[cell.row][cell.column] or "").replace("\n", "")
        for cell in grid(part).cells
        if cell.role is CellRole.VALUE
    }


def figures_of(report, part):
    return {cell.place: shown(report, cell) for cell in part.cells}


def text_of(pdf):
    return "".join(page.extract_text() for page in pdf.pages).replace("\n", "").replace(" ", "")


@pytest.mark.slow
@given(documents())
@settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.too_slow])
def test_figures_are_those_of_the_report(report):
    """Long figures, which turn their table sideways or are set smaller, too."""
    with opened(report) as pdf:
        for part, table in zip(report.form.tables.values(), printed_tables(pdf), strict=True):
            assert figures_in(report, part, table) == figures_of(report, part)


@pytest.mark.slow
def test_each_table_stands_on_one_page():
    for count in (10**4, 10**8, 10**12):
        figures = {key: dict(table) for key, table in large_city().figures.items()}
        figures["applications"]["received", "total"] = count
        with opened(replace(large_city(), figures=figures)) as pdf:
            tables = printed_tables(pdf)
            sizes = {page.width > page.height for page in pdf.pages}
        assert len(tables) == 3
        assert sizes == ({False} if count == 10**4 else {False, True})


@pytest.mark.slow
def test_no_type_is_smaller_than_eight_points():
    with opened(large_city(), imprint=Imprint(address=ADDRESS)) as pdf:
        assert min(round(char["size"], 2) for page in pdf.pages for char in page.chars) >= 8


def test_texts_are_never_markup():
    text = "*强调* _下划_ #let x = 1 #panic() $x^2$ \\ `代码` @引用 [方括号] // 注 = 标题 <标签>"
    with opened(replace(large_city(), texts={"problems": text})) as pdf:
        assert text.replace(" ", "") in text_of(pdf)


def test_foot_of_the_last_page():
    imprint = Imprint(address=ADDRESS, producer="张三", notes=("公开的说明。",))
    report = large_city()
    with opened(report, imprint=imprint) as pdf:
        last = extract_text(pdf.pages[-1].chars).replace("\n", "").replace(" ", "")
    assert report.digest in last
    for words in (ADDRESS, "张三", "公开的说明。"):
        assert words in last


@pytest.mark.parametrize("archival", [False, True])
def test_accessible_and_archival(archival):
    report = large_city()
    data = to_pdf(report, NOTHING, archival=archival)
    with pdfplumber.open(BytesIO(data)) as pdf:
        catalog = pdf.doc.catalog
        metadata = catalog["Metadata"].resolve().get_data().decode()
        assert catalog["MarkInfo"]["Marked"] is True
        assert catalog["Lang"] == b"zh-CN"
        assert catalog["ViewerPreferences"]["DisplayDocTitle"] is True
        assert pdf.metadata["Title"] == report.title
        assert pdf.metadata["CreationDate"].startswith("D:20251231160000")
        outline = [title for _, title, *_ in pdf.doc.get_outlines()]
    assert "pdfuaid:part>1<" in metadata
    assert ("pdfaid:part>2<" in metadata) is archival
    assert outline == [
        heading
        for part in report.form.parts
        for heading in (part.heading, *(p.heading for p in getattr(part, "passages", ())))
        if heading
    ]


def test_headings_of_tables_are_tagged():
    with opened(large_city()) as pdf:
        tags = [name for page in pdf.pages for name in _tags(page.structure_tree)]
    labels = [c for t in large_city().form.tables.values() for c in grid(t).cells]
    heads = [c for c in labels if c.role in (CellRole.BLOCK, CellRole.CORNER, CellRole.COLUMN)]
    assert tags.count("TH") == len(heads)
    assert tags.count("Table") == 3
    assert tags.count("H1") == len(large_city().form.parts)


def _tags(elements):
    for element in elements:
        yield element["type"]
        yield from _tags(element.get("children", ()))


def test_characters_without_a_glyph():
    assert printable("中文 ABC，“引号”\n第二段") == "中文 ABC，“引号”\n第二段"
    assert printable("😀甲𠮷") == f"{MISSING}甲{MISSING}"
    assert printable("零\u200d宽") in ("零\u200d宽", "零宽")


@pytest.mark.parametrize("key", FORMATS)
def test_blank_form_prints(key):
    with opened(blank(key)) as pdf:
        assert len(printed_tables(pdf)) == 3
