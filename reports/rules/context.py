"""What else is known when a report is examined: last year's report, the agency, the dates."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from reports.statute.document import Document

from .copies import Copy
from .needs import Needs
from .settings import Settings


@dataclass(frozen=True)
class Adjustment:
    """A stated correction of a summary (汇总调整): added to the sum at one cell, with its reason,
    such as a document counted by the department that drafted it and by the government."""

    place: str
    value: int | Decimal
    reason: str


@dataclass(frozen=True)
class Context:
    """Everything is optional; a rule that needs what is not given does not run.

    ``previous``: the agency's report of the year before. ``rule_making``: whether it may make
    规章. ``children``: every report that a government's summary is made of, its own office's
    included. ``above``: the names of the agencies above this one (上级机关), the nearest first.
    ``copies``: what ``CopyIndex`` found for this report.
    """

    previous: Document | None = None
    rule_making: bool | None = None
    is_government: bool | None = None
    published_on: date | None = None
    deadline: date | None = None
    children: tuple[Document, ...] | None = None
    adjustments: tuple[Adjustment, ...] = ()
    above: tuple[str, ...] = ()
    copies: tuple[Copy, ...] | None = None
    settings: Settings = field(default_factory=Settings)

    def offers(self, need: Needs, document: Document) -> bool:
        """Whether what a rule needs is known for this report."""
        match need:
            case Needs.PREVIOUS:
                return self.previous is not None and self.previous.year == document.year - 1
            case Needs.OTHERS:
                return self.copies is not None
            case Needs.PUBLICATION:
                return self.published_on is not None
            case Needs.CHILDREN:
                return self.children is not None
        return True

    def government(self, document: Document) -> bool:
        """Whether this is the report of a government (各级人民政府), not of a department."""
        if self.is_government is not None:
            return self.is_government
        return document.agency.endswith("人民政府")
