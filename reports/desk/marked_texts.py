"""The texts of a report with what is to be said of them: what came and went, what the rules found.

The public templates print these paragraphs as they print any other. A sentence is an element of its
own, so that a remark can be made on it. A mark is a range of characters with a name: further kinds
of marks need nothing but their ranges.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reports.public.report_page import Printed
from reports.statute.differences import Differences, sentences
from reports.statute.findings import Finding
from reports.statute.schema import Format, Passage
from reports.statute.wording import Piece

SIGNS = {"new": ("ins", "新增"), "gone": ("del", "删去")}


@dataclass(frozen=True)
class TextMark:
    """A range of characters of a text. ``name`` is its class, ``words`` what is said of it, ``id``
    where a link to it leads."""

    start: int
    end: int
    name: str
    words: str
    id: str = ""


@dataclass(frozen=True)
class _Run:
    """Characters that are printed alike. ``at`` is where they stand in the text, what went stands
    before the character at which it stood; ``sentence`` counts the sentences."""

    at: int
    sentence: int
    kind: str
    text: str


def marks_of(findings: Iterable[Finding]) -> dict[str, list[TextMark]]:
    """What was found of words, by the key of their text; a finding on a whole text has no range."""
    marks: dict[str, list[TextMark]] = {}
    for finding in findings:
        key, _, characters = finding.place.partition(":")
        if characters:
            start, end = map(int, characters.split("-"))
            said = f"{finding.severity.label}：{finding.message}"
            mark = TextMark(start, end, finding.severity.value, said, f"at-{finding.place}")
            marks.setdefault(key, []).append(mark)
    return marks


def marked_texts(
    form: Format, differences: Differences | None, marks: Mapping[str, Sequence[TextMark]]
) -> Printed:
    """How the texts of a report are printed: the paragraphs of each of its passages. A text that is
    no part of its own can be jumped to."""
    changed = (
        {change.passage.key: change.pieces for change in differences.texts} if differences else {}
    )
    parts = {part.key for part in (form.preamble, *form.parts)}

    def printed(passage: Passage, text: str) -> tuple[str, ...]:
        key = passage.key
        pieces = changed.get(key, (Piece("same", text),))
        return paragraphs(
            key, pieces, marks.get(key, ()), anchor="" if key in parts else f"at-{key}"
        )

    return printed


def paragraphs(
    place: str, pieces: Iterable[Piece], marks: Sequence[TextMark] = (), *, anchor: str = ""
) -> tuple[SafeString, ...]:
    """The paragraphs of a text as a comparison gives it, each a run of sentences."""
    pieces = list(pieces)
    said = sentences("".join(piece.text for piece in pieces if piece.kind != "gone"))
    ends = list(accumulate(map(len, said))) or [0]
    edges = sorted({*ends, *(edge for mark in marks for edge in (mark.start, mark.end))})
    done, line = [], []
    for number, runs in groupby(_runs(pieces, ends, edges), key=lambda run: run.sentence):
        sentence = said[number] if said else ""
        shown = [_shown(run, marks) for run in runs]
        line.append(_sentence(place, sentence.strip(), shown, "" if number else anchor))
        if sentence.endswith("\n"):
            done.append(_joined(line))
            line = []
    return (*done, _joined(line)) if line else tuple(done)


def _runs(pieces: Iterable[Piece], ends: list[int], edges: list[int]) -> Iterator[_Run]:
    """The pieces, cut wherever a sentence ends or a mark begins or ends."""
    at = 0
    for piece in pieces:
        if piece.kind == "gone":
            sentence = min(bisect_right(ends, at), len(ends) - 1)
            yield _Run(at, sentence, piece.kind, piece.text)
            continue
        start, end = at, at + len(piece.text)
        while at < end:
            stop = min(end, *edges[bisect_right(edges, at) :][:1])
            text = piece.text[at - start : stop - start]
            yield _Run(at, bisect_right(ends, at), piece.kind, text)
            at = stop


def _sentence(place: str, text: str, shown: list[SafeString], anchor: str) -> SafeString:
    """One sentence, to be remarked on; ``anchor`` is where a link to the text leads."""
    return format_html(
        '<span class="sentence"{} data-place="{}" data-quoted="{}">{}</span>',
        format_html(' id="{}"', anchor) if anchor else "",
        place,
        text,
        _joined(shown),
    )


def _shown(run: _Run, marks: Sequence[TextMark]) -> SafeString:
    text = format_html("{}", _text(run))
    if run.kind in SIGNS:
        element, word = SIGNS[run.kind]
        text = format_html(
            "<{}>{}{}{}</{}>", element, _aside(f"〔{word}："), text, _aside("〕"), element
        )
    if run.kind == "gone":
        return text
    for mark in marks:
        if mark.start <= run.at < mark.end:
            begins = mark.start == run.at
            text = format_html(
                '<mark class="{}" title="{}"{}>{}{}</mark>',
                mark.name,
                mark.words,
                format_html(' id="{}"', mark.id) if mark.id and begins else "",
                text,
                _aside(f"〔{mark.words}〕") if mark.end == run.at + len(run.text) else "",
            )
    return text


def _text(run: _Run) -> str:
    """What a run reads; where paragraphs were joined, or only parted, a sign says so."""
    sign = "¶" if run.kind == "gone" or (run.kind == "new" and run.text == "\n") else ""
    return run.text.replace("\n", sign)


def _aside(words: str) -> SafeString:
    return format_html('<span class="visually-hidden">{}</span>', words)


def _joined(shown: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((one,) for one in shown))
