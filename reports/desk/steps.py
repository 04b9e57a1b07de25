"""The steps of a report's way (谁制作、谁审核、谁发布), as data.

Who may take which step (``rights.py``), the buttons, the manual's table and the tests are made
from ``STEPS``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reports.archive.refusals import Refused
from reports.models import AnnualReport, NoticeKind, Role, Staff, Status
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
    signed. ``tells`` is the notice that the step gives, and to whom.
    """

    name: str
    label: str
    source: Status
    target: Status
    role: Role
    signs: Signature | None = None
    clears: tuple[Signature, ...] = ()
    taker: Signature | None = None
    unless: Signature | None = None
    only_if: Signature | None = None
    needs_reason: bool = False
    needs_sound_figures: bool = False
    needs_remarks_closed: bool = False
    needs_secrecy: bool = False
    needs_time: bool = False
    opens_revision: bool = False
    tells: tuple[NoticeKind, Role] | None = None


STEPS = (
    Step(
        "submit",
        "提交审核",
        Status.DRAFT,
        Status.IN_REVIEW,
        Role.PRODUCER,
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
        clears=(PRODUCED,),
        taker=PRODUCED,
    ),
    Step(
        "return",
        "退回修改",
        Status.IN_REVIEW,
        Status.DRAFT,
        Role.REVIEWER,
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
        clears=(SCHEDULED, SECRECY),
        only_if=SCHEDULED,
    ),
    Step(
        "publish",
        "发布",
        Status.APPROVED,
        Status.PUBLISHED,
        Role.PUBLISHER,
        signs=PUBLISHED,
        clears=(SCHEDULED,),
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
            signs=WITHDRAWN,
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
            needs_reason=True,
            opens_revision=True,
        )
        for source in (Status.PUBLISHED, Status.WITHDRAWN)
    ),
)


def step_named(name: str, *, source: str) -> Step:
    """The step of that name from that state; Refused if there is none."""
    for step in STEPS:
        if step.name == name and step.source == source:
            return step
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
