"""Meaning: from a statement to the cells of the format that it may mean (one table)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from reports.statute import FORMATS
from reports.statute.schema import Format

from .clauses import APPLICATIONS, CHALLENGES, DECISIONS, DOCUMENTS
from .figures import Sum, total
from .statement import Statement

_NEW, _BOTH, _ALL = total("received"), total("received", "carried_in"), total("result.total")
_UNITS = {
    "applications": frozenset(
        ("件", "宗", "起", "条", "份", "例", "件次", "个", "项", "次", "笔", "")
    ),
    "challenges": frozenset(("件", "宗", "起", "例", "次", "个", "件次", "")),
    "disclosures": frozenset(("件", "宗", "起", "例", "件次", "份", "个", "部", "次", "")),
}
# what a number of applications may mean by what happened to them: any of these sums
_ARRIVED: dict[str, tuple[Sum, ...]] = {
    "new": (_NEW,),
    "received": (_NEW, _BOTH),
    "accepted": (_NEW, _BOTH),
    "processed": (_NEW, _BOTH, _ALL),
    "": (_NEW, _BOTH),
    "finished": (_ALL,),
    "answered": (_ALL, _NEW, _BOTH),
    "carried_in": (total("carried_in"),),
    "carried_out": (total("carried_out"),),
    "carried": (total("carried_in"), total("carried_out")),
}
_STAGES = ("received", "accepted", "processed", "answered", "")
_SUITS = ("suit.direct", "suit.after_review")
_CHALLENGED = {
    "review": ("review",),
    "suit": _SUITS,
    "suit.direct": ("suit.direct",),
    "suit.after_review": ("suit.after_review",),
}
_ROWS = {
    "normative": "art20_1.normative_documents",
    "rules": "art20_1.rules",
    "licences": "art20_5.licences",
    "penalties": "art20_6.penalties",
    "compulsory": "art20_6.compulsory_measures",
    "fees": "art20_8.fees",
}
# where the text counts it apart, 予以公开 does not hold it
_PARTLY_SAID = re.compile("部分(?:予以|准予|同意)?公开")
_GRANTED, _PARTLY = "result.granted", "result.partly_granted"
_OUTCOME_COLUMNS = ("upheld", "corrected", "pending", "other")


@dataclass(frozen=True)
class Meaning:
    """The table, and the sums of its cells that a number may be: any of them."""

    table: str
    sums: tuple[Sum, ...]

    @property
    def places(self) -> tuple[str, ...]:
        cells = dict.fromkeys(key for sum in self.sums for key in sum)
        return tuple(f"{self.table}/{row}/{column}" for row, column in cells)


def meaning(said: Statement, form: Format) -> Meaning | None:
    """What a statement means in the tables; None if nothing, or if it counts only a part."""
    if not said.objects or not said.plain:
        return None
    read = next((read for kinds, read in _TABLES if said.objects[0] in kinds), None)
    found = read(said, form) if read else None
    if found is None or not all(found.sums) or said.quantity.unit not in _units(said, found.table):
        return None
    known = form.tables[found.table].cell
    return found if all(key in known for sum in found.sums for key in sum) else None


def _units(said: Statement, table: str) -> frozenset[str]:
    if "fees" in said.objects:
        return frozenset(("元", "万元", "亿元"))
    return _UNITS[table]


def _of_applications(said: Statement, form: Format) -> Meaning | None:
    """A part that only arrived (其中网上收到 8 件) is no figure of the table, one that ended in
    some way is."""
    happened = said.actions[0] if said.actions else ""
    if happened in _ARRIVED:
        divided = said.among and happened in _STAGES
        divided |= happened == "answered" and not said.whole  # 「答复 3 件」 may be some of them
        if divided or (said.value and not said.quantity.unit and not happened):
            return None
        sums = (_NEW,) if said.denied and happened == "received" else _ARRIVED[happened]
        if said.objects[0] == "disclosed" and happened == "":
            sums = (*sums, _ALL, *_granted(form))
        return Meaning("applications", sums)
    if said.actions == (_GRANTED,):
        told_apart = _PARTLY_SAID.search(said.prose.folded)
        return Meaning("applications", _granted(form)[: 1 if told_apart else 2])
    if not happened.startswith("result."):
        return None
    rows = tuple(row for action in said.actions for row in _branch(action, form.key))
    return Meaning("applications", (total(*rows),))


def _granted(form: Format) -> tuple[Sum, ...]:
    return (total(*_branch(_GRANTED, form.key)), total(_GRANTED, _PARTLY))


@lru_cache(maxsize=256)
def _branch(action: str, format: str) -> tuple[str, ...]:
    """The rows of a branch of 办理结果, or the row itself; none if the format has no such row."""
    rows = FORMATS[format].tables["applications"].rows
    return tuple(row for row in rows if row == action or row.startswith(action + "."))


def _of_challenges(said: Statement, form: Format) -> Meaning | None:
    happened = said.actions[-1] if said.actions else ""
    if happened and happened not in (*_OUTCOME_COLUMNS, "received"):
        return None
    rows = [row for name in said.objects if name in CHALLENGES for row in _CHALLENGED[name]]
    column = happened if happened in _OUTCOME_COLUMNS else "total"
    alternatives = [tuple((row, column) for row in dict.fromkeys(rows))]
    if said.objects[0] == "suit" and column == "total" and len(said.objects) == 1:
        alternatives = [total(*_SUITS)]
    return Meaning("challenges", tuple(alternatives))


def _of_documents(said: Statement, form: Format) -> Meaning | None:
    if not said.actions or said.actions[-1] not in ("issued", "repealed", "in_force"):
        return None
    return Meaning("disclosures", (((_ROWS[said.objects[0]], said.actions[-1]),),))


def _of_decisions(said: Statement, form: Format) -> Meaning | None:
    if said.actions and said.actions[-1] not in ("decisions", "processed"):
        return None
    return Meaning("disclosures", (((_ROWS[said.objects[0]], "decisions"),),))


def _of_fees(said: Statement, form: Format) -> Meaning | None:
    return Meaning("disclosures", (((_ROWS["fees"], "amount"),),))


_Read = Callable[[Statement, Format], Meaning | None]
_TABLES: tuple[tuple[tuple[str, ...], _Read], ...] = (
    (APPLICATIONS, _of_applications),
    (CHALLENGES, _of_challenges),
    (DOCUMENTS, _of_documents),
    (DECISIONS, _of_decisions),
    (("fees",), _of_fees),
)
