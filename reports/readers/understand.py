"""A file's lines understood as one report: title, format, tables, texts (读取)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reports.statute import checks
from reports.statute.document import Document
from reports.statute.findings import Finding, Severity
from reports.statute.schema import Format, Narrative

from .around import told, without_site
from .characters import unknown_characters
from .flow import Flow
from .format_of_file import format_of_file
from .passages import Portion, texts_of
from .placing import place
from .published import Published, published_in
from .source import Source
from .title.of_file import NOT_A_REPORT, head_of, title_of_file
from .unreadable import Unreadable


@dataclass(frozen=True)
class Reading:
    """A report as read from a file, what the reader has to tell about it, and when it was
    published, where the file says so."""

    document: Document
    findings: tuple[Finding, ...] = ()
    published: Published | None = None


def understand(source: Source, *, name: str = "") -> Reading:
    """The report that a file states; Unreadable if it is none."""
    source = without_site(source)
    head = head_of(source.texts)
    title, findings = title_of_file(source, head, name)
    form, about_format = format_of_file(source.texts, title.year)
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
    findings += [*told(source), *unknown_characters(source), *_pictures(source, document)]
    published, about_date = published_in(source, head, name, title.year)
    return replace(finished(document, [*findings, *about_date]), published=published)


def finished(document: Document, findings: list[Finding]) -> Reading:
    """The reading with a finding for every row and cell that is not stated, each place once;
    Unreadable if a text is longer than any may be."""
    if sentences := checks.too_long(document):
        raise Unreadable(sentences[0])
    told = {finding.place for finding in findings if finding.severity is Severity.ERROR}
    blank = [finding for finding in checks.missing(document) if finding.place not in told]
    return Reading(document, tuple(dict.fromkeys([*findings, *blank])))


# -- what else is told ----------------------------------------------------------------------------


def _keep_head(flow: Flow) -> list[Finding]:
    """Text before the title goes in front of the preamble (编制说明)."""
    pieces: list[Portion] = flow.before_title
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
