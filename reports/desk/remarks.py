"""Remarks (审核意见) on a place of a report: made, answered, closed. While one is open the report
is neither approved nor published."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from reports.archive import trail
from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.models import AnnualReport, NoticeKind, Remark, Role, Staff, Status, TrailEntry
from reports.models.report import OPEN
from reports.statute import FORMATS
from reports.statute.places import name_of

from . import notices

MADE, ANSWERED, CLOSED = "提出意见", "答复意见", "办结意见"
LONGEST = 2000
CHECKERS = frozenset({Role.REVIEWER, Role.PUBLISHER})
READ_BY = {
    Status.DRAFT: frozenset({Role.REVIEWER}),
    Status.IN_REVIEW: CHECKERS,
    Status.APPROVED: CHECKERS,
}


def open_on(report: AnnualReport) -> int:
    """How many remarks on a report are not closed."""
    return report.remarks.filter(closed_at=None).count()


@dataclass(frozen=True)
class Standing:
    """One person before one report: in which roles he may speak of it. Whoever made the report
    answers for it and is not its checker."""

    staff: Staff
    report: AnnualReport
    roles: frozenset[str]

    def against_making(self) -> Iterator[str]:
        """Why this person may not make a remark now, in sentences; nothing if he may."""
        if self.report.status not in OPEN:
            yield f"报告处于“{self.report.get_status_display()}”状态，不能再提意见。"
        elif not self.roles & READ_BY[Status(self.report.status)]:
            yield "审核意见由未参与制作的审核人、发布人提出；制作中的报告只由审核人提出。"
        elif self.report.status == Status.DRAFT and not _was_in_review(self.report):
            yield "报告还没有提交过审核，不能提审核意见。"

    def against_answering(self, remark: Remark) -> Iterator[str]:
        if Role.PRODUCER not in self.roles:
            yield f"审核意见由{self.report.agency}的制作人答复，您没有这一岗位。"
        yield from self._against_touching(remark)

    def against_closing(self, remark: Remark) -> Iterator[str]:
        own = remark.by_id == self.staff.pk and self.roles & CHECKERS
        if not own and Role.REVIEWER not in self.roles:
            yield "审核意见由提出人或者其他审核人办结。"
        yield from self._against_touching(remark)

    def _against_touching(self, remark: Remark) -> Iterator[str]:
        if remark.closed_at:
            yield "这条意见已经办结。"
        if self.report.status not in OPEN:
            yield f"报告处于“{self.report.get_status_display()}”状态，意见不能再办理。"


def standing(staff: Staff, report: AnnualReport) -> Standing:
    """Two queries, and a third only for remarks on a draft."""
    roles: set[str] = set()
    if staff.is_active:
        posts = staff.posts.filter(agency=report.agency).order_by()
        roles.update(posts.values_list("role", flat=True))
    if roles & CHECKERS and report.makers.filter(pk=staff.pk).exists():
        roles -= CHECKERS
    return Standing(staff, report, frozenset(roles))


def _was_in_review(report: AnnualReport) -> bool:
    """Whether this draft came back: the reviewer knows it already."""
    return TrailEntry.objects.about(report).filter(target=Status.IN_REVIEW).exists()


@transaction.atomic
def make(text: str, *, report: AnnualReport, place: str, act: Act) -> Remark:
    """Say something of a place, which the producers must answer or mend. Raises Refused."""
    report = AnnualReport.objects.select_for_update().get(pk=report.pk)
    _refuse(standing(act.by, report).against_making())
    remark = Remark(report=report, place=place, text=_worded(text), by=act.by, at=act.at)
    name = place_name(remark)
    if report.remarks.filter(closed_at=None, place=place, text=remark.text, by=act.by).exists():
        raise Refused("同样的意见您已经提出，不必重复。")
    remark.save()
    _record(MADE, remark, f"{name}　{remark.text}", act=act)
    notices.tell(NoticeKind.REMARK, Role.PRODUCER, report=report, act=act, reason=remark.text)
    return remark


@transaction.atomic
def answer(text: str, *, remark: Remark, act: Act) -> Remark:
    """Say what was done about a remark; until it is closed the answer may be replaced, and what
    was said before stays on the trail. Raises Refused."""
    remark = _locked(remark)
    _refuse(standing(act.by, remark.report).against_answering(remark))
    remark.answer, remark.answered_by, remark.answered_at = _worded(text), act.by, act.at
    remark.save()
    said = f"{place_name(remark)}　{remark.text}　答复：{remark.answer}"
    _record(ANSWERED, remark, said, act=act)
    return remark


@transaction.atomic
def close(*, remark: Remark, act: Act) -> Remark:
    """Say that a remark is settled, answered or not. Raises Refused."""
    remark = _locked(remark)
    _refuse(standing(act.by, remark.report).against_closing(remark))
    remark.closed_by, remark.closed_at = act.by, act.at
    remark.save()
    said = f"{place_name(remark)}　{remark.text}"
    _record(CLOSED, remark, said, act=act)
    return remark


def place_name(remark: Remark) -> str:
    """The printed name of the place a remark is on; Refused if the report has none such."""
    try:
        return name_of(FORMATS[remark.report.format], remark.place)
    except KeyError:
        raise Refused("意见所指的位置不在本报告的格式之内，请重新选择。") from None


def _locked(remark: Remark) -> Remark:
    """The remark as it stands, its report locked first as every step does."""
    report = AnnualReport.objects.select_for_update().get(pk=remark.report_id)
    remark = Remark.objects.get(pk=remark.pk)
    remark.report = report
    return remark


def _refuse(sentences: Iterator[str]) -> None:
    for sentence in sentences:
        raise Refused(sentence)


def _worded(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\0", "").strip()
    if not text:
        raise Refused("请写明内容。")
    if len(text) > LONGEST:
        raise Refused(f"内容太长，请不超过 {LONGEST} 字。")
    return text


def _record(action: str, remark: Remark, said: str, *, act: Act) -> None:
    trail.note(action, report=remark.report, act=act, reason=said)
