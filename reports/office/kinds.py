"""What an administrator does to the kinds of agency (机关类别) and their deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import transaction

from reports.archive import trail
from reports.archive.act import Act
from reports.archive.changes import changes, refuse_unseen
from reports.archive.refusals import Refused
from reports.models import AgencyKind

NAMES = {
    "name": "名称",
    "order": "排序",
    "is_government": "一级人民政府",
    "deadline_month": "公布期限（月）",
    "deadline_day": "公布期限（日）",
}


@transaction.atomic
def set_kinds(written: Iterable[AgencyKind], *, gone: set[int], seen: str, act: Act) -> int:
    """Write the kinds that differ or are new, and remove those that no agency is of; how many
    that changes. One entry on the trail."""
    stand = AgencyKind.objects.select_for_update().order_by("order", "name")
    before = {kind.pk: state_of(kind) for kind in stand}
    refuse_unseen(seen, list(before.values()))
    said = [*_written(written, before, gone), *_removed(gone & before.keys())]
    if said:
        trail.record_office("修改机关类别", act=act, said="\n".join(said))
    return len(said)


def state_of(kind: AgencyKind) -> dict[str, object]:
    """What a kind says."""
    return {name: getattr(kind, name) for name in NAMES}


def _written(
    written: Iterable[AgencyKind], before: dict[int, dict[str, object]], gone: set[int]
) -> Iterator[str]:
    for kind in written:
        if kind.pk in gone:
            continue
        was, now = before.get(kind.pk), state_of(kind)
        kind.save()
        if was is None:
            due = kind.deadline(2000)
            until = f"{due.month} 月 {due.day} 日" if due else "没有统一规定"
            yield f"新增：{kind}，公布期限：{until}"
        elif said := changes(was, now, names=NAMES):
            yield f"{was['name']}：{'；'.join(said)}"


def _removed(gone: set[int]) -> Iterator[str]:
    for kind in AgencyKind.objects.filter(pk__in=gone):
        if kind.agencies.exists():
            raise Refused(f"还有机关属于“{kind}”，不能删除。请先把这些机关改为别的类别。")
        kind.delete()
        yield f"删除：{kind}"
