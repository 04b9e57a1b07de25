"""Every check of one report in its surroundings: last year's report, its agency, the settings;
and which findings (问题) still stand in the way."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reports.archive.lending import previous
from reports.models import AnnualReport, Judgement, settings_now
from reports.rules import RULES, Context, Needs, examine
from reports.rules.copies import Copy
from reports.statute.differences import sentences
from reports.statute.document import Document, printed
from reports.statute.findings import Finding, Severity


@dataclass(frozen=True)
class JudgedFinding:
    """A finding, and what was said of it. ``fingerprint`` is what a judgement is bound to."""

    finding: Finding
    fingerprint: str
    judgement: Judgement | None = None

    @property
    def part(self) -> str:
        """The key of the part or table that it is about, which any page of the report has."""
        return re.split(r"[/:.]", self.finding.place)[0]

    @property
    def is_open(self) -> bool:
        """Whether it stands in the way of submitting and publishing."""
        return self.judgement is None and self.finding.severity is not Severity.HINT


def judged_findings(report: AnnualReport, *, document: Document, on: date) -> list[JudgedFinding]:
    """Everything found in a report on a day, in printed order, with what was said of it."""
    said = {one.fingerprint: one for one in report.judgements.select_related("by")}
    context = context_of(report, document=document, on=on)
    marked = (
        (finding, fingerprint(finding, document, previous=context.previous))
        for finding in examine(document, context=context)
    )
    return [JudgedFinding(finding, mark, said.get(mark)) for finding, mark in marked]


def fingerprint(finding: Finding, document: Document, *, previous: Document | None) -> str:
    """What a judgement is bound to: the rule, its place and what stands there. Another number or
    word there, and it is another finding; another wording of the message, and it is not."""
    key, _, characters = finding.place.partition(":")
    said = [finding.rule, key, *_standing_there(document, key, characters)]
    if previous and RULES[finding.rule].needs is Needs.PREVIOUS:
        said += ["", *_standing_there(previous, key, "")]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def _standing_there(document: Document, key: str, characters: str) -> Iterator[str]:
    """What a report says at a place: the marked words and the sentence around them, the texts of a
    part, or the figures of the row and column of a cell."""
    if characters:
        start, end = map(int, characters.split("-"))
        yield document.texts[key][start:end]
        yield _sentence(document.texts[key], start)
        return
    yield from (document.title,) if key == "title" else ()
    yield from (text for name, text in document.texts.items() if _within(name, key))
    table, _, cell = key.partition("/")
    row, _, column = cell.partition("/")
    for place, value in document.figures.get(table, {}).items():
        if not cell or row in place or column in place:
            yield printed(value)


def _within(text: str, part: str) -> bool:
    return text == part or text.startswith(f"{part}.")


def _sentence(text: str, position: int) -> str:
    end = 0
    for sentence in sentences(text):
        end += len(sentence)
        if position < end:
            return sentence.strip()
    return ""


def context_of(report: AnnualReport, *, document: Document, on: date) -> Context:
    """What is known around a report; for one that is not yet published, as if it were today."""
    kind = report.agency.kind
    return Context(
        previous=previous(report),
        rule_making=report.agency.rule_making_power,
        is_government=kind.is_government,
        published_on=on if kind.deadline(report.year) else None,
        deadline=kind.deadline(report.year),
        copies=tuple(
            Copy(like.part, like.other_code, like.other_agency, like.share)
            for like in report.likenesses.all()
        ),
        settings=settings_now(),
    )
