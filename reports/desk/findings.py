"""Every check of one report in its surroundings: last year's report, its agency, the settings;
and which findings still stand in the way."""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date

from reports.archive.store import previous
from reports.models import AnnualReport, Judgement, settings_now
from reports.rules import Context, examine
from reports.rules.copies import Copy
from reports.statute.differences import sentences
from reports.statute.document import Document, printed
from reports.statute.findings import Finding, Severity


@dataclass(frozen=True)
class Question:
    """A finding, and what was said of it."""

    finding: Finding
    identity: str
    judgement: Judgement | None = None

    @property
    def part(self) -> str:
        """The key of the part or table that it is about, which any page of the report has."""
        return re.split(r"[/:.]", self.finding.place)[0]

    @property
    def is_open(self) -> bool:
        """Whether it stands in the way of submitting and publishing."""
        return self.judgement is None and self.finding.severity is not Severity.HINT


def questions(report: AnnualReport, *, document: Document, on: date) -> list[Question]:
    """Everything found in a report on a day, in printed order, with what was said of it."""
    said = {judgement.identity: judgement for judgement in report.judgements.select_related("by")}
    found = examine(document, context=context_of(report, document=document, on=on))
    identities = ((finding, identity(finding, document)) for finding in found)
    return [Question(finding, known, said.get(known)) for finding, known in identities]


def identity(finding: Finding, document: Document) -> str:
    """What a judgement is bound to: the finding, and what the cells of its row and column or its
    sentence say. Another number or word there, and it is another finding."""
    said = [finding.identity, *_surroundings(finding, document)]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def _surroundings(finding: Finding, document: Document) -> list[str]:
    key, _, characters = finding.place.partition(":")
    if characters:
        return [_sentence(document.texts[key], int(characters.partition("-")[0]))]
    table, _, cell = key.partition("/")
    if table not in document.figures:
        return []
    row, _, column = cell.partition("/")
    figures = document.figures[table].items()
    return [printed(value) for place, value in figures if row in place or column in place]


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
