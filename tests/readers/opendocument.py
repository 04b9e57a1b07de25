"""OpenDocument files, from their XML."""

import html
import io
import zipfile
from collections.abc import Iterable

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("style", "style"),
    )
)
REST = (
    '<table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)


def package(kind: str, body: str, styles: str = "", **parts: str) -> bytes:
    """An OpenDocument file: ``text`` or ``spreadsheet``, its body, its automatic styles."""
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}>"
        "</office:body></office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as opened:
        opened.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        opened.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
        for name, data in parts.items():
            opened.writestr(f"{name}.xml", data)
    return file.getvalue()


def body_of(data: bytes, kind: str) -> str:
    content = zipfile.ZipFile(io.BytesIO(data)).read("content.xml").decode()
    return content.partition(f"<office:{kind}>")[2].partition(f"</office:{kind}>")[0]


def odt_file(body: str, styles: str = "") -> bytes:
    return package("text", body, styles)


def ods_file(tables: Iterable[list[list[str]]]) -> bytes:
    """All on one sheet; the rest of it is one row repeated a million times, as LibreOffice
    writes it."""
    rows = [row for table in tables for row in table]
    body = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)
    return package("spreadsheet", f'<table:table table:name="报告">{body}{REST}</table:table>')


def _cell(text: str) -> str:
    if not text:
        return '<table:table-cell table:number-columns-repeated="1"/>'
    if text.isdigit():
        return (
            f'<table:table-cell office:value-type="float" office:value="{text}">'
            f"<text:p>{int(text):,}</text:p></table:table-cell>"
        )
    lines = "".join(f"<text:p>{html.escape(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
