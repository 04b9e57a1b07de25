"""Remarks (审核意见) on a place of a report: made, answered, closed. While one is open the report
is neither approved nor published."""

from collections.abc import Iterator

from django.db import transaction

from reports.archive import trail
from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.models import AnnualReport, NoticeKind, Remark, Role, Status, TrailEntry
from reports.models.fields import column_of
from reports.statute import FORMATS
from reports.statute.places import name_of

from . import notices
from .rights import ANSWER, CLOSE, CLOSE_OWN, REMARK, Right, Standing, refuse, standing

MADE, ANSWERED, CLOSED = "提出意见", "答复意见", "办结意见"
LONGEST = 2000
MENDED = "这句话已被改动，请刷新页面，核对后再提意见。"


def open_on(report: AnnualReport) -> int:
    """How many remarks on a report are not closed."""
    return report.remarks.filter(closed_at=None).count()


def against_making(here: Standing) -> Iterator[str]:
    """Why this person may not make a remark now, in sentences; nothing if he may."""
    yield from here.against(REMARK)
    known = here.report.status != Status.DRAFT or TrailEntry.objects.about(here.report).submitted()
    if not known:
        yield "报告还没有提交过审核，不能提审核意见。"


def against_answering(remark: Remark, here: Standing) -> Iterator[str]:
    yield from here.against(ANSWER)
    yield from _against_touching(remark)


def against_closing(remark: Remark, here: Standing) -> Iterator[str]:
    yield from here.against(right_to_close(remark, here))
    yield from _against_touching(remark)


def right_to_close(remark: Remark, here: Standing) -> Right:
    """Whoever made a remark closes it, or any other reviewer."""
    return CLOSE_OWN if remark.by_id == here.staff.pk else CLOSE


def _against_touching(remark: Remark) -> Iterator[str]:
    if remark.closed_at:
        yield "这条意见已经办结。"


@transaction.atomic
def make(text: str, *, report: AnnualReport, place: str, act: Act, quoted: str = "") -> Remark:
    """Say something of a place, or of one sentence there, which the producers must answer or mend.
    Raises Refused."""
    report = AnnualReport.objects.select_for_update().get(pk=report.pk)
    refuse(against_making(standing(act.by, report)))
    said = {"place": place, "quoted": quoted, "text": _worded(text), "by": act.by}
    remark = Remark(report=report, at=act.at, **said)
    name = place_name(remark)
    if not still_reads(remark):
        raise Refused(MENDED)
    if report.remarks.filter(closed_at=None, **said).exists():
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
    refuse(against_answering(remark, standing(act.by, remark.report)))
    remark.answer, remark.answered_by, remark.answered_at = _worded(text), act.by, act.at
    remark.save()
    said = f"{place_name(remark)}　{remark.text}　答复：{remark.answer}"
    _record(ANSWERED, remark, said, act=act)
    return remark


@transaction.atomic
def close(*, remark: Remark, act: Act) -> Remark:
    """Say that a remark is settled, answered or not. Raises Refused."""
    remark = _locked(remark)
    refuse(against_closing(remark, standing(act.by, remark.report)))
    remark.closed_by, remark.closed_at = act.by, act.at
    remark.save()
    said = f"{place_name(remark)}　{remark.text}"
    _record(CLOSED, remark, said, act=act)
    return remark


def place_name(remark: Remark) -> str:
    """The printed name of the place a remark is on, with the sentence; Refused if the report has
    none such."""
    try:
        name = name_of(FORMATS[remark.report.format], remark.place)
    except KeyError:
        raise Refused("意见所指的位置不在本报告的格式之内，请重新选择。") from None
    return f"{name}“{remark.quoted}”" if remark.quoted else name


def still_reads(remark: Remark) -> bool:
    """Whether the sentence that a remark is on still stands in its text as it read then."""
    if not remark.quoted:
        return True
    texts = FORMATS[remark.report.format].passages
    return remark.place in texts and remark.quoted in getattr(
        remark.report, column_of(remark.place)
    )


def _locked(remark: Remark) -> Remark:
    """The remark as it stands, its report locked first as every step does."""
    report = AnnualReport.objects.select_for_update().get(pk=remark.report_id)
    remark = Remark.objects.get(pk=remark.pk)
    remark.report = report
    return remark


def _worded(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\0", "").strip()
    if not text:
        raise Refused("请写明内容。")
    if len(text) > LONGEST:
        raise Refused(f"内容太长，请不超过 {LONGEST} 字。")
    return text


def _record(action: str, remark: Remark, said: str, *, act: Act) -> None:
    trail.note(action, report=remark.report, act=act, reason=said)
