"""What makes a number count a part only, or on another basis: the words for it."""

from __future__ import annotations

from .clauses import CHALLENGES, Saying
from .lexicon import Kind
from .scope import Scope

UNKNOWN = "……"  # words that the lexicon does not hold
DECISIONS = ("licences", "penalties", "compulsory")
DOCUMENTS = ("normative", "rules")
_SHOWN = {"information", "proactive"}
_ALWAYS = frozenset((Kind.BEHALF,))


def limits(
    scope: Scope,
    said: Saying,
    own: Saying,
    behind: Saying,
    object: str,
    actions: tuple[str, ...],
    *,
    named: bool,
) -> tuple[str, ...]:
    """The words that limit a number; none if it counts the whole."""
    carried = bool(actions) and actions[0].startswith("carried")
    words = [] if carried and said is not own else list(said.limits)
    if said is own and (_ALWAYS & behind.marks or object in DECISIONS):
        words += behind.limits
    if (said.unknown and not (carried and said is not own)) or (
        not said.actions and (said.qualified or not named)
    ):
        words.append(UNKNOWN)
    if Kind.DENY in own.marks or (said is not own and Kind.DENY in said.marks and not carried):
        words.append("否定")
    if Kind.CAUSE in said.marks | own.marks and actions and actions[0].startswith("result."):
        words.append("原因")
    if scope.severally:
        words.append("分别")
    if scope.among and not own.bodies:
        words += scope.whole
    words += _other_basis(scope, said, object)
    return tuple(dict.fromkeys(words))


def _other_basis(scope: Scope, said: Saying, object: str) -> list[str]:
    """Reviews in which the agency is judge, documents and decisions that were only shown."""
    kinds = {kind for kind, _ in said.actions}
    if object in CHALLENGES:
        arrived = {sense for kind, sense in said.actions if kind is Kind.ARRIVAL}
        related = bool({Kind.CAUSE, Kind.OCCUR} & said.marks)
        if scope.court or arrived - {"received"} or (arrived and not related):
            return ["审理"]
        return [] if scope.about else ["不限于信息公开"]
    if object in DECISIONS or object in DOCUMENTS:
        shown = Kind.OPEN in kinds or bool(_SHOWN & set(said.objects))
        handled = Kind.ARRIVAL in kinds and object in DECISIONS
        return ["公开"] if shown or handled else []
    return []
