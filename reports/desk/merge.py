"""Two people, or two tabs, wrote in one draft: what only one changed is taken, what both changed is
asked, place by place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.core import signing
from django.http import QueryDict

from reports.archive.refusals import Refused
from reports.archive.store import EDITED, to_document
from reports.models import AnnualReport, Content, TrailEntry
from reports.statute.differences import Piece, compare, differences
from reports.statute.document import Document, as_dict, from_dict
from reports.statute.merging import Contested, Merge, Question, Side

A_DAY = 24 * 60 * 60
MERGED = "与同时保存的改动合并"


class Unanswered(Refused):
    """Not every question was answered."""


@dataclass(frozen=True)
class Asked:
    """A question as the page puts it, with what was chosen so far."""

    question: Question
    chosen: str
    is_missing: bool

    @property
    def texts(self) -> Iterator[tuple[Contested, list[Piece], list[Piece]]]:
        """Each text with what the one and the other changed in it."""
        for one in self.question.about:
            yield one, compare(one.opened, one.theirs), compare(one.opened, one.mine)


class Conflict:
    """What I opened (``opened``, its digest), what was saved meanwhile, and what I wrote.

    ``version`` is the state in which the report was saved; ``closed`` says that the report went on
    to its next step, so that mine can only be read and copied.
    """

    def __init__(
        self,
        report: AnnualReport,
        *,
        opened: str,
        mine: Document,
        saved: Document | None = None,
        version: int | None = None,
        closed: bool = False,
    ) -> None:
        self.report = report
        self.opened = opened
        self.mine = mine
        self.closed = closed
        self.saved = saved or to_document(report)
        self.version = version or report.version

    @classmethod
    def posted(cls, report: AnnualReport, data: QueryDict) -> Conflict:
        """The conflict as the page carried it; Refused if it is not one of ours."""
        try:
            said = signing.loads(data.get("mine", ""), salt=_salt(report), max_age=A_DAY)
        except signing.BadSignature:
            raise Refused("这一页已失效，请重新打开报告。") from None
        return cls(
            report,
            opened=said["opened"],
            mine=from_dict(said["document"]),
            saved=content_of(report, said["saved"]),
            version=said["version"],
        )

    @cached_property
    def merge(self) -> Merge:
        """Of what nobody knows to have been opened, everything counts as changed."""
        opened = content_of(self.report, self.opened) or Document(
            agency=self.saved.agency, year=self.saved.year, format=self.saved.format
        )
        return Merge(opened, self.saved, self.mine)

    def decided(self, data: QueryDict | None = None) -> Document:
        """The merged report as it was chosen; Unanswered if something was not."""
        said = data or {}
        if missing := sum(asked.is_missing for asked in self._asked(said)):
            raise Unanswered(f"还有 {missing} 处没有选择，没有保存。请选择之后再保存。")
        return self.merge.decided({q.key: Side(said[q.key]) for q in self.merge.questions})

    def next(self, chosen: Document) -> Conflict:
        """The report was saved once more while one chose: what was chosen against that."""
        return Conflict(self.report, opened=self.saved.digest, mine=chosen)

    def _asked(self, data: Mapping[str, str]) -> Iterator[Asked]:
        for question in self.merge.questions:
            chosen = data.get(question.key, "")
            yield Asked(question, chosen, chosen not in question.sides)

    def context(self, data: QueryDict | None = None) -> dict[str, object]:
        """The page; with ``data``, what was chosen so far, and what was not."""
        context = {"title": f"两处同时改动：{self.report}", "report": self.report}
        if self.closed:
            return context | {"closed": True, "differences": differences(self.saved, self.mine)}
        said = {
            "document": as_dict(self.mine),
            "opened": self.opened,
            "saved": self.saved.digest,
            "version": self.version,
        }
        theirs = {question.key: Side.THEIRS for question in self.merge.questions}
        asked = list(self._asked(data or {}))
        return context | {
            "figures": [one for one in asked if one.question.is_figures],
            "texts": [one for one in asked if not one.question.is_figures],
            "count": len(asked),
            "is_repeated": data is not None,
            "taken": differences(self.saved, self.merge.decided(theirs)),
            "kept": differences(self.merge.opened, self.saved),
            "last": TrailEntry.objects.about(self.report).filter(action=EDITED).last(),
            "mine": signing.dumps(said, salt=_salt(self.report), compress=True),
        }


def content_of(report: AnnualReport, digest: str) -> Document | None:
    """What a report once said, by its digest; None if its own trail does not name it, so that no
    other report's content is had for the asking."""
    if not TrailEntry.objects.about(report).filter(content=digest).exclude(content="").exists():
        return None
    kept = Content.objects.filter(pk=digest).first()
    return kept.document if kept else None


def _salt(report: AnnualReport) -> str:
    return f"reports.conflict.{report.pk}"
