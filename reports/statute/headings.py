"""The printed headings (表头) of a table as trees with dotted keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

Node: TypeAlias = tuple  # (key, label) or (key, label, (node, …)); Python cannot type it shorter


@dataclass(frozen=True)
class Heading:
    """One printed heading (表头), of a row or of a column.

    ``key`` is dotted (``result.refused.state_secret``); a heading that only groups others may
    add nothing to the keys below it. ``path`` is every label from the outermost to this one.
    """

    key: str
    label: str
    path: tuple[str, ...]
    children: tuple[Heading, ...] = ()

    @cached_property
    def full(self) -> str:
        """The heading with those over it: 「其他」 alone stands in several places."""
        return "—".join(self.path)

    @property
    def leaves(self) -> tuple[Heading, ...]:
        """The innermost headings under this one, in printed order; itself if it is one."""
        return leaves(self.children) if self.children else (self,)

    @property
    def depth(self) -> int:
        """How many levels of heading stand from here down, this one included."""
        return 1 + depth(self.children)

    def walk(self) -> Iterator[Heading]:
        """This heading and all below it, in printed order."""
        yield self
        for child in self.children:
            yield from child.walk()


def tree(
    nodes: tuple[Node, ...], *, prefix: str = "", path: tuple[str, ...] = ()
) -> tuple[Heading, ...]:
    """Turn nested ``(key, label, children)`` tuples into headings with dotted keys."""
    return tuple(_heading(node, prefix=prefix, path=path) for node in nodes)


def _heading(node: Node, *, prefix: str, path: tuple[str, ...]) -> Heading:
    key, label, *rest = node
    dotted = ".".join(filter(None, (prefix, key)))
    here = (*path, label)
    children = tree(rest[0], prefix=dotted, path=here) if rest else ()
    return Heading(key=dotted, label=label, path=here, children=children)


def leaves(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    return tuple(leaf for heading in headings for leaf in heading.leaves)


def depth(headings: tuple[Heading, ...]) -> int:
    return max((heading.depth for heading in headings), default=0)
