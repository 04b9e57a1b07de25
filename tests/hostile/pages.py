"""Web pages and web archives that cost more than they show."""

import base64

TITLE = "<title>某某局2023年政府信息公开工作年度报告</title>"
HEADING = "<h1>某某局2023年政府信息公开工作年度报告</h1>"


def page(body: str, charset: str = "utf-8") -> bytes:
    head = f'<html><head><meta charset="{charset}">{TITLE}</head><body>{HEADING}'
    return f"{head}{body}</body></html>".encode()


def archive(depth: int) -> bytes:
    lines = [b"MIME-Version: 1.0"]
    for level in range(depth):
        lines += [b'Content-Type: multipart/related; boundary="%d"' % level, b"", b"--%d" % level]
    return b"\r\n".join([*lines, b"Content-Type: text/html", b"", page("")])


def table(cell: str, columns: int, rows: int) -> str:
    return f"<table>{f'<tr>{cell * columns}</tr>' * rows}</table>"


PAGES = {
    "spans of a table": lambda: page(table('<td colspan="99999999" rowspan="99999999">0', 10, 900)),
    "spans that are no numbers": lambda: page(table('<td colspan="-1e9" rowspan="x">0', 10, 90)),
    "bold in bold": lambda: page("<b>" * 200_000 + "一"),
    "links in links": lambda: page("<p><a href='#'>一" * 90_000),
    "fonts never closed": lambda: page("<p><font><i>一" * 40_000),
    "tables in tables": lambda: page("<table><tr><td>" * 3000),
    "tables side by side": lambda: page("<table><tr><td>0<td>1</table>" * 30_000),
    "cells of blocks": lambda: page(table("<td><div>0</div><div>1</div></td>", 50, 700)),
    "attributes without number": lambda: page(f"<p {' '.join(f'a{n}=1' for n in range(90_000))}>"),
    "an attribute of 3 MB": lambda: page(f'<p class="{"nav " * 750_000}">一</p>'),
    "a style of 3 MB": lambda: page(f'<p style="{"display " * 375_000}">一</p>'),
    "classes without number": lambda: page(
        "".join(f'<p class="nav-{n} side">一' for n in range(60_000))
    ),
    "navigation in navigation": lambda: page(
        ("<div class=nav>" * 200 + "一" + "</div>" * 200) * 300
    ),
    "preformatted without end": lambda: page("<pre>" + "一 | 0 | 0\n" * 200_000),
    "spaces without end": lambda: page("中" + "\n" * 3_500_000),
    "line ends between characters": lambda: page("中\n \n" * 600_000),
    "breaks without end": lambda: page("<br>" * 250_000),
    "entities without end": lambda: page("&nbsp;" * 600_000),
    "headings without end": lambda: page("<h2>一、总体情况" * 60_000),
    "titles without end": lambda: page("<p>某某局2023年政府信息公开工作年度报告" * 19_000),
    "metas without end": lambda: page("<meta name=PubDate content='2024-01-15'>" * 80_000),
    "another encoding: punycode": lambda: page("a-" * 1_900_000, "punycode"),
    "another encoding: idna": lambda: page("a" * 3_900_000, "idna"),
    "another encoding: unicode_escape": lambda: page("\\x00" * 900_000, "unicode_escape"),
    "another encoding: zlib": lambda: page("a" * 1000, "zlib"),
    "another encoding: utf-7": lambda: page("+AAA-" * 700_000, "utf-7"),
    "a page that laughs": lambda: (
        b'<!DOCTYPE html [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>' + page("&b;" * 1000)
    ),
    "an archive in an archive": lambda: archive(3000),
    "an archive of parts": lambda: (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="a"\r\n\r\n'
        + b"--a\r\nContent-Type: text/html\r\n\r\n<p>\r\n" * 60_000
    ),
    "an archive of one line": lambda: (
        b"MIME-Version: 1.0\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.b64encode(page("一" * 900_000))
    ),
    "a head without end": lambda: b"MIME-Version: 1.0\r\n" + b"A: text/html\r\n" * 250_000,
}
