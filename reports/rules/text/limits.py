"""What makes a number count a part only, or on another basis: the words for it."""

from __future__ import annotations

from .clauses import CHALLENGES, DECISIONS, DOCUMENTS
from .content import Saying
from .lexicon import Kind
from .scope import Scope

UNKNOWN = "……"  # words that the lexicon does not hold
_COUNTED_OTHERWISE = frozenset((*CHALLENGES, *DECISIONS, *DOCUMENTS))
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
    caused = Kind.CAUSE in said.marks | own.marks
    if caused and actions and _branch(actions[0], of_its_own=said is own):
        words.append("原因")
    if scope.severally:
        words.append("分别")
    if scope.among and not own.bodies:
        words += scope.whole
    words += _other_basis(scope, said, object)
    return tuple(dict.fromkeys(words)) if words else ()


def _branch(action: str, *, of_its_own: bool) -> bool:
    """Whether a cause limits an outcome: not where it names the row (因……不掌握而无法提供)."""
    return action.startswith("result.") and not (of_its_own and action.count(".") > 1)


def _other_basis(scope: Scope, said: Saying, object: str) -> list[str]:
    """Reviews in which the agency is judge, documents and decisions that were only shown."""
    if object not in _COUNTED_OTHERWISE:
        return []
    kinds = {kind for kind, _ in said.actions}
    if object in CHALLENGES:
        arrived = {sense for kind, sense in said.actions if kind is Kind.ARRIVAL}
        related = bool({Kind.CAUSE, Kind.OCCUR} & said.marks)
        if scope.court or arrived - {"received"} or (arrived and not related):
            return ["审理"]
        return [] if scope.about else ["不限于信息公开"]
    if object in DECISIONS and Kind.COURT in said.marks:
        return ["立案"]
    shown = Kind.OPEN in kinds or bool(_SHOWN & set(said.objects))
    arrived = {sense for kind, sense in said.actions if kind == Kind.ARRIVAL}
    handled = object in DECISIONS and bool(arrived - {"processed"})
    return ["公开"] if shown or handled else []
