"""How large and how deep a file may be (docs/limits.md says why)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Bounds on one uploaded file. Real reports stay far below all of them."""

    file_bytes: int = 20_000_000  # the file as uploaded
    text_bytes: int = 4_000_000  # a file that is nothing but text: txt, html, csv, json
    unpacked_bytes: int = 60_000_000  # what a zip (docx, xlsx) may unpack to, in all
    unpacked_ratio: int = 400  # unpacked to packed size of one part larger than a megabyte
    part_bytes: int = 16_000_000  # one part of a zip
    zip_parts: int = 2_000  # files inside a zip
    xml_depth: int = 250  # nesting of elements
    elements: int = 300_000  # elements of a page or of a Word document
    lines: int = 20_000  # paragraphs and table rows
    line_characters: int = 100_000  # one paragraph or table row
    name_characters: int = 1_000  # a title or the name of an agency in JSON
    sheets: int = 40  # sheets of a workbook
    sheet_rows: int = 3_000  # rows read of one sheet
    sheet_columns: int = 200  # columns read of one sheet
    area_cells: int = 100_000  # cells of merged areas of one sheet, blank ones too
    pages: int = 120  # pages of a PDF
    stream_bytes: int = 24_000_000  # what the text of a PDF may unpack to, in all
    page_objects: int = 40_000  # characters, lines and boxes of one PDF page
    seconds: float = 15.0  # for a PDF
    office_seconds: int = 60  # for LibreOffice, which converts old .doc and .xls
    office_bytes: int = 1_000_000_000  # of memory, for LibreOffice


LIMITS = Limits()
