"""What is particular to each kind of file."""

import io
import json
import shutil
import subprocess
import zipfile
from dataclasses import replace
from decimal import Decimal

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from reports.readers import Unreadable, read
from reports.statute.document import as_dict
from reports.statute.schema import Table
from reports.writers import Imprint, write
from tests.readers.reports import GIVEN, WHOLE
from tests.readers.shapes import OFFICE, PAGES, paragraphs, printed_rows
from tests.readers.test_tables import rules_of

CITY, TRIAL = WHOLE["2021"], WHOLE["2019"]
both = pytest.mark.parametrize("document", [CITY, TRIAL, GIVEN], ids=["city", "trial", "given"])


@both
@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf", "json"])
def test_what_the_portal_writes_it_reads(document, kind):
    reading = read(write(document, kind))
    assert reading.document == document
    assert rules_of(reading) == []


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf"])
def test_the_imprint_is_no_part_of_the_report(kind):
    imprint = Imprint(
        address="https://example.gov.cn/r", producer="甲", reviewer="乙", notes=("数据已核实。",)
    )
    assert read(write(CITY, kind, imprint=imprint)).document == CITY


@both
def test_csv_holds_the_figures(document):
    texts = dict.fromkeys(document.texts, "")
    assert read(write(document, "csv")).document == replace(document, title="", texts=texts)


# -- Word -----------------------------------------------------------------------------------------


