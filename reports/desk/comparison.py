"""What a reviewer compares a report with: what he saw last, last year's, the published one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from reports.archive.lending import previous
from reports.archive.store import to_document
from reports.models import AnnualReport
from reports.statute.differences import Differences, differences
from reports.statute.document import Document

from .seen import Seen


@dataclass(frozen=True)
class Comparison:
    """A report beside another content, chosen by its key ``against``. If there is none,
    ``sentence`` says why, else when it was so."""

    against: str
    sentence: str
    before: Document | None
    after: Document

    @cached_property
    def differences(self) -> Differences | None:
        return None if self.before is None else differences(self.before, self.after)


def compare(against: str, report: AnnualReport, document: Document, saw: Seen) -> Comparison:
    """One of ``AGAINST``; a name that is none of them gives the first."""
    against = against if against in AGAINST else "seen"
    before, sentence = AGAINST[against][1](report, saw)
    return Comparison(against, sentence, before, document)


Other = tuple[Document | None, str]


def _last_seen(report: AnnualReport, saw: Seen) -> Other:
    now = f"现在的内容您已在 {_minute(saw.current)} 看过。" if saw.current else ""
    if saw.before is None:
        return None, now or "您第一次看这份报告，没有可以比较的内容。"
    when = f"与您在 {_minute(saw.before.at)}“{saw.before.action}”时的内容相比。{now}"
    if document := saw.document:
        return document, when
    return None, f"您在 {_minute(saw.before.at)} 看到的内容没有存档，不能比较。"


def _last_year(report: AnnualReport, saw: Seen) -> Other:
    document = previous(report)
    if document is None:
        return None, f"系统里没有{report.agency}{report.year - 1}年度的报告。"
    return document, f"与{report.year - 1}年度的报告相比。"


def _published(report: AnnualReport, saw: Seen) -> Other:
    in_force = AnnualReport.objects.published().select_related("agency").exclude(pk=report.pk)
    found = in_force.filter(agency=report.agency_id, year=report.year).first()
    if found is None:
        return None, "本年度没有另一份已发布的版本。"
    return to_document(found), f"与已发布的第 {found.revision} 版相比。"


def _nothing(report: AnnualReport, saw: Seen) -> Other:
    return None, "只看报告，不标改动。"


def _minute(at) -> str:
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M")


AGAINST: dict[str, tuple[str, Callable[[AnnualReport, Seen], Other]]] = {
    "seen": ("我上次看到的", _last_seen),
    "last_year": ("上年报告", _last_year),
    "published": ("已发布的版本", _published),
    "nothing": ("不比较", _nothing),
}
