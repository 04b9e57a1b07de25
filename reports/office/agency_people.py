"""Who works in an agency, and one more of them (机关的人员): the posts as the agency sees them."""

from __future__ import annotations

from reports.accounts.posts import appoint, labels, posts_of
from reports.archive.act import Act
from reports.archive.changes import mark
from reports.archive.refusals import Refused
from reports.models import Agency, Role, Staff

from .agency_named import SUGGESTED


def people_of(agency: Agency) -> list[tuple[Staff, str]]:
    """The people of an agency with their roles in words, producers first; one query."""
    roles: dict[int, list[str]] = {}
    people: dict[int, Staff] = {}
    for post in agency.posts.select_related("staff").order_by("staff__username"):
        people[post.staff_id] = post.staff
        roles.setdefault(post.staff_id, []).append(post.role)
    in_order = {key: sorted(said, key=_place) for key, said in roles.items()}
    found = sorted(in_order, key=lambda key: [_place(role) for role in in_order[key]])
    return [(people[key], labels(in_order[key])) for key in found]


def post_in(agency: Agency, *, typed: str, roles: list[str], act: Act) -> Staff:
    """Give the person who was typed roles here, beside those he has."""
    staff = person_named(typed)
    roles = [role for role in roles if role in Role.values]
    if not roles:
        raise Refused(f"请为{staff}选择职责。")
    posts = posts_of(staff)
    wanted = posts | {agency.pk: [*posts.get(agency.pk, []), *roles]}
    if not appoint(staff, wanted, seen=mark(posts), act=act):
        raise Refused(f"{staff}在“{agency}”已经有这些岗位。")
    return staff


def person_named(typed: str) -> Staff:
    """By account, or by a name that only one person bears; Refused with a sentence otherwise."""
    name = typed.replace("\0", "").strip()
    if not name:
        raise Refused("请填人员的账号或者姓名。")
    if staff := Staff.objects.filter(username=name).first():
        return staff
    found = list(Staff.objects.filter(name=name).order_by("username")[:4])
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refused(f"没有账号或者姓名为“{name}”的人员。请核对，或者先在“人员”里新增。")
    accounts = "、".join(staff.username for staff in found)
    raise Refused(f"姓名为“{name}”的不止一位，请填账号：{accounts}。")


def accounts() -> list[tuple[str, str]]:
    """Accounts with names, for the browser to complete; one query."""
    known = Staff.objects.filter(is_active=True).order_by("username")
    return list(known.values_list("username", "name")[:SUGGESTED])


def _place(role: str) -> int:
    return Role.values.index(role)