def word(build) -> bytes:
    """A Word document with the given report's texts, its paragraphs added by ``build``."""
    document = docx.Document()
    build(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def lines_of(document):
    """Every printed line; a row of a table as its cells."""
    yield document.title
    for part in (document.form.preamble, *document.form.parts):
        if isinstance(part, Table):
            yield part.heading
            yield printed_rows(document, part)
        else:
            yield from paragraphs(document, part)


def add(container, line) -> None:
    if isinstance(line, str):
        container.add_paragraph(line)
        return
    table = container.add_table(len(line), max(map(len, line)))
    for cells, texts in zip(table.rows, line, strict=True):
        for cell, text in zip(cells.cells, texts, strict=False):
            cell.text = text


def test_word_report_inside_a_layout_table():
    def build(document):
        cell = document.add_table(1, 1).cell(0, 0)
        for line in lines_of(GIVEN):
            add_in_cell(cell, line)

    def add_in_cell(cell, line):
        if isinstance(line, str):
            cell.add_paragraph(line)
        else:
            table = cell.add_table(len(line), max(map(len, line)))
            for cells, texts in zip(table.rows, line, strict=True):
                for inner, text in zip(cells.cells, texts, strict=False):
                    inner.text = text

    assert read(word(build)).document == GIVEN


def test_word_text_boxes_are_read_once():
    box = (
        f"<w:p {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><w:txbxContent>{0}"
        "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}"
        "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    title = f"<w:p><w:r><w:t>{GIVEN.title}</w:t></w:r></w:p>"

    def build(document):
        document.element.body.insert(0, parse_xml(box.format(title)))
        for line in list(lines_of(GIVEN))[1:]:
            add(document, line)

    assert read(word(build)).document == GIVEN


def test_word_deleted_text_is_not_read_and_inserted_text_is():
    changed = (
        f"<w:p {nsdecls('w')}><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>本报告</w:t></w:r></w:ins><w:r><w:tab/><w:t>已编制。</w:t></w:r></w:p>"
    )

    def build(document):
        lines = list(lines_of(GIVEN))
        add(document, lines[0])
        document.element.body.insert(1, parse_xml(changed))
        for line in lines[1:]:
            add(document, line)

    assert read(word(build)).document.texts["preamble"] == "本报告\t已编制。"


NUMBERS = f"""<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/>
</w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
<w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="7"/>
</w:num></w:numbering>"""


def test_word_automatic_numbers_are_printed_numbers():
    """Headings numbered by Word carry no number in their text."""

    def numbered(document, text, level):
        paragraph = document.add_paragraph(text)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = 9

    def build(document):
        for line in lines_of(GIVEN):
            if isinstance(line, str) and line[:2] in [f"{n}、" for n in "一二三四五六"]:
                numbered(document, line[2:], 0)
            elif isinstance(line, str) and line[:3] in [f"（{n}）" for n in "一二三四五"]:
                numbered(document, line[3:] + "工作情况", 1)
            else:
                add(document, line)

    source = zipfile.ZipFile(io.BytesIO(word(build)))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name in source.namelist():
            data = NUMBERS.encode() if name == "word/numbering.xml" else source.read(name)
            package.writestr(name, data)
    reading = read(target.getvalue())
    assert reading.document == GIVEN
    assert rules_of(reading) == []
    assert any("（一）主动公开工作情况" in f.message for f in reading.findings)


# -- Excel ----------------------------------------------------------------------------------------


def test_workbook_numbers_formulas_and_several_sheets():
    """Numbers as numbers, an amount with the decimals of its format, tables on sheets of theirs."""
    fees = {("art20_8.fees", "amount"): Decimal("18.8710")}
    disclosures = {**CITY.figures["disclosures"], **fees}
    city = replace(CITY, figures={**CITY.figures, "disclosures": disclosures})
    book = openpyxl.Workbook()
    sheet = book.active
    for line in lines_of(city):
        if isinstance(line, str):
            sheet.append([line])
            continue
        tables = book.create_sheet(f"表{len(book.sheetnames)}")
        for row in line:
            tables.append([int(text) if text.isdigit() else text for text in row])
    for row in book["表1"].iter_rows():
        for cell in row:
            if cell.value == "18.8710":
                cell.value, cell.number_format = 18.871, "0.0000"
    file = io.BytesIO()
    book.save(file)
    document = read(file.getvalue()).document
    assert document.figures == city.figures
    assert str(document.figures["disclosures"]["art20_8.fees", "amount"]) == "18.8710"


# -- web pages ------------------------------------------------------------------------------------


def test_pages_in_chinese_encodings():
    page = PAGES["plain_page"](CITY).decode()
    declared = page.replace('charset="utf-8"', 'charset="gb2312"').encode("gb18030")
    undeclared = page.replace('<meta charset="utf-8">', "").encode("gb18030")
    assert read(declared).document == read(undeclared).document == CITY


def test_a_saved_web_archive():
    page = PAGES["plain_page"](CITY).decode()
    head = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n"
    archive = f"{head}Content-Transfer-Encoding: 8bit\n\n{page}"
    assert read(archive.encode()).document == CITY


def test_labels_broken_by_word_and_values_in_nested_paragraphs():
    page = PAGES["plain_page"](CITY).decode()
    broken = (
        page.replace("商业企业", "商业<br>企业")
        .replace("结果维持", "结果\n      维持")
        .replace("本年制发件数", "本年<b>制发</b></span></p><p><span>件数")
    )
    assert read(broken.encode()).document == CITY


def test_the_title_of_a_page_may_stand_outside_its_text():
    page = PAGES["plain_page"](CITY).decode().replace(f"<h1>{CITY.title}</h1>", "")
    head = page.replace("_门户</title>", "</title>")
    assert read(head.encode()).document.agency == CITY.agency


# -- JSON -----------------------------------------------------------------------------------------


def test_json_values_that_no_cell_holds_are_reported():
    shape = as_dict(CITY)
    shape["figures"]["applications"]["received"]["total"] = "14069"
    shape["figures"]["disclosures"]["art20_8.fees"]["amount"] = "-1"
    shape["figures"]["disclosures"]["art20_5.licences"]["decisions"] = True
    reading = read(json.dumps(shape).encode())
    assert sorted(rules_of(reading)) == [
        ("cell.not_a_count", "applications/received/total"),
        ("cell.not_a_count", "disclosures/art20_5.licences/decisions"),
        ("cell.not_a_count", "disclosures/art20_8.fees/amount"),
    ]


@pytest.mark.parametrize("amount", ["1E+999999999", "-0", "１２", "1_0", " 1", "1.", ".5"])
def test_json_amounts_are_plain_digits(amount):
    """A power of ten would be a gigabyte when printed."""
    shape = as_dict(CITY)
    shape["figures"]["disclosures"]["art20_8.fees"]["amount"] = amount
    reading = read(json.dumps(shape).encode())
    assert rules_of(reading) == [("cell.not_a_count", "disclosures/art20_8.fees/amount")]
    assert reading.document.figures["disclosures"]["art20_8.fees", "amount"] is None


def test_json_text_with_half_a_character_is_refused():
    with pytest.raises(Unreadable, match="title 应为文字"):
        read(json.dumps(as_dict(CITY) | {"title": "\ud800"}).encode())


# -- old Office files -----------------------------------------------------------------------------


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("shape", "kind"), [("word_file", "doc"), ("workbook", "xls")])
def test_old_office_files(shape, kind, tmp_path):
    new = tmp_path / f"report.{kind}x"
    new.write_bytes(OFFICE[shape](CITY))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", tmp_path, new],
        check=True,
        capture_output=True,
        timeout=100,
    )
    old = (tmp_path / f"report.{kind}").read_bytes()
    assert old.startswith(b"\xd0\xcf\x11\xe0")
    assert read(old).document == CITY


