"""Files that are broken, huge or malicious: one sentence, bounded time, never a traceback."""

import io
import re
import time
import zipfile
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from reports.readers import Unreadable, read
from reports.readers.limits import LIMITS
from reports.writers import write
from tests.readers.reports import SAMPLES, WHOLE
from tests.readers.shapes import OFFICE, PAGES, TEXT_SHAPES, as_text

LIMITS_PAGE = Path(__file__).parents[2] / "docs" / "limits.md"
SENTENCE = re.compile(r"[^。\n]+(?:。[^。\n]+)*。")


def zipped(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return file.getvalue()


def word(body: str, before: str = "") -> bytes:
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    inside = f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'
    xml = f'<?xml version="1.0"?>{before}{inside}'
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": xml.encode()})


BILLION = (
    '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9))
    + "]>"
)
EXTERNAL = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
TITLE = "<h1>某某局2023年政府信息公开工作年度报告</h1>"

HOSTILE = {
    "empty": b"",
    "blank": b" \r\n\t ",
    "bom only": b"\xef\xbb\xbf",
    "not a report": "今天天气很好。".encode(),
    "binary": bytes(range(256)) * 50,
    "nulls": b"\0" * 1000,
    "50 MB of text": b"0\t" * 25_000_000,
    "100 MB": b"PK\x03\x04" + b"\0" * 100_000_000,
    "many lines": "规章\t0\n".encode() * 100_000,
    "one long line": "规".encode() * 1_000_000,
    "title only": "某某局2023年政府信息公开工作年度报告".encode(),
    "year before the statute": as_text(WHOLE["2021"], TEXT_SHAPES["tabs"]).replace(
        b"2025", b"2011"
    ),
    "picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
    "not a zip": b"PK\x03\x04broken",
    "zip of nothing": zipped({"a.txt": b"a"}),
    "presentation": zipped({"ppt/presentation.xml": b"<p/>"}),
    "zip bomb": zipped({"word/document.xml": b" " * 50_000_000}),
    "truncated word": OFFICE["word_file"](WHOLE["2021"])[:9000],
    "truncated workbook": OFFICE["workbook"](WHOLE["2021"])[:5000],
    "entities": word("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", BILLION),
    "external entity": word("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", EXTERNAL),
    "deep word": word("<w:sdt>" * 5000 + "</w:sdt>" * 5000),
    "empty word": word(""),
    "deep page": ("<div>" * 50_000 + TITLE).encode(),
    "deep tables": ("<table><tr><td>" * 3_000 + TITLE).encode(),
    "many elements": (TITLE + "<p>a" * 400_000).encode(),
    "json of lists": b"[" * 100_000,
    "json of another kind": b'{"a": 1}',
    "json with unknown table": b'{"agency": "a", "year": 2023, "format": "2021", "figures": '
    b'{"x": {}}}',
    "json with a wrong year": b'{"agency": "a", "year": "2023", "format": "2021"}',
    "json with huge number": b'{"agency": "a", "year": ' + b"9" * 10_000 + b', "format": "2021"}',
    "csv without lines": b"agency,year,format,part,row_key,column_key,value\n",
    "pdf without content": b"%PDF-1.7\n%%EOF",
    "truncated pdf": write(WHOLE["2021"], "pdf")[:20_000],
    "old word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
    "locked office file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    + "EncryptedPackage".encode("utf-16-le"),
    "rtf": b"{\\rtf1 a}",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_one_sentence_in_bounded_time(name):
    started = time.process_time()
    with pytest.raises(Unreadable) as refusal:
        read(HOSTILE[name])
    assert time.process_time() - started < 10
    assert SENTENCE.fullmatch(str(refusal.value)), str(refusal.value)


def test_huge_spans_are_harmless():
    page = PAGES["plain_page"](WHOLE["2021"])
    huge = re.sub(rb"colspan=\d+ rowspan=\d+", b"colspan=1000000 rowspan=99999999", page)
    assert read(huge).document == WHOLE["2021"]


def test_the_kind_is_known_by_content():
    for name, data in {
        "报告.pdf": OFFICE["word_file"](WHOLE["2021"]),
        "报告.docx": PAGES["plain_page"](WHOLE["2021"]),
        "报告.xls": OFFICE["workbook"](WHOLE["2021"]),
        "报告.txt": write(WHOLE["2021"], "json"),
    }.items():
        assert read(data, name=name).document == WHOLE["2021"]


def test_macros_are_carried_and_never_run():
    """A workbook with macros (.xlsm) reads like one without."""
    source = zipfile.ZipFile(io.BytesIO(OFFICE["workbook"](WHOLE["2021"])))
    parts = {name: source.read(name) for name in source.namelist()}
    assert read(zipped({**parts, "xl/vbaProject.bin": b"x"})).document == WHOLE["2021"]


def test_a_report_whose_tables_are_pictures_keeps_its_texts():
    page = re.sub(
        rb"<table.*?</table>", b'<img src="t.png">', PAGES["plain_page"](WHOLE["2021"]), flags=re.S
    )
    reading = read(page)
    assert reading.document.texts == WHOLE["2021"].texts
    assert {value for t in reading.document.figures.values() for value in t.values()} == {None}
    assert [f.rule for f in reading.findings] == ["read.picture", *["cell.missing"] * 3]


def test_a_scan_says_so():
    scan = io.BytesIO()
    Image.new("1", (200, 200)).save(scan, "PDF")
    with pytest.raises(Unreadable, match="扫描"):
        read(scan.getvalue())


# -- fuzz -----------------------------------------------------------------------------------------

REAL = {
    "given": (SAMPLES / "jiaozuo_education_2023.txt").read_bytes(),
    **{name: as_text(WHOLE["2021"], shape) for name, shape in TEXT_SHAPES.items()},
    **{name: shape(WHOLE["2019"]) for name, shape in PAGES.items()},
    **{name: shape(WHOLE["2021"]) for name, shape in OFFICE.items()},
    **{kind: write(WHOLE["2021"], kind) for kind in ("json", "csv", "docx")},
}
LIGHT = [name for name in REAL if name not in ("workbook",)]


@st.composite
def mutated(draw, names=LIGHT):
    """A real file with pieces cut, doubled, moved or overwritten."""
    data = bytearray(REAL[draw(st.sampled_from(names))])
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, max(0, len(data) - 1)))
        stop = start + draw(st.integers(1, 200))
        piece = draw(st.binary(max_size=20) | st.just(bytes(data[start:stop]) * 2))
        data[start:stop] = piece
    return bytes(data)


