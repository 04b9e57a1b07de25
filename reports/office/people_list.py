"""The people of the back office, filtered and in lines (人员)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from reports.accounts.posts import labels
from reports.models import Agency, Post, Role, Staff

from .list_query import ListQuery

STATES = {
    "working": "在用",
    "ending": "将停用",
    "off": "已停用",
    "new": "从未登录",
    "idle": "没有岗位",
    "administrators": "系统管理员",
}


@dataclass(frozen=True)
class PeopleAsked(ListQuery):
    """Which people are asked for."""

    role: str = ""
    state: str = ""


@dataclass(frozen=True)
class PersonLine:
    """One person, with his posts agency by agency: ``(agency, "制作、审核")``."""

    staff: Staff
    posts: tuple[tuple[Agency, str], ...]

    @classmethod
    def of(cls, staff: Staff) -> PersonLine:
        return cls(staff, grouped(staff.posts.all()))

    @property
    def state(self) -> str:
        return state_of(self.staff)


def people(asked: PeopleAsked, *, today: date) -> QuerySet:
    """The accounts that match, by account; their posts come in one query more."""
    found = Staff.objects.order_by("username").prefetch_related(
        Prefetch("posts", Post.objects.select_related("agency").order_by("agency__name"))
    )
    if asked.q:
        there = Q(agency__name__icontains=asked.q) | Q(agency__code__icontains=asked.q)
        by_agency = Post.objects.filter(there).values("staff")
        named = Q(name__icontains=asked.q) | Q(username__icontains=asked.q)
        found = found.filter(named | Q(pk__in=by_agency))
    if asked.role in Role.values:
        found = found.filter(pk__in=Post.objects.filter(role=asked.role).values("staff"))
    return _in_state(found, asked.state, today) if asked.state in STATES else found


def _in_state(found: QuerySet, state: str, today: date) -> QuerySet:
    working = found.working(today)
    return {
        "working": working,
        "ending": working.exclude(off_on=None),
        "off": found.exclude(pk__in=Staff.objects.working(today).values("pk")),
        "new": working.filter(last_login=None),
        "idle": working.filter(posts=None, is_superuser=False),
        "administrators": found.filter(is_superuser=True),
    }[state]


def state_of(staff: Staff) -> str:
    """Whether the account works, in words."""
    if staff.works:
        return f"将于 {staff.off_on:%Y-%m-%d} 停用" if staff.off_on else "在用"
    return f"{staff.off_on:%Y-%m-%d} 停用" if staff.off_on else "停用"


def left_without(staff: Staff, *, today: date) -> list[str]:
    """The posts of a person that nobody else who works holds: 焦作市教育局（审核）."""
    mine = staff.posts.select_related("agency").order_by("agency__name")
    others = Post.objects.exclude(staff=staff).filter(staff__in=Staff.objects.working(today))
    there = set(others.filter(agency__in=mine.values("agency")).values_list("agency", "role"))
    alone = [post for post in mine if (post.agency_id, post.role) not in there]
    return [f"{agency}（{roles}）" for agency, roles in grouped(alone)]


def grouped(posts: Iterable[Post]) -> tuple[tuple[Agency, str], ...]:
    """Posts agency by agency, the roles of each in words."""
    agencies: dict[int, Agency] = {}
    roles: dict[int, list[str]] = {}
    for post in posts:
        agencies[post.agency_id] = post.agency
        roles.setdefault(post.agency_id, []).append(post.role)
    order = Role.values.index
    return tuple((agencies[key], labels(sorted(said, key=order))) for key, said in roles.items())
