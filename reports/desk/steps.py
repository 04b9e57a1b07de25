"""The steps of a report's way (谁制作、谁审核、谁发布), as data.

Who may take which step (``rights.py``), the buttons, the manual's table and the tests are made
from ``STEPS``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reports.archive.refusals import Refused
from reports.models import AnnualReport, NoticeKind, Role, Staff, Status, TrailEntry
from reports.models.signatures import (
    PRODUCED,
    PUBLISHED,
    REVIEWED,
    SCHEDULED,
    SECRECY,
    WITHDRAWN,
    Signature,
)


@dataclass(frozen=True)
class Step:
    """One step: who (``role``) takes a report from ``source`` to ``target``.

    ``signs`` is the signature that the step gives, ``clears`` those that it takes back; ``taker``
    the one whose person alone may take it; ``unless`` and ``only_if`` what must not, or must, be
    signed; ``submitted`` whether the report must, or must not, have been submitted before.
    ``asks_again``: what it does is said on a page of its own first. ``done`` says what it has done
    and when that takes effect; ``tells`` is the notice that it gives, and to whom.
    """

    name: str
    label: str
    source: Status
    target: Status
    role: Role
    done: str
    signs: Signature | None = None
    clears: tuple[Signature, ...] = ()
    taker: Signature | None = None
    unless: Signature | None = None
    only_if: Signature | None = None
    submitted: bool | None = None
    asks_again: bool = False
    needs_reason: bool = False
    needs_sound_figures: bool = False
    needs_remarks_closed: bool = False
    needs_secrecy: bool = False
    needs_time: bool = False
    opens_revision: bool = False
    tells: tuple[NoticeKind, Role] | None = None


BEGIN_ANEW = "报告已放弃，留痕保留；需要时可以重新新建，更正也可以重新提出。"
WHO_ABANDONS = {
    False: "报告已经提交过审核，“{}”由审核人办理。",
    True: "报告还没有提交过审核，“{}”由制作人办理。",
}
STEPS = (
    Step(
        "submit",
        "提交审核",
        Status.DRAFT,
        Status.IN_REVIEW,
        Role.PRODUCER,
        "报告现在处于审核中，审核人办理之前可以撤回。",
        signs=PRODUCED,
        needs_sound_figures=True,
        tells=(NoticeKind.SUBMITTED, Role.REVIEWER),
    ),
    Step(
        "recall",
        "撤回",
        Status.IN_REVIEW,
        Status.DRAFT,
        Role.PRODUCER,
        "报告回到制作中，可以继续修改。",
        clears=(PRODUCED,),
        taker=PRODUCED,
    ),
    Step(
        "return",
        "退回修改",
        Status.IN_REVIEW,
        Status.DRAFT,
        Role.REVIEWER,
        "报告回到制作中，由制作人修改后重新提交。",
        clears=(PRODUCED,),
        needs_reason=True,
        tells=(NoticeKind.RETURNED, Role.PRODUCER),
    ),
    Step(
        "approve",
        "审核通过",
        Status.IN_REVIEW,
        Status.APPROVED,
        Role.REVIEWER,
        "报告现在待发布，发布人办理之前可以撤回。",
        signs=REVIEWED,
        needs_sound_figures=True,
        needs_remarks_closed=True,
        tells=(NoticeKind.APPROVED, Role.PUBLISHER),
    ),
    Step(
        "recall",
        "撤回",
        Status.APPROVED,
        Status.IN_REVIEW,
        Role.REVIEWER,
        "报告回到审核中。",
        clears=(REVIEWED,),
        taker=REVIEWED,
        unless=SCHEDULED,
    ),
    Step(
        "return",
        "退回修改",
        Status.APPROVED,
        Status.DRAFT,
        Role.PUBLISHER,
        "报告回到制作中，由制作人修改后重新提交，再经审核。",
        clears=(PRODUCED, REVIEWED, SECRECY, SCHEDULED),
        needs_reason=True,
        tells=(NoticeKind.RETURNED, Role.PRODUCER),
    ),
    Step(
        "schedule",
        "定时发布",
        Status.APPROVED,
        Status.APPROVED,
        Role.PUBLISHER,
        "报告将于 {scheduled_for} 自动公开（误差约一分钟），在此之前可以取消定时。",
        signs=SCHEDULED,
        needs_sound_figures=True,
        needs_remarks_closed=True,
        needs_secrecy=True,
        needs_time=True,
    ),
    Step(
        "unschedule",
        "取消定时",
        Status.APPROVED,
        Status.APPROVED,
        Role.PUBLISHER,
        "报告不再自动公开，仍然待发布；再次发布时须重新确认保密审查。",
        clears=(SCHEDULED, SECRECY),
        only_if=SCHEDULED,
    ),
    Step(
        "publish",
        "发布",
        Status.APPROVED,
        Status.PUBLISHED,
        Role.PUBLISHER,
        "报告已经公开（{address}）。",
        signs=PUBLISHED,
        clears=(SCHEDULED,),
        asks_again=True,
        needs_sound_figures=True,
        needs_remarks_closed=True,
        needs_secrecy=True,
        tells=(NoticeKind.PUBLISHED, Role.PRODUCER),
    ),
    *(
        Step(
            "withdraw",
            "撤下",
            source,
            Status.WITHDRAWN,
            Role.PUBLISHER,
            "报告内容和文件从现在起不再公开，原网址显示撤下的说明。",
            signs=WITHDRAWN,
            asks_again=True,
            needs_reason=True,
        )
        for source in (Status.PUBLISHED, Status.SUPERSEDED)
    ),
    *(
        Step(
            "correct",
            "更正",
            source,
            source,
            Role.PRODUCER,
            "已建立第 {revision} 版，现在处于制作中；它发布之前，网上显示的不变。",
            needs_reason=True,
            opens_revision=True,
        )
        for source in (Status.PUBLISHED, Status.WITHDRAWN)
    ),
    Step(
        "abandon",
        "放弃",
        Status.DRAFT,
        Status.ABANDONED,
        Role.PRODUCER,
        BEGIN_ANEW,
        submitted=False,
        needs_reason=True,
    ),
    *(
        Step(
            "abandon",
            "放弃",
            source,
            Status.ABANDONED,
            Role.REVIEWER,
            BEGIN_ANEW,
            submitted=True,
            needs_reason=True,
            tells=(NoticeKind.ABANDONED, Role.PRODUCER),
        )
        for source in (Status.DRAFT, Status.IN_REVIEW)
    ),
)


def steps_named(name: str, *, source: str) -> tuple[Step, ...]:
    """The steps of that name from that state, more than one where more than one role takes it;
    Refused if there is none."""
    found = tuple(step for step in STEPS if step.name == name and step.source == source)
    if found:
        return found
    label = next((step.label for step in STEPS if step.name == name), name)
    raise Refused(f"报告处于“{Status(source).label}”状态，不能“{label}”。")


def against_order(step: Step, staff: Staff, report: AnnualReport) -> Iterator[str]:
    """Who took a step may take it back until the next person acts; in sentences, why not."""
    if step.taker and not step.taker.is_by(staff, report):
        yield f"“{step.label}”只能由上一步的办理人办理。"
    if step.unless and step.unless.time(report):
        yield f"下一环节已经办理，不能“{step.label}”。"
    if step.only_if and not step.only_if.time(report):
        yield f"现在没有可以“{step.label}”的内容。"
    if step.submitted is not None and step.submitted != _submitted(report):
        yield WHO_ABANDONS[step.submitted].format(step.label)


def _submitted(report: AnnualReport) -> bool:
    return TrailEntry.objects.about(report).submitted()
