"""What an administrator does to agencies (机关): new, changed, removed, each on the trail."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from reports.archive import trail
from reports.archive.act import Act
from reports.archive.changes import changes, refuse_unseen, shown
from reports.archive.refusals import Refused
from reports.models import Agency

NAMES = {
    "code": "代码",
    "name": "名称",
    "kind": "类别",
    "parent": "上级机关",
    "rule_making_power": "有规章制定权",
    "two_people": "审核人可以兼发布",
}
RING = "“{above}”在“{agency}”之下，不能再做它的上级机关。"


@transaction.atomic
def add(agency: Agency, *, act: Act) -> Agency:
    """Enter a new agency."""
    _save(agency, force_insert=True)
    said = [f"{name}：{value}" for name, value in _words(agency).items()]
    trail.record_office("新增机关", act=act, said="\n".join([called(agency), *said]))
    return agency


@transaction.atomic
def amend(agency: Agency, *, seen: str, act: Act) -> bool:
    """Write a changed agency; whether it differs from what stands. Every agency is locked, so that
    two changes at the same moment close no ring."""
    parents = dict(
        Agency.objects.select_for_update(no_key=True).order_by("pk").values_list("pk", "parent")
    )
    before = state_of(Agency.objects.select_related("kind", "parent").get(pk=agency.pk))
    refuse_unseen(seen, before)
    if before["code"] != agency.code and agency.reports.exists():
        raise Refused("已有报告的机关不能更改代码：代码在公开网址和留痕里。")
    _refuse_ring(agency, parents)
    said = changes(before, state_of(agency), names=NAMES)
    if said:
        _save(agency)
        trail.record_office("修改机关", act=act, said="\n".join([called(agency), *said]))
    return bool(said)


@transaction.atomic
def remove(agency: Agency, *, act: Act) -> None:
    """Take out an agency entered by mistake: one that nothing hangs on."""
    agency = Agency.objects.select_for_update().get(pk=agency.pk)
    if hanging := what_hangs_on(agency):
        raise Refused(f"“{agency}”有{'、'.join(hanging)}，不能删除。")
    said = called(agency)
    agency.delete()
    trail.record_office("删除机关", act=act, said=said)


def what_hangs_on(agency: Agency) -> list[str]:
    """Why an agency stays, in words; three queries."""
    hanging = (
        ("报告", agency.reports.exists()),
        ("人员岗位", agency.posts.exists()),
        ("下级机关", agency.children.exists()),
    )
    return [name for name, there in hanging if there]


def state_of(agency: Agency) -> dict[str, object]:
    """What ``amend`` may change, as the trail says it."""
    said = {key: getattr(agency, key) for key in NAMES}
    return said | {key: str(said[key]) if said[key] else "" for key in ("kind", "parent")}


def called(agency: Agency) -> str:
    """An agency as the trail names it."""
    return f"{shown(agency.name)}（代码 {agency.code}）"


def _save(agency: Agency, **how: bool) -> None:
    """Refused if somebody else has just taken the name or the code."""
    try:
        with transaction.atomic():
            agency.save(**how)
    except IntegrityError:
        raise Refused(
            f"名称“{agency}”或者代码“{agency.code}”刚被别的机关使用，请换一个。"
        ) from None


def _words(agency: Agency) -> dict[str, str]:
    state = state_of(agency)
    yes = {True: "是", False: ""}
    words = {name: yes.get(state[key], state[key]) for key, name in NAMES.items()}
    return {name: value for name, value in words.items() if value and name not in ("代码", "名称")}


def _refuse_ring(agency: Agency, parents: dict[int, int | None]) -> None:
    above = agency.parent_id
    while above is not None:
        if above == agency.pk:
            raise Refused(RING.format(above=agency.parent, agency=agency))
        above = parents.get(above)
