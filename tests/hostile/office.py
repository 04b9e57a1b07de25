"""Word, Excel and OpenDocument files that say they are larger than they are."""

import io
import re
import struct
import zipfile
import zlib

from tests.readers.opendocument import NAMES, package

TITLE = "某某局2023年政府信息公开工作年度报告"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def zipped(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as opened:
        for name, data in parts.items():
            opened.writestr(name, data)
    return file.getvalue()


def within(tag: str, inside: str) -> str:
    return f"<{tag}>{inside}</{tag}>"


# -- Word -----------------------------------------------------------------------------------------


def run(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def document(body: str, before: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document xmlns:w="{_W}"><w:body>'
        f"{run(TITLE)}{body}</w:body></w:document>"
    )


def word(body: str, before: str = "", **parts: str) -> bytes:
    others = {f"word/{name}.xml": f'<w:{name} xmlns:w="{_W}">{x}' for name, x in parts.items()}
    closed = {name: f"{x}</w:{name[5:-4]}>" for name, x in others.items()}
    return zipped({"word/document.xml": document(body, before), **closed})


def nested(levels: int) -> str:
    inside = run("0")
    for _ in range(levels):
        inside = f"<w:tbl><w:tr><w:tc>{inside}</w:tc><w:tc>{run('1')}</w:tc></w:tr></w:tbl>"
    return inside


def spans(value: int) -> str:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{value}"/></w:tcPr>{run("0")}</w:tc>'
    return within("w:tbl", within("w:tr", cell * 12) * 30)


def numbered() -> bytes:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{"%1" * 9_000}"/></w:lvl>'
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    number = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    return word(f"<w:p>{number}<w:r><w:t>一</w:t></w:r></w:p>" * 7_000, numbering=numbering)


def footnotes() -> bytes:
    refers = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    return word(refers * 20_000, footnotes=f'<w:footnote w:id="1">{refers * 20_000}</w:footnote>')


LAUGHS = (
    '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9))
    + "]>"
)
SECRET = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def as_utf16(text: str) -> bytes:
    return text.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")


def lying(data: bytes) -> bytes:
    """A zip whose lists say that every part unpacks to a hundred bytes."""
    size = struct.pack("<I", 100)
    data = re.sub(rb"(PK\x01\x02.{20}).{4}", lambda m: m[1] + size, data, flags=re.DOTALL)
    return re.sub(rb"(PK\x03\x04.{18}).{4}", lambda m: m[1] + size, data, flags=re.DOTALL)


def overlapping() -> bytes:
    """A thousand parts that are one and the same piece of the file."""
    data = zlib.compress(b" " * 15_000_000, 9)[2:-4]
    crc, name = zlib.crc32(b" " * 15_000_000), b"word/document.xml"
    sizes = struct.pack("<III", crc, len(data), 15_000_000)
    local = b"PK\x03\x04" + struct.pack("<HHHHH", 20, 0, 8, 0, 0) + sizes
    body = local + struct.pack("<HH", len(name), 0) + name + data
    central = b""
    for number in range(1000):
        called = name if number == 0 else b"word/%d.xml" % number
        central += b"PK\x01\x02" + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 0) + sizes
        central += struct.pack("<HHHHHII", len(called), 0, 0, 0, 0, 0, 0) + called
    end = struct.pack("<HHHHIIH", 0, 0, 1000, 1000, len(central), len(body), 0)
    return body + central + b"PK\x05\x06" + end


# -- Excel ----------------------------------------------------------------------------------------


def workbook(after: str = "", *, rows: str = "", before: str = "", **parts: str | bytes) -> bytes:
    """One sheet, with what stands before and after its rows."""
    said = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{TITLE}</t></is></c></row>{rows}'
    sheet = (
        f'<worksheet xmlns="{_S}" xmlns:r="{_R}">{before}<sheetData>{said}</sheetData>{after}'
        "</worksheet>"
    )
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_P}/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET}.sheet.main+xml"/>'
            f'<Override PartName="/xl/sheet.xml" ContentType="{_SHEET}.worksheet+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET}.styles+xml"/>'
            f'<Override PartName="/xl/strings.xml" ContentType="{_SHEET}.sharedStrings+xml"/>'
            "</Types>",
            "_rels/.rels": f'<Relationships xmlns="{_P}/relationships"><Relationship Id="r1" '
            f'Type="{_R}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_P}/relationships">'
            f'<Relationship Id="r1" Type="{_R}/worksheet" Target="sheet.xml"/>'
            f'<Relationship Id="r2" Type="{_R}/styles" Target="styles.xml"/>'
            f'<Relationship Id="r3" Type="{_R}/sharedStrings" Target="strings.xml"/>'
            "</Relationships>",
            "xl/workbook.xml": f'<workbook xmlns="{_S}" xmlns:r="{_R}"><sheets>'
            f'<sheet name="报告" sheetId="1" r:id="r1"/></sheets>{parts.pop("names", "")}'
            "</workbook>",
            "xl/styles.xml": f'<styleSheet xmlns="{_S}">{parts.pop("styles", "")}</styleSheet>',
            "xl/strings.xml": parts.pop("strings", f'<sst xmlns="{_S}"/>'),
            "xl/sheet.xml": sheet,
        }
    )


ALL = "A1:XFD1048576"
MANY = f"{ALL} " * 300


def merges(*ranges: str) -> str:
    inside = "".join(f'<mergeCell ref="{r}"/>' for r in ranges)
    return f"<mergeCells>{inside}</mergeCells>"


