"""A rule: what it checks, why, how to mend it, where it comes from, and the function."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from reports.statute import FORMATS, v2021
from reports.statute.document import Document
from reports.statute.findings import Finding, Severity

from .context import Context
from .needs import Needs

LAW = "《中华人民共和国政府信息公开条例》"
FORM_2021 = v2021.FORMAT.source
FORMS = "、".join(form.source for form in FORMATS.values())
FEES = "国办函〔2020〕109号"
PRACTICE = "实践"


class Group(StrEnum):
    """The groups under which the rules are listed, in the order of the catalogue."""

    CELLS = "单元格"
    ARITHMETIC = "表内勾稽关系"
    YEARS = "跨年度、跨单位"
    TEXT = "文字与表格"
    STRUCTURE = "结构与用语"


@dataclass(frozen=True)
class Found:
    """What a rule's function finds; a severity only where it differs from the rule's own."""

    place: str
    message: str
    also: tuple[str, ...] = ()
    severity: Severity | None = None


Check = Callable[[Document, Context], Iterable[Found]]


@dataclass(frozen=True)
class Rule:
    """One check (检查规则), as the catalogue and the public page of rules list it.

    Without a ``function`` it is the reader of a file that finds it: what is printed over a table
    or a part is seen by nobody else.
    """

    id: str
    group: Group
    severity: Severity
    title: str
    what: str
    why: str
    mend: str
    source: str
    needs: Needs
    function: Check | None

    @property
    def explanation(self) -> str:
        """What is checked, why, and how to mend it."""
        return f"{self.what}{self.why}{self.mend}"

    def findings(self, document: Document, context: Context) -> list[Finding]:
        """What this rule finds in a report, with the severity that applies; nothing if what it
        needs is not known."""
        settings = context.settings
        if self.id in settings.off or not context.offers(self.needs, document):
            return []
        if self.function is None:
            return []
        return [
            Finding(
                self.id,
                settings.graded(self.id, found.severity or self.severity),
                found.place,
                found.message,
                found.also,
            )
            for found in self.function(document, context)
        ]


def rule(
    id: str,
    group: Group,
    severity: Severity,
    *,
    title: str,
    what: str,
    why: str,
    mend: str,
    source: str,
    needs: Needs = Needs.REPORT,
) -> Callable[[Check], Rule]:
    """Make a function the function of a rule."""
    return lambda function: Rule(
        id, group, severity, title, what, why, mend, source, needs, function
    )
