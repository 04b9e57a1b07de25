"""Texts, JSON, CSV and packed files that are long, deep, or of no kind."""

import gzip

TITLE = "某某局2023年政府信息公开工作年度报告\n"
HEADER = "agency,year,format,part,row_key,column_key,value\n"
JSON = '{"agency": "某某局", "year": 2023, "format": "2021", "title": "", '


def text(*lines: str) -> bytes:
    return (TITLE + "\n".join(lines)).encode()


def report(rest: str) -> bytes:
    return f"{JSON}{rest}}}".encode()


OPENED = "一、总体情况\n"

TEXTS = {
    "one line of a million": lambda: text("规" * 1_000_000),
    "digits in a line": lambda: text(OPENED, *["1" * 99_000] * 12),
    "brackets in a line": lambda: text(OPENED, *["（" * 30_000 + "）" * 30_000] * 12),
    "numbers of headings in a line": lambda: text(OPENED, *["（一）" * 30_000] * 12),
    "titles in a line": lambda: text(*["某局2023年政府信息公开工作年度报告" * 4000] * 15),
    "years in a line": lambda: text(OPENED, *["2023年" * 19_000] * 12),
    "labels in a line": lambda: text(OPENED, *["予以公开 0 " * 14_000] * 3),
    "tabs in a line": lambda: text(OPENED, *["\t" * 99_000] * 30),
    "bars in a line": lambda: text(OPENED, *["|0" * 49_000] * 12),
    "spaces in a line": lambda: text(OPENED, *["0   " * 24_000] * 30),
    "lines without number": lambda: text("规章\t0" * 1, *["0"] * 900_000),
    "lines of labels": lambda: text(*["规章\t0\t0\t0"] * 19_900),
    "lines of unknown labels": lambda: text(
        OPENED, *(f"第{n}项其他法规规章\t{n}\t0\t0" for n in range(9_000))
    ),
    "lines of titles": lambda: text(*(f"第{n}局2023年政务公开年报" for n in range(19_900))),
    "lines of headings": lambda: text(*["三、收到和处理政府信息公开申请情况"] * 19_900),
    "lines of drifted headings": lambda: text(
        OPENED, *(f"四、因政府信息公开被申请行复议{n}" for n in range(6_000))
    ),
    "lines of dates": lambda: text(*["发布日期：2024-01-15"] * 19_900),
    "characters of private use": lambda: text(OPENED, "\ue000" * 90_000, *["\ue001"] * 19_000),
    "nothing but nulls": lambda: b"\0" * 3_000_000,
    "every byte": lambda: bytes(range(256)) * 15_000,
    "half of UTF-16": lambda: b"\xff\xfe" + "规章".encode("utf-16-le") * 500_000 + b"\0",
    "lists in lists": lambda: b"[" * 100_000,
    "objects in objects": lambda: b'{"a":' * 100_000,
    "lists closed": lambda: b"[" * 100_000 + b"]" * 100_000,
    "texts in lists": lambda: report('"texts": ' + "[" * 90_000 + "]" * 90_000),
    "a figure of a million digits": lambda: report(
        '"figures": {"disclosures": {"a": ' + "9" * 1_000_000 + "}}"
    ),
    "a year of a million digits": lambda: (
        b'{"agency": "a", "format": "2021", "year": ' + b"9" * 1_000_000 + b"}"
    ),
    "a figure beyond numbers": lambda: report('"figures": {"disclosures": 1e999999999}'),
    "the same key again": lambda: report('"title": "a", ' * 200_000 + '"texts": {}'),
    "half a character in JSON": lambda: report(r'"texts": {"problems": "\ud800"}'),
    "a text of 3 MB in JSON": lambda: report(f'"texts": {{"problems": "{"a" * 3_000_000}"}}'),
    "a field of 3 MB in CSV": lambda: f"{HEADER}{'a' * 3_000_000},2023".encode(),
    "a quotation without end in CSV": lambda: (HEADER + '"' + "a,\n" * 900_000).encode(),
    "lines of CSV": lambda: (HEADER + "a,2023,2021,x,y,z,0\n" * 150_000).encode(),
    "nulls in CSV": lambda: f"{HEADER}a\0,2023,2021,disclosures,a,b,0\n".encode(),
    "returns in CSV": lambda: f"{HEADER}a\rb,2023,2021,disclosures\r\r,a,b,0".encode(),
    "packed by gzip": lambda: gzip.compress(b"\0" * 100_000_000),
    "another archive": lambda: b"7z\xbc\xaf\x27\x1c" + b"\xff" * 100_000,
    "a disk": lambda: b"\0" * 32_768 + b"\x01CD001" + b"\0" * 100_000,
}
