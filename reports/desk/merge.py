"""Two people, or two tabs, wrote in the same draft: both versions side by side, and a choice."""

from __future__ import annotations

from dataclasses import replace

from django.core import signing
from django.http import QueryDict

from reports.archive.refusals import Refused
from reports.archive.store import to_document
from reports.models import AnnualReport
from reports.statute.differences import differences
from reports.statute.document import Document, as_dict, from_dict

A_DAY = 24 * 60 * 60
THEIRS = "theirs"


class Conflict:
    """What I wrote, and what was saved meanwhile. ``version`` is what is saved now; ``closed`` says
    that the report went on to its next step, so that mine can only be read and copied."""

    def __init__(
        self,
        report: AnnualReport,
        *,
        mine: Document,
        version: int | None = None,
        closed: bool = False,
    ) -> None:
        self.report = report
        self.mine = mine
        self.closed = closed
        self.saved = to_document(report)
        self.version = report.version if version is None else version

    @classmethod
    def posted(cls, report: AnnualReport, data: QueryDict) -> Conflict:
        """The conflict as the page carried it; Refused if it is not one of ours."""
        try:
            said = signing.loads(data.get("mine", ""), salt=_salt(report), max_age=A_DAY)
        except signing.BadSignature:
            raise Refused("这一页已失效，请重新打开报告。") from None
        return cls(report, mine=from_dict(said["document"]), version=said["version"])

    def context(self) -> dict[str, object]:
        said = {"document": as_dict(self.mine), "version": self.version}
        return {
            "title": f"两处同时改动：{self.report}",
            "report": self.report,
            "closed": self.closed,
            "differences": differences(self.saved, self.mine),
            "mine": signing.dumps(said, salt=_salt(self.report), compress=True),
        }

    def chosen(self, data: QueryDict) -> Document:
        """My version, with the saved one wherever it was chosen."""
        theirs = {key for key, value in data.items() if value == THEIRS}
        figures = {
            key: {
                place: self.saved.figures[key][place] if f"{key}/{'/'.join(place)}" in theirs else v
                for place, v in table.items()
            }
            for key, table in self.mine.figures.items()
        }
        texts = {
            key: self.saved.texts[key] if key in theirs else text
            for key, text in self.mine.texts.items()
        }
        units = {k: v for k, v in self.mine.units.items() if k not in theirs}
        units |= {k: v for k, v in self.saved.units.items() if k in theirs}
        title = self.saved.title if "title" in theirs else self.mine.title
        return replace(self.mine, title=title, texts=texts, figures=figures, units=units)


def _salt(report: AnnualReport) -> str:
    return f"reports.conflict.{report.pk}"
