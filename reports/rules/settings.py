"""What an administrator may change about the checks; the defaults are the catalogue's."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reports.statute.findings import Severity

WORD_LIST = {
    "互联网督查": "互联网+督查",
    "中华人民共和国信息公开条例": "中华人民共和国政府信息公开条例",
    "信息公开条列": "信息公开条例",
    "规范型文件": "规范性文件",
    "或其它组织": "或其他组织",
}
RESIDUE = ("请根据实际情况填写", "请在此处填写", "（此处填写", "（填写单位", "（填写名称")
OLD_WORDS = ("收费及减免",)


@dataclass(frozen=True)
class Settings:
    """Severities by rule id, rules switched off, thresholds, deadlines and word lists.

    Shares are between 0 and 1; deadlines are (month, day) of the year after the report year.
    """

    severities: Mapping[str, Severity] = field(default_factory=dict)
    off: frozenset[str] = frozenset()

    department_deadline: tuple[int, int] = (1, 31)
    government_deadline: tuple[int, int] = (3, 31)

    jump_factor: int = 5
    jump_floor: int = 20
    fee_factor: int = 1000

    copied_problems: float = 0.60
    copied_overview: float = 0.85
    copied_agencies: float = 0.70
    copied_minimum: int = 200  # characters, across agencies
    copied_minimum_years: int = 60  # characters, against the agency's own last report

    short_part: int = 30
    word_list: Mapping[str, str] = field(default_factory=lambda: dict(WORD_LIST))
    residue: tuple[str, ...] = RESIDUE
    old_words: tuple[str, ...] = OLD_WORDS

    def graded(self, rule: str, severity: Severity) -> Severity:
        """The severity that applies: a setting overrides the rule's own, but a mere hint never
        becomes graver."""
        if severity is Severity.HINT:
            return severity
        return self.severities.get(rule, severity)
