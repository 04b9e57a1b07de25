"""The same report in odd shapes: what people and programs do to files of theirs.

Each maker takes a report and gives the bytes of a file that says all of it and nothing else.
"""

from __future__ import annotations

import csv
import html
import io
import zipfile

import docx
import openpyxl

from reports.statute.document import Document
from reports.statute.layout import grid
from reports.statute.schema import Table
from tests.readers.shapes import (
    html_table,
    paragraphs,
    plain_page,
    printed_rows,
    spread_rows,
    word_file,
    workbook,
)

FEET = (
    "上一篇：北山区民政局工作简报",
    "下一篇：无",
    "【打印本页】 【关闭窗口】",
    "主办单位：北山区人民政府 承办单位：北山区大数据中心",
    "某ICP备00000000号 某公网安备 00000000000000号",
)


def parts(document: Document):
    """(heading, what stands in it): paragraphs of a text, or the table."""
    for part in (document.form.preamble, *document.form.parts):
        if isinstance(part, Table):
            yield part.heading, part
        else:
            lines = list(paragraphs(document, part))
            yield part.heading, lines[1:] if part.heading else lines


def table_lines(document: Document, table: Table) -> list[str]:
    return ["\t".join(row) for row in spread_rows(document, table)]


def lines_of(document: Document) -> list[str]:
    lines = [document.title]
    for heading, content in parts(document):
        lines += [heading] * bool(heading)
        lines += content if isinstance(content, list) else table_lines(document, content)
    return lines


def joined_headings(document: Document, between: str) -> bytes:
    """The heading and the first paragraph on one line."""
    lines = [document.title]
    for heading, content in parts(document):
        if isinstance(content, list):
            first, rest = (content or [""])[0], content[1:]
            lines += [f"{heading}{between}{first}" if heading else first, *rest]
        else:
            lines += [heading, *table_lines(document, content)]
    return "\n".join(lines).encode()


# -- text -----------------------------------------------------------------------------------------


def heading_space_text(document):
    return joined_headings(document, " ")


def heading_wide_space_text(document):
    return joined_headings(document, "　　")


def heading_colon_text(document):
    return joined_headings(document, "：")


def heading_stop_text(document):
    return joined_headings(document, "。")


def heading_text(document):
    return joined_headings(document, "")


def sub_headings_on_the_line(document):
    lines = lines_of(document)
    heads = {p.heading for p in document.form.parts[0].passages if p.heading}
    out = []
    for line in lines:
        if out and out[-1] in heads:
            out[-1] += f" {line}"
        else:
            out.append(line)
    return "\n".join(out).encode()


def heading_and_table_on_one_line(document):
    lines = [document.title]
    for heading, content in parts(document):
        if isinstance(content, list):
            lines += [*[heading] * bool(heading), *content]
        else:
            first, *rest = table_lines(document, content)
            lines += [f"{heading} {first}", *rest]
    return "\n".join(lines).encode()


def run_of_cells(document, between, *, heading):
    lines = [document.title]
    for name, content in parts(document):
        if isinstance(content, list):
            lines += [*[name] * bool(name), *content]
        else:
            run = between.join(c for row in printed_rows(document, content) for c in row if c)
            lines += [f"{name}{between}{run}"] if heading else [name, run]
    return "\n".join(lines).encode()


def table_in_one_paragraph(document):
    return run_of_cells(document, " ", heading=False)


def heading_and_table_in_one_paragraph(document):
    return run_of_cells(document, " ", heading=True)


def site_around_text(document):
    head = "首页 > 政务公开 > 年报\n"
    info = "\n发布日期：2026-01-30 来源：办公室 浏览次数：12\n字号：[大 中 小]"
    text = "\n".join(lines_of(document)).replace(document.title, document.title + info, 1)
    return (head + text + "\n" + "\n".join(FEET)).encode()


def page_numbers(document):
    lines = lines_of(document)
    out = []
    for number, line in enumerate(lines):
        out.append(line)
        if number % 9 == 8:
            out.append(f"— {number // 9 + 1} —" if number % 2 else f"第 {number} 页 共 99 页")
    return "\n".join(out).encode()


def running_numbers(document):
    lines = [document.title]
    for heading, content in parts(document):
        lines += [heading] * bool(heading)
        if isinstance(content, list):
            lines += content
        elif content.key != "disclosures":
            lines += table_lines(document, content)
        else:
            rows = table_lines(document, content)
            lines += [f"{n}\t{row}" for n, row in enumerate(rows, 1)]
    return "\n".join(lines).encode()


def old_line_ends(document):
    return "\r".join(lines_of(document)).encode()


def line_separators(document):
    return "\u2028".join(lines_of(document)).encode()


def next_lines(document):
    return "\x85".join(lines_of(document)).encode()


