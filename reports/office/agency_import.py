"""A list of agencies entered (导入机关): tried first, then whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction

from reports.archive import trail
from reports.archive.act import Act
from reports.archive.changes import NOTHING, changes, refuse_unseen
from reports.archive.refusals import Refused
from reports.models import Agency, AgencyKind

from .agencies import called
from .agency_list import AgencyLine, lines_of, problems_of

AT_ONCE = 500
RING = 6  # of a ring's members are named
NAMES = {"name": "名称", "kind": "类别", "parent": "上级机关代码", "power": "有规章制定权"}


@dataclass(frozen=True)
class ImportPlan:
    """What entering the list would do: the lines, those of new agencies, what changes of which
    (in words), how many stay as they are; or what is wrong."""

    lines: tuple[AgencyLine, ...] = ()
    new: tuple[AgencyLine, ...] = ()
    changed: tuple[tuple[str, tuple[str, ...]], ...] = ()
    same: int = 0
    problems: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        return f"新增 {len(self.new)} 个机关，更新 {len(self.changed)} 个，{self.same} 个没有变化"

    @property
    def state(self) -> object:
        """What a person saw before he says yes."""
        return [[line.code for line in self.new], self.changed]


def plan(text: str) -> ImportPlan:
    """Try a list without entering it; four queries, however long it is. Refused for what is no such
    list; everything else that is wrong comes at once, line by line."""
    lines, torn = lines_of(text)
    known = {one.code: one for one in Agency.objects.select_related("kind", "parent")}
    kinds = set(AgencyKind.objects.values_list("name", flat=True))
    wrong = [*problems_of(lines, kinds=kinds), *_strangers(lines, known)]
    wrong.sort(key=lambda one: one[0])
    problems = [*torn, *(f"第 {number} 行：{said}" for number, said in wrong)]
    problems += _rings(lines, known)
    if problems:
        return ImportPlan(problems=tuple(problems))
    new = tuple(line for line in lines if line.code not in known)
    told = [(known[line.code], line) for line in lines if line.code in known]
    changed = [(called(agency), tuple(_changes(agency, line))) for agency, line in told]
    really = tuple((name, said) for name, said in changed if said)
    return ImportPlan(tuple(lines), new, really, len(changed) - len(really))


@transaction.atomic
def enter(text: str, *, seen: str, act: Act) -> ImportPlan:
    """Enter a list as it was tried: new agencies are made, known ones changed, none deleted; one
    entry on the trail. Refused if anything is wrong, or if something else changed meanwhile."""
    list(Agency.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    tried = plan(text)
    if tried.problems:
        raise Refused("\n".join(tried.problems))
    refuse_unseen(seen, tried.state)
    if not tried.new and not tried.changed:
        raise Refused("表里的机关都已经在库，内容相同，没有可导入的。")
    try:
        _write(tried)
    except IntegrityError:
        raise Refused("有人同时新增了同样的机关，没有导入。请再试运行一次。") from None
    trail.record_office("导入机关", act=act, said="\n".join(_told(tried)))
    return tried


def _strangers(lines: list[AgencyLine], known: dict[str, Agency]) -> list[tuple[int, str]]:
    """Parents that are nowhere, and names that another agency bears."""
    there = known.keys() | {line.code for line in lines}
    renamed = {line.code for line in lines}
    taken = {one.name: one.code for one in known.values() if one.code not in renamed}
    found = []
    for line in lines:
        if line.parent and line.parent not in there:
            found.append((line.number, f"没有代码为“{line.parent[:50]}”的上级机关。"))
        if line.name in taken:
            found.append(
                (line.number, f"名称“{line.name}”已由代码为“{taken[line.name]}”的机关使用。")
            )
    return found


def _rings(lines: list[AgencyLine], known: dict[str, Agency]) -> list[str]:
    """Each ring of parents once, with those in it."""
    parents = {one.code: one.parent.code if one.parent else "" for one in known.values()}
    parents |= {line.code: line.parent for line in lines}
    clear: set[str] = set()
    found = []
    for line in lines:
        path: dict[str, None] = {}
        code = line.code
        while code and code not in clear and code not in path:
            path[code] = None
            code = parents.get(code, "")
        if code in path:
            ring = list(path)[list(path).index(code) :]
            shown = [*ring[:RING], *["……"] * (len(ring) > RING), code]
            found.append(f"上级机关绕成了一圈：{' → '.join(shown)}。请核对这几行的“上级代码”。")
        clear |= path.keys()
    return found


def _changes(agency: Agency, line: AgencyLine) -> list[str]:
    before = {
        "name": agency.name,
        "kind": agency.kind.name,
        "parent": agency.parent.code if agency.parent else "",
        "power": agency.rule_making_power,
    }
    after = {
        "name": line.name,
        "kind": line.kind,
        "parent": line.parent,
        "power": line.rule_making_power,
    }
    return changes(before, after, names=NAMES)


def _write(tried: ImportPlan) -> None:
    known = {one.code: one for one in Agency.objects.all()}
    kinds = {kind.name: kind for kind in AgencyKind.objects.all()}
    _free_names(tried, known)
    for line in tried.lines:
        agency = known.setdefault(line.code, Agency(code=line.code))
        agency.name, agency.kind = line.name, kinds[line.kind]
        agency.rule_making_power = line.rule_making_power
    listed = [known[line.code] for line in tried.lines]
    old = [one for one in listed if one.pk]
    fields = ["name", "kind", "rule_making_power"]
    Agency.objects.bulk_update(old, fields, batch_size=AT_ONCE)
    Agency.objects.bulk_create([one for one in listed if not one.pk], batch_size=AT_ONCE)
    for line in tried.lines:
        known[line.code].parent = known.get(line.parent)
    Agency.objects.bulk_update(listed, ["parent"], batch_size=AT_ONCE)


def _free_names(tried: ImportPlan, known: dict[str, Agency]) -> None:
    """Agencies that exchange names bear none for a moment: no name may stand twice."""
    bearers = {one.name: one for one in known.values()}
    in_the_way = {
        bearer.pk: bearer
        for line in tried.lines
        if (bearer := bearers.get(line.name)) and bearer.code != line.code
    }
    for pk, agency in in_the_way.items():
        agency.name = f"#{pk}"
    Agency.objects.bulk_update(in_the_way.values(), ["name"], batch_size=AT_ONCE)


def _told(tried: ImportPlan) -> list[str]:
    new = [f"新增：{line.name}（代码 {line.code}），{_where(line)}" for line in tried.new]
    return [tried.summary, *new, *(f"{name}：{'；'.join(said)}" for name, said in tried.changed)]


def _where(line: AgencyLine) -> str:
    power = "，有规章制定权" if line.rule_making_power else ""
    return f"类别：{line.kind}，上级机关代码：{line.parent or NOTHING}{power}"
