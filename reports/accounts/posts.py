"""The posts of a person (岗位): in which agency he produces, reviews, publishes."""

from collections.abc import Mapping

from django.db import transaction

from reports.archive import trail
from reports.archive.act import Act
from reports.archive.changes import NOTHING, refuse_unseen
from reports.archive.refusals import Refused
from reports.models import Agency, Post, Role, Staff

from .people import called, locked

Posts = dict[int, list[str]]  # agency's key to the roles there, in the order of Role


@transaction.atomic
def appoint(staff: Staff, wanted: Mapping[int, list[str]], *, seen: str, act: Act) -> int:
    """Give a person exactly these posts; how many agencies that concerns. One entry on the trail
    says for each of them what the person was there and what he is."""
    staff = locked(staff)
    before = posts_of(staff)
    refuse_unseen(seen, before)
    if not staff.works:
        raise Refused("账号已停用，岗位不能调整。请先恢复账号。")
    after = {key: roles for key, given in wanted.items() if (roles := _in_order(given))}
    changed = {key for key in before | after if before.get(key) != after.get(key)}
    if changed:
        _write(staff, before, after)
        said = _told(changed, before, after)
        trail.record_office("调整岗位", act=act, said="\n".join([called(staff), *said]))
    return len(changed)


def posts_of(staff: Staff) -> Posts:
    """The posts as they stand, by agency."""
    found: dict[int, list[str]] = {}
    for agency, role in staff.posts.order_by("agency").values_list("agency", "role"):
        found.setdefault(agency, []).append(role)
    return {agency: _in_order(roles) for agency, roles in found.items()}


def labels(roles: list[str]) -> str:
    """Roles in words: 制作、审核."""
    return "、".join(Role(role).label for role in roles) or NOTHING


def _in_order(roles: list[str]) -> list[str]:
    return [role for role in Role.values if role in roles]


def _write(staff: Staff, before: Posts, after: Posts) -> None:
    for agency, roles in before.items():
        gone = set(roles) - set(after.get(agency, []))
        staff.posts.filter(agency=agency, role__in=gone).delete()
    Post.objects.bulk_create(
        Post(staff=staff, agency_id=agency, role=role)
        for agency, roles in after.items()
        for role in roles
        if role not in before.get(agency, [])
    )


def _told(changed: set[int], before: Posts, after: Posts) -> list[str]:
    return [
        f"{agency}：{labels(before.get(agency.pk, []))} → {labels(after.get(agency.pk, []))}"
        for agency in Agency.objects.filter(pk__in=changed)
    ]
