"""What of a file is a site's and not the report's, in files into which a page was copied.

Pages themselves are told apart by their elements (``kinds.html_page``); text and Word files only
by how the lines read. Whatever is left out is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reports.statute.findings import Finding, Severity
from reports.statute.schema import Format

from .headings import outlines, part_heading
from .marks import is_label
from .run_in import run_in
from .site_lines import begins_foot, is_site_line
from .source import Line, Paragraph, Row, Source

_LAST = 30  # lines at the end among which a foot begins


def without_site(source: Source) -> Source:
    """The file without the site's lines over part one and without the foot of a page."""
    if source.is_page:
        return source
    lines = source.lines
    opened = next((n for n, line in enumerate(lines) if _is_report(line)), 0)
    head = [line for line in lines[:opened] if _is_site(line)]
    end = next((n for n in _foot(lines) if _begins_foot(lines[n])), len(lines))
    if not head and end == len(lines):
        return source
    kept = [line for line in lines[:opened] if not _is_site(line)]
    left = [*head, *lines[end:]]
    return replace(
        source,
        lines=(*kept, *lines[opened:end]),
        beside=tuple(map(_text, head)),
        left_out=tuple(Paragraph(_text(line), line.where) for line in left),
    )


def _foot(lines: Sequence[Line]) -> range:
    """The last lines, after every heading and table."""
    number = len(lines)
    while number > max(0, len(lines) - _LAST) and not _is_report(lines[number - 1]):
        number -= 1
    return range(number, len(lines))


def told(source: Source) -> list[Finding]:
    """One hint that quotes all that was left out."""
    if not source.left_out:
        return []
    shown = " ".join(" ".join(line.text.split()) for line in source.left_out)
    message = f"{source.left_out[0].where}：“{shown}”像是网页页眉、页脚或导航的文字，没有录入。"
    return [Finding("read.site", Severity.HINT, "", message)]


def _is_site(line: Line) -> bool:
    return isinstance(line, Paragraph) and is_site_line(line.text)


def _begins_foot(line: Line) -> bool:
    return isinstance(line, Paragraph) and begins_foot(line.text)


def _text(line: Line) -> str:
    return line.text if isinstance(line, Paragraph) else " ".join(line.cells)


def _is_report(line: Line) -> bool:
    """Whether a line is a heading of a part, or a row of a statutory table."""
    if isinstance(line, Row):
        return any(is_label(text) for text in line.cells)
    if line.passage:
        return True
    return any(_is_heading(line.text, form) for form in outlines())


def _is_heading(text: str, form: Format) -> bool:
    found = run_in(text, form, None)
    return part_heading(found.heading if found else text, form, None) is not None
