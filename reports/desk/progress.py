"""How far a report is: which of its six parts are filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.statute.document import Document
from reports.statute.schema import Narrative, Passage, Table


@dataclass(frozen=True)
class PartFilled:
    """One of the six parts; filled when nothing is left blank in it that has to be said."""

    heading: str
    filled: bool


def progress(document: Document) -> tuple[PartFilled, ...]:
    """The six parts in printed order."""
    return tuple(PartFilled(part.heading, _filled(document, part)) for part in document.form.parts)


def _filled(document: Document, part: Narrative | Table) -> bool:
    if isinstance(part, Table):
        return all(document.stated(cell) is not None for cell in part.cells)
    return all(document.texts[passage.key] for passage in _due(part))


def _due(part: Narrative) -> Sequence[Passage]:
    """What stands before the first sub-heading of a part need not be written."""
    return [passage for passage in part.passages if passage.heading] or part.passages
