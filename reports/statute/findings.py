"""What a check says: a rule, how grave, where, and a sentence (不符)."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is: an error blocks submitting and publishing, a warning must be
    acknowledged (已核实), a hint informs."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def label(self) -> str:
        return {"error": "错误", "warning": "警告", "hint": "提示"}[self.value]


@dataclass(frozen=True, order=True)
class Finding:
    """One thing found. ``place`` is ``table/row/column``, a shorter prefix of it, the key of a
    text, characters of it (``overview.proactive:12-20``), or empty for the whole report;
    ``message`` is a Chinese sentence for the clerk; ``also`` are the places it is compared with."""

    rule: str
    severity: Severity
    place: str
    message: str
    also: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, str]:
        """The shape in which files, commands and the API give a finding."""
        return {
            "rule": self.rule,
            "severity": self.severity.value,
            "place": self.place,
            "message": self.message,
        }
