"""The remarks on a report as one person sees them: where each is, and what he may do with it."""

from __future__ import annotations

from dataclasses import dataclass

from reports.models import AnnualReport, Remark
from reports.statute import FORMATS
from reports.statute.places import name_of, part_of

from .remarks import right_to_close, still_reads
from .rights import ANSWER, Standing


@dataclass(frozen=True)
class Noted:
    """One remark. ``place`` is the printed name of where it is, ``part`` the key of that part;
    ``stands`` is False once the sentence that it quotes was mended."""

    remark: Remark
    place: str
    part: str
    stands: bool
    may_answer: bool
    may_close: bool

    @property
    def is_open(self) -> bool:
        return self.remark.closed_at is None


def noted(report: AnnualReport, *, to: Standing) -> list[Noted]:
    """Open remarks first, each kind in the order in which they were made. One query."""
    remarks = report.remarks.select_related("by", "answered_by", "closed_by")
    return sorted((_noted(remark, to) for remark in remarks), key=lambda one: not one.is_open)


def _noted(remark: Remark, to: Standing) -> Noted:
    form = FORMATS[to.report.format]
    remark.report = to.report
    return Noted(
        remark,
        place=name_of(form, remark.place),
        part=part_of(form, remark.place),
        stands=still_reads(remark),
        may_answer=remark.closed_at is None and to.may(ANSWER),
        may_close=remark.closed_at is None and to.may(right_to_close(remark, to)),
    )
