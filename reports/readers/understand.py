"""A file's lines understood as one report: title, format, tables, texts (读取)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reports.statute import FORMATS, checks, format_of
from reports.statute.document import Document
from reports.statute.findings import Finding, Severity
from reports.statute.schema import Format, Narrative

from .flow import Flow
from .headings import part_heading
from .marks import format_of_labels, is_label
from .passages import Piece, texts_of
from .placing import place
from .source import Paragraph, Source
from .title import Title, title_of
from .unreadable import Unreadable

NOT_A_REPORT = (
    "这不是一份政府信息公开工作年度报告：没有找到各部分的标题，也没有找到法定表格；"
    "请检查是否选错了文件。"
)
_YEAR = re.compile(r"(20\d\d)\s*年")


@dataclass(frozen=True)
class Reading:
    """A report as read from a file, and what the reader has to tell about it."""

    document: Document
    findings: tuple[Finding, ...] = ()


def understand(source: Source, *, name: str = "") -> Reading:
    """The report that a file states; Unreadable if it is none."""
    title, findings = _title(source, name)
    form, about_format = _format(source, title.year)
    flow = Flow(form, title)
    flow.walk(source.lines)
    placed = place(flow.tables.entries)
    if not flow.tables.entries and len(flow.seen) < 2:
        raise Unreadable(NOT_A_REPORT)
    if not source.is_page:
        findings += _keep_head(flow)
    texts, about_texts = texts_of(flow.pieces, form)
    texts |= {key: "\n".join(filter(None, [*flow.own[key], texts[key]])) for key in flow.own}
    document = Document(
        agency=title.agency,
        year=title.year,
        format=form.key,
        title=title.printed,
        texts=texts,
        figures=placed.figures,
        units=placed.units,
    )
    findings += [*about_format, *flow.findings, *_headings_not_found(flow, form)]
    findings += [*about_texts, *flow.tables.findings, *placed.findings]
    findings += _pictures(source, document)
    return finished(document, findings)


def finished(document: Document, findings: list[Finding]) -> Reading:
    """The reading with a finding for every row and cell that is not stated, each place once."""
    told = {finding.place for finding in findings if finding.severity is Severity.ERROR}
    blank = [finding for finding in checks.missing(document) if finding.place not in told]
    return Reading(document, tuple(dict.fromkeys([*findings, *blank])))


# -- title and format -----------------------------------------------------------------------------


def _title(source: Source, name: str) -> tuple[Title, list[Finding]]:
    """The title printed last before part one (navigation lists others before it)."""
    if source.agency and source.year:
        return Title(source.title, source.agency, source.year), []
    if found := _printed_title(source):
        if found.agency:
            return found, []
        message = f"标题“{found.printed}”没有写明行政机关，请补填。"
        return found, [Finding("read.title", Severity.WARNING, "", message)]
    year = _year_elsewhere(source, name)
    if year is None:
        if _looks_like_a_report(source):
            raise Unreadable(
                "文件中没有找到报告标题，也看不出是哪一年度；"
                "请在开头写明“（机关名称）（年份）年……年度报告”后重新上传。"
            )
        raise Unreadable(NOT_A_REPORT)
    message = f"没有找到报告标题；年度按 {year} 年读取，行政机关请补填。"
    return Title("", "", year), [Finding("read.title", Severity.WARNING, "", message)]


def _printed_title(source: Source) -> Title | None:
    latest, before = None, ""
    for text in _texts(source):
        if found := title_of(text):
            if not found.agency and 2 <= len(before) <= 40:
                found = found.below(before)
            if found.agency or latest is None or latest.year != found.year:
                latest = found
        elif latest and _opens_part_one(text):
            break
        before = text
    return latest or title_of(source.title)


def _texts(source: Source) -> Iterator[str]:
    for line in source.lines:
        texts = (line.text,) if isinstance(line, Paragraph) else line.cells
        for text in texts:
            yield from filter(None, (part.strip() for part in text[:20000].split("\n")))


def _opens_part_one(text: str) -> bool:
    form = next(iter(FORMATS.values()))
    found = part_heading(text, form, None)
    return found is not None and found.part is form.parts[0] and not is_label(text)


def _year_elsewhere(source: Source, name: str) -> int | None:
    years = Counter(year for text in _texts(source) for year in _YEAR.findall(text))
    if years:
        return int(years.most_common(1)[0][0])
    found = re.search(r"20\d\d", name)
    return int(found[0]) if found else None


def _looks_like_a_report(source: Source) -> bool:
    return sum(is_label(text) for text in _texts(source)) > 5


def _format(source: Source, year: int) -> tuple[Format, list[Finding]]:
    """The format of the tables' own labels, else of the year."""
    try:
        due = format_of(year)
    except ValueError as error:
        raise Unreadable(f"{error}请检查标题中的年份，更早的报告不适用法定表格。") from None
    texts = (text for text in _texts(source) if len(text) < 80)
    cells = frozenset(text for text in texts if not text.isdigit())  # no label is a number
    printed = format_of_labels(cells) or due.key
    if printed == due.key:
        return due, []
    message = (
        f"报告年度是 {year} 年，应当使用{due.source}的格式，"
        f"表格却是{FORMATS[printed].source}的格式；按表格本身读取，请核对年度和表格。"
    )
    return FORMATS[printed], [Finding("read.format", Severity.WARNING, "", message)]


# -- what else is told ----------------------------------------------------------------------------


def _keep_head(flow: Flow) -> list[Finding]:
    """Text before the title goes in front of the preamble (编制说明)."""
    pieces: list[Piece] = flow.before_title
    if not pieces:
        return []
    preamble = flow.form.preamble
    flow.pieces[preamble.key] = [*pieces, *flow.pieces.get(preamble.key, [])]
    shown = " ".join(piece.text for piece in pieces)[:60]
    label = preamble.passages[0].label
    message = f"{pieces[0].where}：标题之前的文字“{shown}”已放入“{label}”，请核对。"
    return [Finding("read.unplaced", Severity.WARNING, preamble.key, message)]


def _headings_not_found(flow: Flow, form: Format) -> list[Finding]:
    """Parts of text without a heading: their text, if any, stands in the part before."""
    told = {finding.place for finding in flow.findings}
    return [
        Finding("structure.heading", Severity.WARNING, part.key, f"没有找到标题“{part.heading}”。")
        for part in form.parts
        if isinstance(part, Narrative) and part not in flow.seen and part.key not in told
    ]


def _pictures(source: Source, document: Document) -> list[Finding]:
    empty = [
        table
        for table in document.form.tables.values()
        if all(value is None for value in document.figures[table.key].values())
    ]
    if not source.pictures or not empty:
        return []
    names = "、".join(f"“{table.heading}”" for table in empty)
    message = (
        f"文件中有 {source.pictures} 张图片，{names}没有可读的表格，可能是图片；请手工填写数字。"
    )
    return [Finding("read.picture", Severity.WARNING, "", message)]
