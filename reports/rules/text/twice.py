"""The same thing said twice in one text, with two values."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reports.statute.document import Document, printed
from reports.statute.findings import Severity

from ..context import Context
from ..rule import PRACTICE, Found, Group, rule
from .figures import stated_sums
from .meaning import Meaning
from .reading import Said, said
from .statement import Statement

_ARRIVALS = ("received", "accepted", "processed", "")  # new, or new and carried in


@rule(
    "text.twice",
    Group.TEXT,
    Severity.WARNING,
    title="同一事项前后数字不一",
    what="正文对同一事项写了两次，两次的数字应相同。",
    why="同一报告内的同一数字只能有一个，常是改了一处而漏了另一处。",
    mend="请核对两处文字；统计口径不同的，请分别说明。",
    source=PRACTICE,
)
def twice(document: Document, context: Context) -> Iterator[Found]:
    first: dict[tuple, Said] = {}
    carried = {Decimal(0)}
    plain = [one for one in said(document, context) if one.statement.plain]
    carried |= {s.value for s, *_ in plain if s.actions == ("carried_in",)}
    for one in plain:
        statement, sentence, read = one
        key = _about(statement, read)
        if key is None:
            continue
        other = first.setdefault(key, one)
        if other.sentence is not sentence and not _agree(
            document, statement, other.statement, read, carried
        ):
            yield _found(document, statement, other.statement)


def _about(statement: Statement, read: Meaning | None) -> tuple | None:
    """What a number is of, if it is of the whole: the cells it may mean, or all that was made
    public in the year; parts of something are named in many ways."""
    if statement.among or statement.each:
        return None
    if read is not None:
        arrived = not statement.actions or statement.actions[0] in _ARRIVALS
        return (
            (read.table, "arrived") if arrived and _of_part_three(read) else (read.table, read.sums)
        )
    if statement.objects == ("proactive",) and statement.whole and not statement.actions:
        return ("proactive", statement.quantity.unit)
    return None


def _of_part_three(read: Meaning) -> bool:
    return read.table == "applications"


def _agree(
    document: Document,
    statement: Statement,
    other: Statement,
    read: Meaning | None,
    carried: set[Decimal],
) -> bool:
    """The same number, or both right by the table, or the one with and the other without what was
    carried in."""
    values = {statement.value, other.value}
    if len(values) == 1 or (
        statement.quantity.unit != other.quantity.unit and not statement.denied
    ):
        return True
    known = stated_sums(document, read.table, read.sums) if read else None
    if known and values <= {Decimal(value) for value in known}:
        return True
    if read is not None and _of_part_three(read) and len(read.sums) > 1:
        return abs(statement.value - other.value) in carried
    return False


def _found(document: Document, statement: Statement, other: Statement) -> Found:
    first, second = (document.form.passages[s.prose.key].label for s in (other, statement))
    return Found(
        statement.place,
        f"“{second}”称“{statement.words}”，而“{first}”称“{other.words}”，"
        f"前后为{printed(other.value)}和{printed(statement.value)}。",
        also=(other.place,),
    )
