"""What the portal refuses to do, each time with a Chinese sentence for the person."""

from reports.statute.findings import Finding, Severity


class Refused(Exception):
    """A step or a change that may not be made; nothing has happened."""


class Unsound(Refused):
    """Refused because figures or sentences are wrong: ``findings`` says which."""

    def __init__(self, findings: list[Finding]) -> None:
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        parts = [f"{errors} 处错误须改正"] * bool(errors)
        parts += [f"{len(findings) - errors} 处警告须逐条核实"] * (len(findings) > errors)
        super().__init__(f"报告有{'、'.join(parts)}，然后才能继续。第一处：{findings[0].message}")
        self.findings = findings
