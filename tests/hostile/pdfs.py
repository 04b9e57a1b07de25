"""PDFs of a few kilobytes that draw, unpack or count without end."""

import zlib
from collections.abc import Mapping

PAGE = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
    "/Resources << /Font << /F 5 0 R >> /XObject << /X0 10 0 R >> >> >>"
)
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def stream(data: bytes, said: str = "") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (said.encode(), len(data), data)


def flate(data: bytes, said: str = "", *, times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    names = "/FlateDecode" if times == 1 else f"[{'/FlateDecode ' * times}]"
    return stream(data, f"{said} /Filter {names}")


def pdf(objects: Mapping[int, str | bytes], *, trailer: str = "") -> bytes:
    """A file of one page whose content is object 4, and its font object 5."""
    whole: dict[int, str | bytes] = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: PAGE,
        4: stream(b"BT /F 12 Tf 72 720 Td (2023) Tj ET"),
        5: FONT,
        **objects,
    }
    data, places = b"%PDF-1.7\n", {}
    for number, body in whole.items():
        places[number] = len(data)
        inside = body.encode() if isinstance(body, str) else body
        data += b"%d 0 obj\n%s\nendobj\n" % (number, inside)
    start, last = len(data), max(whole)
    table = b"".join(
        b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n"
        for n in range(last + 1)
    )
    end = b"trailer\n<< /Root 1 0 R /Size %d %s >>\n" % (last + 1, trailer.encode())
    return data + b"xref\n0 %d\n%s%sstartxref\n%d\n%%%%EOF" % (last + 1, table, end, start)


FORM = "/Type /XObject /Subtype /Form /BBox [0 0 595 842]"


def forms(levels: int, times: int, *, named: str = "/Form") -> dict[int, str | bytes]:
    """Forms that each draw the next so many times."""
    said = FORM.replace("/Form", named)
    drawn: dict[int, str | bytes] = {4: stream(b"/X0 Do " * times)}
    for level in range(levels):
        inner = f"/Resources << /XObject << /X0 {11 + level} 0 R >> >>"
        drawn[10 + level] = stream(b"/X0 Do " * times, f"{said} {inner}")
    drawn[10 + levels] = stream(b"0 0 m 9 9 l S " * times, said)
    return drawn


def ten_by_ten() -> dict[int, str | bytes]:
    """Each form draws ten different ones of the level below."""
    drawn: dict[int, str | bytes] = {4: stream(b"/X0 Do")}
    for level in range(10):
        for number in range(10):
            names = " ".join(f"/X{n} {20 + 10 * level + n} 0 R" for n in range(10))
            inner = f"/Resources << /XObject << {names} >> >>" if level < 9 else ""
            content = b" ".join(b"/X%d Do" % n for n in range(10)) if level < 9 else b"0 0 m 9 9 l"
            drawn[10 + 10 * level + number] = stream(content, f"{FORM} {inner}")
    return drawn


def in_object_stream(objects: dict[int, str | bytes]) -> bytes:
    """A file whose dictionaries stand packed in a stream of objects, forms excepted."""
    plain = {n: b for n, b in objects.items() if isinstance(b, str)}
    texts = list(plain.values())
    places = [sum(len(t) + 1 for t in texts[:k]) for k in range(len(texts))]
    head = " ".join(f"{n} {place}" for n, place in zip(plain, places, strict=True)) + " "
    packed = flate(
        (head + " ".join(texts)).encode(), f"/Type /ObjStm /N {len(plain)} /First {len(head)}"
    )
    rest = {n: b for n, b in objects.items() if isinstance(b, bytes)}
    return pdf({**rest, 900: packed})


def font(width: str = "", encoding: str = "/Identity-H", unicode: bytes = b"") -> bytes:
    """A page whose font is composite, with widths and maps of its own."""
    descendant = (
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) "
        f"/Ordering (Identity) /Supplement 0 >> {width} /FontDescriptor 8 0 R >>"
    )
    composite = (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding {encoding} "
        "/DescendantFonts [6 0 R] /ToUnicode 7 0 R >>"
    )
    descriptor = "<< /Type /FontDescriptor /FontName /A /Flags 4 /FontBBox [0 0 1 1] >>"
    content = stream(b"BT /F 12 Tf 72 720 Td <00010002> Tj ET")
    return pdf({4: content, 5: composite, 6: descendant, 7: flate(unicode), 8: descriptor})


def cmap(kind: str, line: str, times: int) -> bytes:
    inside = f"100 begin{kind}\n{line * 100}end{kind}\n" * times
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{inside}endcmap end end"
    ).encode()