@pytest.mark.slow
@given(mutated())
@settings(max_examples=150, deadline=None)
def test_mutated_files_read_or_are_refused(data):
    try:
        read(data)
    except Unreadable as refusal:
        assert SENTENCE.fullmatch(str(refusal)), str(refusal)


@given(mutated(["workbook"]))
@settings(max_examples=15, deadline=None)
def test_mutated_workbooks(data):
    try:
        read(data)
    except Unreadable as refusal:
        assert SENTENCE.fullmatch(str(refusal)), str(refusal)


@st.composite
def mutated_words(draw):
    """A real text with words of it put elsewhere: still text, so that the core is reached."""
    words = REAL["given"].decode().replace("\t", " \t ").split(" ")
    for _ in range(draw(st.integers(1, 12))):
        here, there = (draw(st.integers(0, len(words) - 1)) for _ in range(2))
        words[here] = draw(
            st.sampled_from([words[there], "", "\n", "\t", "0", "、", "（一）", "其他"])
        )
    return " ".join(words).encode()


@pytest.mark.slow
@given(mutated_words())
@settings(max_examples=150, deadline=None)
def test_mutated_words_read_or_are_refused(data):
    try:
        read(data)
    except Unreadable as refusal:
        assert SENTENCE.fullmatch(str(refusal)), str(refusal)


def test_limits_are_all_documented():
    told = LIMITS_PAGE.read_text(encoding="utf-8")
    assert [f.name for f in fields(LIMITS) if f"`{f.name}`" not in told] == []