def wide_spaces_between_cells(document):
    lines = [document.title]
    for heading, content in parts(document):
        lines += [heading] * bool(heading)
        if isinstance(content, list):
            lines += [f"　　{text}" for text in content]
        else:
            lines += ["　　".join(filter(None, row)) for row in printed_rows(document, content)]
    return "\n".join(lines).encode()


def bold_markdown(document):
    lines = [f"# {document.title}"]
    for heading, content in parts(document):
        lines += [f"## **{heading}**"] * bool(heading)
        if isinstance(content, list):
            lines += content
        else:
            rows = spread_rows(document, content)
            marked = [[f"**{c}**" if c and not c.isdigit() else c for c in row] for row in rows]
            lines += [f"| {' | '.join(row)} |" for row in marked]
    return "\n\n".join(lines).encode()


# -- web pages ------------------------------------------------------------------------------------


def blocks(document, wrap):
    """Every paragraph and table of the report in a wrapping of its own."""
    out = []
    for heading, content in parts(document):
        out += [wrap(html.escape(heading))] * bool(heading)
        if isinstance(content, list):
            out += [wrap(html.escape(text)) for text in content]
        else:
            out.append(html_table(document, grid(content)))
    return out


def around(document, body, *, title=True):
    head = f"<h1>{document.title}</h1>" if title else ""
    return (
        f"<html><head><meta charset=utf-8><title>{document.title}</title></head><body>"
        f"<div class=nav><a href=/>首页</a></div>{head}{body}"
        "<div class=footer>版权所有</div></body></html>"
    ).encode()


def a_div_for_each_part(document):
    out = []
    for heading, content in parts(document):
        inner = f"<h3>{heading}</h3>" if heading else ""
        if isinstance(content, list):
            inner += "".join(f"<p>{html.escape(text)}</p>" for text in content)
        else:
            inner += html_table(document, grid(content))
        out.append(f"<div class=part><div>{inner}</div></div>")
    return around(document, "".join(out))


def text_after_the_last_table_elsewhere(document):
    """The report ends in another branch of the page than it begins in."""
    body = blocks(document, lambda text: f"<p>{text}</p>")
    last = max(n for n, block in enumerate(body) if block.startswith("<table"))
    return around(
        document,
        f"<div><div>{''.join(body[: last + 1])}</div></div><div>{''.join(body[last + 1 :])}</div>",
    )


def breaks_only(document):
    return around(document, "<br><br>".join(blocks(document, lambda text: f"　　{text}")))


def preformatted(document):
    return around(document, f"<pre>{html.escape(chr(10).join(lines_of(document)))}</pre>")


def one_cell_rows(document):
    rows = blocks(document, lambda text: f"<p>{text}</p>")
    body = "".join(f"<tr><td>{row}</td></tr>" for row in rows)
    return around(document, f"<table>{body}</table>")


def inside_a_layout_table(document):
    body = "".join(blocks(document, lambda text: f"<p>{text}</p>"))
    return around(document, f"<table><tr><td><a href=/a>栏目</a></td><td>{body}</td></tr></table>")


def treacherous_classes(document):
    body = blocks(document, lambda text: f'<div class="side"><p class="search">{text}</p></div>')
    return around(document, f'<div class="share-content foot">{"".join(body)}</div>')


def spans_and_fonts(document):
    wrap = "<div><font face=仿宋><span style='color:red'>{}</span></font></div>".format
    return around(document, f"<center>{''.join(blocks(document, wrap))}</center>")


def definition_list(document):
    body = "".join(f"<dd>{block}</dd>" for block in blocks(document, lambda text: text))
    return around(document, f"<dl><dt>正文</dt>{body}</dl>".replace("<dt>正文</dt>", ""))


def articles_and_sections(document):
    body = blocks(document, lambda text: f"<section><header><p>{text}</p></header></section>")
    return around(document, f"<article><main>{''.join(body)}</main></article>")


def word_html(document):
    wrap = (
        "<p class=MsoNormal style='text-indent:32.0pt'><span\nlang=EN-US>{}<o:p></o:p></span></p>"
    )
    body = blocks(document, wrap.format)
    number = "<p class=MsoNormal align=center>— <span lang=EN-US>3</span> —</p>"
    middle = len(body) - 2
    body = [*body[:middle], number, *body[middle:]]
    return around(document, f"<div class=WordSection1>{''.join(body)}</div>")


def feet_in_the_text_block(document):
    body = "".join(blocks(document, lambda text: f"<p>{text}</p>"))
    feet = "".join(f"<p>{line}</p>" for line in FEET)
    return around(document, f"<div>{body}{feet}</div>")


def written_by_script(document):
    """The page holds the report twice: for screens and for telephones, one hidden."""
    body = "".join(blocks(document, lambda text: f"<p>{text}</p>"))
    return around(document, f"<div>{body}</div><div style='display:none'>{body}</div>")


