"""What the portal refuses to do, each time with a Chinese sentence for the person."""

from .statute.findings import Finding


class Refused(Exception):
    """A step or a change that may not be made; nothing has happened."""


class Unsound(Refused):
    """Refused because figures or sentences are wrong: ``findings`` says which."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(
            f"报告有 {len(findings)} 处错误，改正后才能继续，第一处：{findings[0].message}"
        )
        self.findings = findings
