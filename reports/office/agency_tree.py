"""Agencies as a tree (机关的上下级): every one under its parent, brothers by kind and code."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Count
from django.utils import timezone

from reports.models import Agency, Post, Role, Staff

SHOWN, LEVELS = 400, 8  # agencies on a page, and floors; what lies deeper has a page of its own


@dataclass
class Node:
    """One agency in the tree. ``people`` counts the posts by role; ``shown`` are the children that
    a page prints, the others are reached by a link."""

    agency: Agency
    people: dict[str, int]
    above: Node | None = None
    children: list[Node] = field(default_factory=list)
    shown: list[Node] = field(default_factory=list)

    @property
    def path(self) -> list[Node]:
        """Those above, the highest first."""
        found: list[Node] = []
        above = self.above
        while above is not None:
            found.append(above)
            above = above.above
        return found[::-1]

    @property
    def lacking(self) -> list[str]:
        """The roles that nobody holds here."""
        return [role.label for role in Role if not self.people.get(role.value)]

    @property
    def unfit(self) -> bool:
        """Whether somebody works here, and still a role is held by nobody."""
        return bool(self.people) and bool(self.lacking)

    def below(self) -> Iterator[Node]:
        """This agency and all under it, as a tree is read."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))


def tree() -> list[Node]:
    """The agencies that stand under none, and through them all others; two queries."""
    people = _people()
    agencies = Agency.objects.select_related("kind").order_by("kind__order", "code")
    nodes = {one.pk: Node(one, people.get(one.pk, {})) for one in agencies}
    for node in nodes.values():
        node.above = nodes.get(node.agency.parent_id)
        if node.above:
            node.above.children.append(node)
    _cut_rings(list(nodes.values()))
    return [node for node in nodes.values() if node.above is None]


def unfold(nodes: list[Node], *, most: int = SHOWN) -> None:
    """Mark the children to print, level by level, until the page is full or deep enough."""
    left, waiting = most - len(nodes), deque((node, 1) for node in nodes)
    while waiting:
        node, level = waiting.popleft()
        if level < LEVELS and len(node.children) <= left:
            node.shown = node.children
            left -= len(node.children)
            waiting.extend((child, level + 1) for child in node.children)


def _cut_rings(nodes: list[Node]) -> None:
    """What the database should not hold, a ring, stands under none from one of its members on."""
    reached = {id(one) for node in nodes if node.above is None for one in node.below()}
    for node in nodes:
        if id(node) not in reached:
            node.above.children.remove(node)
            node.above = None
            reached.update(id(one) for one in node.below())


def _people() -> dict[int, dict[str, int]]:
    working = Staff.objects.working(timezone.localdate())
    counted = Post.objects.filter(staff__in=working).values("agency", "role").order_by()
    found: dict[int, dict[str, int]] = {}
    for one in counted.annotate(people=Count("pk")):
        found.setdefault(one["agency"], {})[one["role"]] = one["people"]
    return found