def title_in_the_head_only(document):
    body = "".join(blocks(document, lambda text: f"<p>{text}</p>"))
    return around(document, f"<div>{body}</div>", title=False)


def captions(document):
    """The heading of a table as its caption."""
    out = []
    for heading, content in parts(document):
        if isinstance(content, list):
            out += [
                f"<p>{html.escape(text)}</p>" for text in [*[heading] * bool(heading), *content]
            ]
        else:
            table = html_table(document, grid(content))
            out.append(
                table.replace("cellspacing=0>", f"cellspacing=0><caption>{heading}</caption>")
            )
    return around(document, "".join(out))


def non_breaking(document):
    return plain_page(document).replace("　　".encode(), b"&nbsp;&ensp;&emsp;&#8203;")


# -- Office ---------------------------------------------------------------------------------------


def word_of(build) -> bytes:
    word = docx.Document()
    build(word)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def one_word_paragraph(document):
    def build(word):
        run = word.add_paragraph().add_run()
        for line in lines_of(document):
            run.add_text(line)
            run.add_break()

    return word_of(build)


def word_with_tabs(document):
    return word_of(lambda word: [word.add_paragraph(line) for line in lines_of(document)])


def word_in_content_controls(document):
    source = zipfile.ZipFile(io.BytesIO(word_file(document)))
    xml = source.read("word/document.xml").decode()
    xml = xml.replace("<w:p>", "<w:sdt><w:sdtContent><w:p>").replace(
        "</w:p>", "</w:p></w:sdtContent></w:sdt>"
    )
    return repacked(source, {"word/document.xml": xml.encode()})


def word_in_fields(document):
    source = zipfile.ZipFile(io.BytesIO(word_file(document)))
    xml = source.read("word/document.xml").decode()
    xml = xml.replace("<w:r>", '<w:fldSimple w:instr="x"><w:r>').replace(
        "</w:r>", "</w:r></w:fldSimple>"
    )
    return repacked(source, {"word/document.xml": xml.encode()})


def word_boxes_in_cells(document):
    source = zipfile.ZipFile(io.BytesIO(word_file(document)))
    xml = source.read("word/document.xml").decode()
    box = "<w:r><w:pict><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:pict></w:r>"
    head, label, tail = xml.partition("规章")
    start = head.rindex("<w:r>")
    end = tail.index("</w:r>") + len("</w:r>")
    run = head[start:] + label + tail[:end]
    xml = head[:start] + box.format(run) + tail[end:]
    return repacked(source, {"word/document.xml": xml.encode()})


def repacked(source: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name in {**dict.fromkeys(source.namelist()), **changed}:
            package.writestr(name, changed.get(name) or source.read(name))
    return target.getvalue()


def sheet_of_text_and_numbers(document):
    book = openpyxl.load_workbook(io.BytesIO(workbook(document)))
    for row in book.active.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.isdigit():
                cell.value = int(cell.value)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def saved_sheet(document, *, delimiter: str) -> str:
    """Every row as wide as the widest; what holds a delimiter or a quotation mark in quotes."""
    rows: list[list[str]] = [[document.title]]
    for heading, part in parts(document):
        rows += [[heading]] * bool(heading)
        rows += spread_rows(document, part) if isinstance(part, Table) else [[t] for t in part]
    width = max(map(len, rows))
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(row + [""] * (width - len(row)) for row in rows)
    return file.getvalue()


def sheet_saved_as_csv(document):
    return saved_sheet(document, delimiter=",").encode("gb18030")


def sheet_saved_as_unicode_text(document):
    return saved_sheet(document, delimiter="\t").encode("utf-16")


TEXTS = (
    heading_space_text,
    heading_wide_space_text,
    heading_colon_text,
    heading_stop_text,
    heading_text,
    sub_headings_on_the_line,
    heading_and_table_on_one_line,
    table_in_one_paragraph,
    heading_and_table_in_one_paragraph,
    site_around_text,
    page_numbers,
    running_numbers,
    old_line_ends,
    line_separators,
    next_lines,
    wide_spaces_between_cells,
    bold_markdown,
)
PAGES = (
    a_div_for_each_part,
    text_after_the_last_table_elsewhere,
    breaks_only,
    preformatted,
    one_cell_rows,
    inside_a_layout_table,
    treacherous_classes,
    spans_and_fonts,
    definition_list,
    articles_and_sections,
    word_html,
    feet_in_the_text_block,
    written_by_script,
    title_in_the_head_only,
    captions,
    non_breaking,
)
OFFICE = (
    one_word_paragraph,
    word_with_tabs,
    word_in_content_controls,
    word_in_fields,
    word_boxes_in_cells,
    sheet_of_text_and_numbers,
    sheet_saved_as_csv,
    sheet_saved_as_unicode_text,
)
ODD = {maker.__name__: maker for maker in (*TEXTS, *PAGES, *OFFICE)}
