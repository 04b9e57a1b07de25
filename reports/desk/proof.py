"""Whether the reports are what the trail says they are (留痕与报告互证).

The trail is replayed, agency by agency: each entry names a state, a content, who signed. What the
database holds now must be what the entries lead to; each difference is a sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from reports.archive import store
from reports.archive.store import to_document
from reports.intake.taking_in import IMPORTED, published_on
from reports.models import Agency, AnnualReport, Judgement, Remark, TrailEntry
from reports.models.signatures import PUBLISHED, SCHEDULED, SECRECY, SIGNATURES, Signature

from .remarks import ANSWERED, CLOSED, MADE
from .steps import STEPS
from .taking import planned

Signed = tuple[str, datetime]
STEP_OF = {(step.label, step.source.value): step for step in STEPS}
CORRECTED = next(step.label for step in STEPS if step.opens_revision)
MAKING = (store.EDITED, CORRECTED)


@dataclass
class Account:
    """What the entries on one revision lead to."""

    entries: list[TrailEntry] = field(default_factory=list)
    status: str = ""
    content: str = ""
    signed: dict[Signature, Signed] = field(default_factory=dict)

    def add(self, entry: TrailEntry) -> None:
        self.entries.append(entry)
        self.status = entry.target or self.status
        self.content = entry.content or self.content
        if entry.action == IMPORTED:
            self.signed[PUBLISHED] = (entry.actor, entry.at)
        if step := STEP_OF.get((entry.action, entry.source)):
            for signature in step.clears:
                self.signed.pop(signature, None)
            if step.needs_secrecy:
                self.signed.setdefault(SECRECY, (entry.actor, entry.at))
            if step.signs:
                self.signed[step.signs] = (entry.actor, entry.at)

    @property
    def makers(self) -> set[str]:
        """Whoever wrote in this revision, or opened it to correct another."""
        return {entry.actor for entry in self.entries if entry.action in MAKING}

    def says(self, action: str, by: str, at: datetime, *words: str) -> bool:
        """Whether an entry records this act of this person at this moment, in these words."""
        return any(
            (entry.action, entry.actor, entry.at) == (action, by, at)
            and all(word in entry.reason for word in words)
            for entry in self.entries
        )


def disagreements() -> Iterator[str]:
    """Where a report is not what the trail says, in a sentence each; a few queries an agency."""
    for agency in Agency.objects.order_by("code").iterator():
        accounts = _accounts(TrailEntry.objects.filter(agency=agency.code).order_by("number"))
        wrote: dict[int, set[str]] = defaultdict(set)
        for report in _reports(agency):
            account = accounts.pop((report.year, report.revision), Account())
            wrote[report.year] |= account.makers
            yield from (f"{report}：{what}" for what in _differences(report, account))
            if report.revision > 1 and not _makers(report) <= wrote[report.year]:
                yield f"{report}：制作参与人与留痕不符。"
        for year, revision in accounts:
            yield f"{agency} {year} 年度报告第 {revision} 版：留痕中有，库中没有。"


def _reports(agency: Agency) -> Iterable[AnnualReport]:
    people = (signature.by for signature in SIGNATURES)
    beside = ("makers", "judgements__by", "remarks__by", "remarks__answered_by")
    rows = map(store.rows_name, store.ROW_MODELS)
    chosen = AnnualReport.objects.filter(agency=agency).order_by("year", "revision")
    return chosen.select_related("agency", *people).prefetch_related(
        *beside, "remarks__closed_by", *rows
    )


def _accounts(entries: Iterable[TrailEntry]) -> dict[tuple[int, int], Account]:
    accounts: dict[tuple[int, int], Account] = {}
    for entry in entries:
        accounts.setdefault((entry.year, entry.revision), Account()).add(entry)
    return accounts


def _differences(report: AnnualReport, account: Account) -> Iterator[str]:
    if not account.entries:
        yield "库中有，留痕中没有。"
        return
    if report.status != account.status:
        yield f"状态是“{report.get_status_display()}”，与留痕不符。"
    if to_document(report).digest != account.content:
        yield "内容与留痕中最后一次的内容摘要不符。"
    yield from _unsigned(report, account)
    yield from _made_by_others(report, account)
    for judgement in report.judgements.all():
        yield from _unsaid_judgement(judgement, account)
    for remark in report.remarks.all():
        yield from _unsaid_remark(remark, account)


def _unsigned(report: AnnualReport, account: Account) -> Iterator[str]:
    """Signatures are compared to the moment; a report of the past was published on the day that
    its import recorded, and a scheduled one will be at the minute that was recorded."""
    imported = next((e for e in account.entries if e.action == IMPORTED), None)
    for signature in SIGNATURES:
        person, at = getattr(report, signature.by), signature.time(report)
        said = account.signed.get(signature)
        if imported and signature is PUBLISHED and said and at:
            at = said[1] if published_on(at) in imported.reason else at
        if said != (person and (person.username, at)):
            label = AnnualReport._meta.get_field(signature.by).verbose_name
            yield f"{label}或其时间与留痕不符。"
    if report.scheduled_for and (said := account.signed.get(SCHEDULED)):
        when = planned(report.scheduled_for)
        if not any(entry.at == said[1] and when in entry.reason for entry in account.entries):
            yield f"“{when}”与留痕不符。"


def _made_by_others(report: AnnualReport, account: Account) -> Iterator[str]:
    """Whoever wrote in this revision is a maker; a correction takes over those of before."""
    makers, wrote = _makers(report), account.makers
    if not wrote <= makers or (report.revision == 1 and makers != wrote):
        yield "制作参与人与留痕不符。"


def _makers(report: AnnualReport) -> set[str]:
    return {person.username for person in report.makers.all()}


def _unsaid_judgement(judgement: Judgement, account: Account) -> Iterator[str]:
    words = (judgement.message, judgement.explanation)
    label = judgement.get_kind_display()
    if not account.says(label, judgement.by.username, judgement.at, *words):
        yield f"“{label}”的意见（{judgement.message}）在留痕中没有。"


def _unsaid_remark(remark: Remark, account: Account) -> Iterator[str]:
    acts = [(MADE, remark.by, remark.at, "")]
    if remark.answered_by:
        acts.append((ANSWERED, remark.answered_by, remark.answered_at, remark.answer))
    if remark.closed_by:
        acts.append((CLOSED, remark.closed_by, remark.closed_at, ""))
    for action, by, at, words in acts:
        if not account.says(action, by.username, at, remark.text, words):
            yield f"审核意见“{remark.text}”的“{action}”在留痕中没有。"
