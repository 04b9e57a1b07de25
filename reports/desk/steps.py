"""The steps of a report's way (谁制作、谁审核、谁发布), as data.

Permissions, buttons, the help page and the tests are made from ``STEPS``.
"""

from dataclasses import dataclass

from reports.archive.refusals import Refused
from reports.models import NoticeKind, Role, Status


@dataclass(frozen=True)
class Step:
    """One step: who (``role``) takes a report from ``source`` to ``target``.

    ``signs`` names the pair of columns (``produced_at``, ``produced_by``) that the step fills,
    ``clears`` those that it empties; ``taker`` the pair whose person alone may take it; ``unless``
    and ``only_if`` pairs that must be empty or filled. ``tells`` is the notice that the step
    gives, and to whom.
    """

    name: str
    label: str
    source: Status
    target: Status
    role: Role
    signs: str = ""
    clears: tuple[str, ...] = ()
    taker: str = ""
    unless: str = ""
    only_if: str = ""
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
        signs="produced",
        needs_sound_figures=True,
        tells=(NoticeKind.SUBMITTED, Role.REVIEWER),
    ),
    Step(
        "recall",
        "撤回",
        Status.IN_REVIEW,
        Status.DRAFT,
        Role.PRODUCER,
        clears=("produced",),
        taker="produced",
    ),
    Step(
        "return",
        "退回修改",
        Status.IN_REVIEW,
        Status.DRAFT,
        Role.REVIEWER,
        clears=("produced",),
        needs_reason=True,
        tells=(NoticeKind.RETURNED, Role.PRODUCER),
    ),
    Step(
        "approve",
        "审核通过",
        Status.IN_REVIEW,
        Status.APPROVED,
        Role.REVIEWER,
        signs="reviewed",
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
        clears=("reviewed",),
        taker="reviewed",
        unless="scheduled",
    ),
    Step(
        "return",
        "退回修改",
        Status.APPROVED,
        Status.DRAFT,
        Role.PUBLISHER,
        clears=("produced", "reviewed", "secrecy", "scheduled"),
        needs_reason=True,
        tells=(NoticeKind.RETURNED, Role.PRODUCER),
    ),
    Step(
        "schedule",
        "定时发布",
        Status.APPROVED,
        Status.APPROVED,
        Role.PUBLISHER,
        signs="scheduled",
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
        clears=("scheduled", "secrecy"),
        only_if="scheduled",
    ),
    Step(
        "publish",
        "发布",
        Status.APPROVED,
        Status.PUBLISHED,
        Role.PUBLISHER,
        signs="published",
        clears=("scheduled",),
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
            signs="withdrawn",
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