def test_without_libreoffice_a_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(Unreadable, match="libreoffice"):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)


def test_the_portals_own_form_may_be_half_filled():
    """The name of a text that is left empty is not taken for the text."""
    texts = {key: "" if key != "problems" else "一是。" for key in CITY.texts}
    document = replace(CITY, texts=texts)
    assert read(write(document, "xlsx")).document == document
    assert read(write(document, "docx")).document == document


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_with(inside: str, **parts: str) -> list[str]:
    """The paragraphs of a report's last text, which is these elements."""

    def build(document):
        for line in list(lines_of(GIVEN))[:-1]:
            add(document, line)
        document.add_paragraph("丁卯")

    source = zipfile.ZipFile(io.BytesIO(word(build)))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                data = data.replace("<w:r><w:t>丁卯</w:t></w:r>".encode(), inside.encode(), 1)
            package.writestr(name, data)
        for name, xml in parts.items():
            package.writestr(f"word/{name}.xml", xml)
    return read(target.getvalue()).document.texts["other_matters"].split("\n")


def test_word_footnotes_stand_behind_their_paragraph():
    notes = f"""<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p><w:r><w:t>脚注内容</w:t></w:r>
    </w:p></w:footnote></w:footnotes>"""
    inside = (
        '<w:r><w:t>甲</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>乙</w:t></w:r>'
    )
    assert word_with(inside, footnotes=notes) == ["甲乙", "脚注内容"]


@pytest.mark.parametrize(
    ("inside", "lines"),
    [
        (
            '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
            "<m:r><m:t>3×4</m:t></m:r></m:oMath>",
            ["3×4"],
        ),
        ('<w:r><w:t>甲</w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', ["甲\uf0fc"]),
        ('<w:fldSimple w:instr="DATE"><w:r><w:t>甲</w:t></w:r></w:fldSimple>', ["甲"]),
        ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>", ["甲", "乙"]),
    ],
    ids=["formula", "symbol", "field", "break"],
)
def test_word_characters_of_every_sort(inside, lines):
    assert word_with(inside) == lines


def test_a_note_that_refers_to_itself_is_read_once():
    notes = f"""<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p><w:r><w:t>脚注</w:t>
    <w:footnoteReference w:id="2"/></w:r></w:p></w:footnote></w:footnotes>"""
    inside = '<w:r><w:t>甲</w:t><w:footnoteReference w:id="2"/></w:r>'
    assert word_with(inside, footnotes=notes) == ["甲", "脚注"]


def test_a_workbook_with_text_beyond_what_is_read_is_refused():
    book = openpyxl.load_workbook(io.BytesIO(OFFICE["workbook"](CITY)))
    book.active.cell(4000, 3).number_format = "0.00"  # a mere format lies there
    file = io.BytesIO()
    book.save(file)
    assert read(file.getvalue()).document == CITY
    book.active.cell(4000, 3, "另有说明")
    file = io.BytesIO()
    book.save(file)
    with pytest.raises(Unreadable, match="第4000行第3列还有内容"):
        read(file.getvalue())


def test_text_boxes_of_a_workbook_are_text():
    source = zipfile.ZipFile(io.BytesIO(OFFICE["workbook"](CITY)))
    drawing = (
        '<a xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r>'
        "<a:t>丁卯</a:t></a:r><a:r><a:t>记号</a:t></a:r></a:p></a>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name in source.namelist():
            package.writestr(name, source.read(name))
        package.writestr("xl/drawings/drawing1.xml", drawing)
    text = read(target.getvalue()).document.texts["other_matters"]
    assert text == f"{CITY.texts['other_matters']}\n丁卯记号"
