"""Of what a number is said, and what happened: object and action of a statement."""

from __future__ import annotations

from collections.abc import Sequence

from .clauses import APPLICATIONS, CHALLENGES, Clause, Saying
from .lexicon import Kind
from .scope import Facts
from .tokens import Token

_MAY_BE = ("", "information", "proactive", *APPLICATIONS)
_NEAR = 3  # characters between a number and the noun after it


def named_object(said: Saying, happened: tuple[str, ...], after: Sequence[Token], held: str) -> str:
    """The object named before a number, or right after it (8 份政府信息公开申请), else the one
    that holds on. 「申请」 alone is one for information only where such were spoken of."""
    named = said.objects[-1] if said.objects else following(after)
    if happened and happened[0].startswith("result."):
        return "applications" if named in _MAY_BE else named
    if happened and happened[0].startswith("carried") and (named or held) != "other":
        return "applications" if named in _MAY_BE else named
    if named != "bare":
        return named or held
    of_another_kind = said.qualified and not any(kind is Kind.ARRIVAL for kind, _ in said.actions)
    return "other" if of_another_kind or held not in APPLICATIONS else "applications"


def following(after: Sequence[Token]) -> str:
    """The noun right behind a number; empty if there is none."""
    words = [token for token in after if token.kind not in (Kind.OF, Kind.FILL)]
    near = bool(words) and words[0].start - after[0].start < _NEAR
    return words[0].sense if near and words[0].kind == Kind.OBJECT else ""


def action(said: Saying, facts: Facts) -> tuple[str, ...]:
    """The one thing that happened, the most particular first: what was received and granted is
    granted. Nothing if the words name only an object."""
    kinds: dict[str, list[str]] = {}
    for kind, sense in said.actions:
        kinds.setdefault(kind, []).append(sense)
    if Kind.CARRY in kinds:
        return (_carried(kinds[Kind.CARRY][-1], said, facts),)
    if Kind.OUTCOME in kinds:
        return (max(kinds[Kind.OUTCOME], key=_depth),)
    if Kind.PENDING in kinds:
        last = "last" in map(facts.relative, said.times)
        return ("carried_in" if last else "carried_out",)
    if Kind.DONE in kinds:
        return ("finished" if "finished" in kinds[Kind.DONE] else "answered",)
    if Kind.ARRIVAL in kinds:
        return ("new" if "new" in kinds[Kind.ARRIVAL] else kinds[Kind.ARRIVAL][-1],)
    for kind in (Kind.DOCUMENT, Kind.DECIDE, Kind.OPEN):
        if kind in kinds:
            return (kinds[kind][-1],)
    return ()


def _depth(sense: str) -> int:
    """属于国家秘密 is more particular than 不予公开."""
    return sense.count(".")


def _carried(sense: str, said: Saying, facts: Facts) -> str:
    """「上年结转」 came in, 「结转下年」 goes out; 「结转」 alone may be either."""
    times = {facts.relative(time) for time in said.times}
    if sense == "carried_out":
        return sense
    if "last" in times:
        return "carried" if "next" in times else "carried_in"
    return "carried_out" if "next" in times else "carried"


def listed(
    object: str,
    actions: tuple[str, ...],
    own: Saying,
    clause: Clause,
    chain: list[Saying],
    *,
    nothing: bool,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Objects and actions of a number, with those of the list that it sums up: 「行政复议、行政诉讼
    共 5 件」, 「不予公开、无法提供共 5 件」; not 「各 1 件」, but 「均为 0 件」 is 0 in all."""
    objects = (object,) if object else ()
    if (Kind.EACH in own.marks and not nothing) or own.among == "severally":
        return objects, actions
    named = tuple(dict.fromkeys(name for name in own.objects if name in CHALLENGES))
    if len(named) > 1 and Kind.JOIN in own.marks:
        return named, actions
    if clause.opener != "、":
        return objects, actions
    for before in reversed(chain):
        last = before.actions[-1] if before.actions else (None, "")
        if object in CHALLENGES and before.objects and before.objects[-1] in CHALLENGES:
            objects = (before.objects[-1], *objects)
        elif actions and last[0] is Kind.OUTCOME and not before.unknown:
            actions = (last[1], *actions)
        else:
            break
    return objects, actions