def run_length(size: int) -> bytes:
    return b"\x81q" * (size // 128) + b"\x80"


def pages(number: int) -> bytes:
    kids = " ".join("3 0 R" for _ in range(number))
    return pdf({2: f"<< /Type /Pages /Kids [{kids}] /Count {number} >>"})


def tagged(children: str, rest: dict[int, str]) -> bytes:
    root = "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 6 0 R /MarkInfo << /Marked true >> >>"
    return pdf({1: root, 6: f"<< /Type /StructTreeRoot /K {children} >>", **rest})


MILLIONS = 11_000_000

PDFS = {
    "forms that draw forms": lambda: pdf(forms(10, 10)),
    "ten forms that draw ten": lambda: pdf(ten_by_ten()),
    "a form that draws itself": lambda: pdf(
        {
            4: stream(b"/X0 Do"),
            10: stream(b"/X0 Do", f"{FORM} /Resources << /XObject << /X0 10 0 R >> >>"),
        }
    ),
    "forms by another name": lambda: pdf(forms(10, 10, named="/F#6frm")),
    "forms behind packed dictionaries": lambda: in_object_stream(
        {**forms(10, 10), 6: "<< /A 1 >>", 7: "<< /B 1 >>"}
    ),
    "forms of glyphs": lambda: pdf(
        {
            5: "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] "
            "/CharProcs << /a 6 0 R >> /Encoding << /Differences [50 /a] >> /FirstChar 50 "
            "/LastChar 50 /Widths [9] /Resources << /Font << /F 5 0 R >> >> >>",
            6: stream(b"BT /F 1 Tf (2222222222) Tj ET"),
        }
    ),
    "widths without end": lambda: font("/W [0 2000000000 500]"),
    "widths of many": lambda: font(f"/W [{'0 65535 500 ' * 50_000}]"),
    "heights without end": lambda: font("/W2 [0 2000000000 500 250 880] /WMode 1"),
    "a map of ranges": lambda: font(unicode=cmap("bfrange", "<0000> <FFFF> <4E00>\n", 400)),
    "a map of long texts": lambda: font(
        unicode=cmap("bfrange", f"<0000> <FFFF> <{'4E00' * 200}>\n", 15)
    ),
    "a map beyond codes": lambda: font(
        unicode=cmap("bfrange", "<00000000> <FFFFFFFF> <4E00>\n", 40)
    ),
    "a code of ranges": lambda: pdf(
        {
            5: "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding 7 0 R "
            "/DescendantFonts [6 0 R] >>",
            6: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo "
            "<< /Registry (Adobe) /Ordering (GB1) /Supplement 0 >> >>",
            7: flate(
                cmap("cidrange", "<00000000> <FFFFFFFF> 0\n", 400),
                "/Type /CMap /CMapName /A /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) "
                "/Supplement 0 >>",
            ),
        }
    ),
    "packed once": lambda: pdf({4: flate(b"q " * MILLIONS)}),
    "packed twice": lambda: pdf({4: flate(b"q " * 4 * MILLIONS, times=2)}),
    "packed forty times": lambda: pdf({4: flate(b"q " * MILLIONS, times=40)}),
    "packed by run length": lambda: pdf(
        {4: stream(run_length(MILLIONS), "/Filter /RunLengthDecode")}
    ),
    "packed by run length, then again": lambda: pdf(
        {
            4: stream(
                zlib.compress(run_length(8 * MILLIONS)),
                "/Filter [/FlateDecode /RunLengthDecode]",
            )
        }
    ),
    "packed, and called a picture": lambda: pdf({4: flate(b"q " * MILLIONS, "/Foo /Image")}),
    "packed, and called a font": lambda: pdf({4: flate(b"q " * MILLIONS, "/Length1 9")}),
    "packed under another name": lambda: pdf(
        {4: stream(zlib.compress(b"q " * MILLIONS, 9), "/Filter /Fl#61teDecode")}
    ),
    "packed with columns": lambda: pdf(
        {
            4: flate(
                b"q " * 90_000,
                "/DecodeParms << /Predictor 12 /Columns 2147483647 /Colors 32 "
                "/BitsPerComponent 16 >>",
            )
        }
    ),
    "saved without end": lambda: pdf({4: stream(b"q " * 2_000_000)}),
    "characters without end": lambda: pdf(
        {4: flate(b"BT /F 12 Tf 72 720 Td " + b"(1234567890) Tj " * 200_000 + b"ET")}
    ),
    "a path without end": lambda: pdf({4: flate(b"0 0 m " + b"1 1 l " * 900_000 + b"S")}),
    "lines without end": lambda: pdf({4: flate(b"0 0 m 9 9 l S " * 300_000)}),
    "clips without end": lambda: pdf({4: flate(b"0 0 9 9 re W n " * 300_000)}),
    "pictures without end": lambda: pdf(
        {4: flate(b"BI /W 1 /H 1 /BPC 8 /CS /G ID 1 EI " * 90_000)}
    ),
    "arrays in arrays": lambda: pdf({4: stream(b"[" * 900_000 + b"] TJ")}),
    "dictionaries in dictionaries": lambda: pdf({6: "<< /A " * 90_000 + ">>" * 90_000}),
    "pages without number": lambda: pages(90_000),
    "pages said to be many": lambda: pdf({2: "<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>"}),
    "pages in a circle": lambda: pdf({2: "<< /Type /Pages /Kids [2 0 R] /Count 9 >>"}),
    "a page of all the world": lambda: pdf({3: PAGE.replace("595 842", "99999999999 99999999999")}),
    "tables of places in a circle": lambda: pdf({}, trailer="/Prev 9"),
    "a length of itself": lambda: pdf({4: "<< /Length 4 0 R >>\nstream\n1\nendstream"}),
    "tags in a circle": lambda: tagged(
        "7 0 R", {7: "<< /S /P /P 7 0 R /K [7 0 R 7 0 R] /Pg 3 0 R >>"}
    ),
    "tags without number": lambda: tagged(
        "7 0 R", {7: f"<< /S /P /P 6 0 R /Pg 3 0 R /K [{'0 ' * 900_000}] >>"}
    ),
    "objects said to be many": lambda: pdf(
        {6: flate(b"7 0 << >>", "/Type /ObjStm /N 2000000000 /First 4")}
    ),
    "locked": lambda: pdf(
        {6: "<< /Filter /Standard /V 5 /R 6 /Length 256 /O (a) /U (a) /P -1 >>"},
        trailer="/Encrypt 6 0 R /ID [(a) (a)]",
    ),
    "cut": lambda: pdf(forms(3, 3))[:700],
}
