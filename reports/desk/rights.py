"""Who may do what with a report, and when (谁制作、谁审核、谁发布): one table.

Verbs refuse by it, pages offer buttons by it, the manual prints it, and the tests hold it against
an oracle typed by hand. Everybody with a post in an agency, and every system administrator, may
read its reports (``AnnualReport.objects.visible_to``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from reports.archive.refusals import Refused
from reports.models import AnnualReport, Role, Staff, Status
from reports.models.report import OPEN

from .steps import STEPS, Step, against_order

Roles = frozenset[Role]
MAKER = frozenset({Role.PRODUCER})
REVIEWER = frozenset({Role.REVIEWER})
CHECKERS = frozenset({Role.REVIEWER, Role.PUBLISHER})
ANYBODY = frozenset(Role)
NOBODY: Roles = frozenset()


@dataclass(frozen=True)
class Right:
    """One thing that may be done with a report: how it is called, and who may do it in which
    state. A state that is not named is one in which nobody may."""

    label: str
    when: Mapping[Status, Roles]


EDIT = Right("修改内容", {Status.DRAFT: MAKER})
VERIFY = Right(
    "已核实",
    {
        Status.DRAFT: MAKER,
        Status.IN_REVIEW: REVIEWER,
        Status.APPROVED: frozenset({Role.PUBLISHER}),
    },
)
OVERRIDE = Right("准予通过", {Status.DRAFT: REVIEWER, Status.IN_REVIEW: REVIEWER})
REMARK = Right(
    "提出意见",
    {Status.DRAFT: REVIEWER, Status.IN_REVIEW: CHECKERS, Status.APPROVED: CHECKERS},
)
ANSWER = Right("答复意见", dict.fromkeys(OPEN, MAKER))
CLOSE = Right("办结意见", dict.fromkeys(OPEN, REVIEWER))
CLOSE_OWN = Right("办结自己的意见", dict.fromkeys(OPEN, CHECKERS))
READ = Right("查看", dict.fromkeys(OPEN, CHECKERS))  # what is put on record as seen
SHARE = Right("生成预览链接", dict.fromkeys(OPEN, ANYBODY))
REVOKE = Right("收回预览链接", dict.fromkeys(Status, ANYBODY))

RIGHTS = (EDIT, VERIFY, OVERRIDE, REMARK, ANSWER, CLOSE, CLOSE_OWN, READ, SHARE, REVOKE)


def by_state() -> list[tuple[str, list[str]]]:
    """The table to read: each right with who may do it in each state, as the manual prints it."""
    return [
        (right.label, [_in_short(right.when.get(state, NOBODY)) for state in Status])
        for right in RIGHTS
    ]


def _in_short(roles: Roles) -> str:
    return "任一岗位" if roles == ANYBODY else _named(roles)


def _named(roles: Roles) -> str:
    return "、".join(f"{role.label}人" for role in Role if role in roles)


def right_to(step: Step) -> Right:
    """The right to take a step: its role, in its one source."""
    return Right(step.label, {step.source: frozenset({step.role})})


@dataclass(frozen=True)
class Standing:
    """One person before one report, with the ``roles`` in which he may act on it."""

    staff: Staff
    report: AnnualReport
    roles: Roles

    def may(self, right: Right) -> bool:
        return bool(self.roles & right.when.get(Status(self.report.status), NOBODY))

    def against(self, right: Right) -> Iterator[str]:
        """Why this person may not do it now, in sentences; nothing if he may."""
        if self.may(right):
            return
        if wanted := right.when.get(Status(self.report.status)):
            yield self._why_not(right, wanted)
        else:
            state = self.report.get_status_display()
            yield f"报告处于“{state}”状态，不能“{right.label}”。"

    @cached_property
    def steps(self) -> list[Step]:
        """The steps that he could take now, as far as role, state and order of people go."""
        return [
            step
            for step in STEPS
            if self.may(right_to(step)) and not any(against_order(step, self.staff, self.report))
        ]

    def _why_not(self, right: Right, wanted: Roles) -> str:
        """He has no such post, or has one that does not count on this report."""
        if not wanted & self._posts:
            who = _named(wanted)
            return f"“{right.label}”由{self.report.agency}的{who}办理，您没有这一岗位。"
        if Role.REVIEWER in self.roles:
            return "您审核了本报告，不能再发布。"
        return "您参与了本报告的制作，不能再审核或者发布。"

    @cached_property
    def _posts(self) -> Roles:
        return self.staff.roles_in(self.report.agency)


def standing(staff: Staff, report: AnnualReport) -> Standing:
    """Two queries at most, and a third for the sentence of a refusal."""
    return Standing(staff, report, staff.roles_on(report))


def refuse(sentences: Iterator[str]) -> None:
    """Refused with the first of the sentences, if there is one."""
    for sentence in sentences:
        raise Refused(sentence)