OFFICE = {
    "merged over a whole sheet": lambda: workbook(merges(ALL)),
    "merged over 20,000 areas": lambda: workbook(
        merges(*(f"A{n}:CV{n + 99}" for n in range(1, 20_001)))
    ),
    "merged without end": lambda: workbook(merges("A1:ZZZZ9999999999")),
    "merged over nothing": lambda: workbook(merges("x", "", "A0:B0")),
    "dimension of a whole sheet": lambda: workbook(before=f'<dimension ref="{ALL}"/>'),
    "a cell in the last corner": lambda: workbook(
        rows='<row r="1048576"><c r="XFD1048576"><v>0</v></c></row>'
    ),
    "a cell beyond every sheet": lambda: workbook(
        rows='<row r="999999999"><c r="ZZZZZZZ999999999"><v>0</v></c></row>'
    ),
    "columns without number": lambda: workbook(
        before=within("cols", '<col min="1" max="16384" width="9"/>' * 50_000)
    ),
    "an array formula over a sheet": lambda: workbook(
        rows=f'<row r="2"><c r="A2"><f t="array" ref="{ALL}">1</f><v>0</v></c></row>'
    ),
    "links over a sheet": lambda: workbook(
        within("hyperlinks", f'<hyperlink ref="{ALL}" location="A1"/>' * 200)
    ),
    "validations over a sheet": lambda: workbook(
        within("dataValidations", f'<dataValidation sqref="{MANY}"/>' * 100)
    ),
    "formats over a sheet": lambda: workbook(f'<conditionalFormatting sqref="{MANY * 4}"/>' * 20),
    "names without number": lambda: workbook(
        names=within("definedNames", '<definedName name="a">A1</definedName>' * 30_000)
    ),
    "styles without number": lambda: workbook(
        styles=within("cellXfs", "<xf><alignment/><protection/></xf>" * 90_000)
    ),
    "strings said to be many": lambda: workbook(
        strings=f'<sst xmlns="{_S}" count="2000000000" uniqueCount="2000000000"/>'
    ),
    "strings that laugh in UTF-16": lambda: workbook(
        strings=as_utf16(
            f'<?xml version="1.0" encoding="UTF-8"?>{LAUGHS}<sst xmlns="{_S}"><si><t>&j;</t></si>'
            "</sst>"
        )
    ),
    "a million formulas": lambda: workbook(
        rows="".join(f'<row r="{n}"><c><f>A1</f></c></row>' for n in range(2, 30_000))
    ),
    "a sheet of spaces": lambda: workbook(rows=" " * 40_000_000),
    "spans of a Word table": lambda: word(spans(2_147_483_647)),
    "spans below nothing": lambda: word(spans(-5)),
    "tables in tables in Word": lambda: word(nested(60)),
    "tables too deep in Word": lambda: word(nested(2000)),
    "numbers of 18,000 characters": numbered,
    "footnotes that refer to themselves": footnotes,
    "runs without number": lambda: word(within("w:p", "<w:r><w:t>1</w:t></w:r>" * 140_000)),
    "cells without number": lambda: word(
        within("w:tbl", within("w:tr", within("w:tc", run("0")) * 50) * 1400)
    ),
    "laughter": lambda: word(run("&j;"), LAUGHS),
    "another file": lambda: word(run("&x;"), SECRET),
    "laughter in UTF-16": lambda: zipped(
        {"word/document.xml": as_utf16(document(run("&j;"), LAUGHS))}
    ),
    "another file in UTF-16": lambda: zipped(
        {"word/document.xml": as_utf16(document(run("&x;"), SECRET))}
    ),
    "parts that say they are small": lambda: lying(
        zipped({"word/document.xml": document(run("1" * 50_000_000))})
    ),
    "parts that overlap": overlapping,
    "parts without number": lambda: zipped(
        {f"word/{n}.xml": "" for n in range(3000)} | {"word/document.xml": document("")}
    ),
    "packed by LZMA": lambda: zipped(
        {"word/document.xml": document(run("1" * 40_000_000))}, zipfile.ZIP_LZMA
    ),
    "packed by bzip2": lambda: zipped(
        {"word/document.xml": document(run("1" * 40_000_000))}, zipfile.ZIP_BZIP2
    ),
    "rows repeated in OpenDocument": lambda: package(
        "spreadsheet",
        f'<table:table><table:table-row table:number-rows-repeated="99999999">'
        f'<table:table-cell table:number-columns-repeated="99999999">'
        f"<text:p>{TITLE}</text:p></table:table-cell></table:table-row></table:table>" * 40,
    ),
    "cells repeated in OpenDocument text": lambda: package(
        "text",
        f"<text:p>{TITLE}</text:p><table:table>"
        + '<table:table-row table:number-rows-repeated="99999999"><table:table-cell '
        'table:number-columns-repeated="99999999"><text:p>0</text:p></table:table-cell>'
        "</table:table-row>" * 5000 + "</table:table>",
    ),
    "spaces repeated in OpenDocument": lambda: package(
        "text",
        f"<text:p>{TITLE}</text:p>" + within("text:p", '<text:s text:c="99999999"/>' * 50_000),
    ),
    "lists in lists in OpenDocument": lambda: package(
        "text", "<text:list><text:list-item>" * 120 + "</text:list-item></text:list>" * 120
    ),
    "OpenDocument that laughs": lambda: zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": as_utf16(
                f'<?xml version="1.0" encoding="UTF-8"?>{LAUGHS}<office:document-content {NAMES}>'
                "<office:body><office:text><text:p>&j;</text:p></office:text></office:body>"
                "</office:document-content>"
            ),
        }
    ),
    "old Word in a circle": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 * 1000,
    "rich text in braces": lambda: b"{\\rtf1 " + b"{" * 1_000_000,
}
