"""What the reading process says, as JSON. Its report is checked like that of any JSON file: a
process that a file has subverted can say no more than a person who uploads one."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from reports.statute.document import as_dict
from reports.statute.findings import Finding, Severity

from ..kinds.json_file import report_of
from ..published import Published
from ..understand import Reading
from ..unreadable import Unreadable

Shape = dict[str, Any]


def answer(reading: Reading) -> bytes:
    """A reading as the process says it."""
    published = reading.published
    shape = {
        "report": as_dict(reading.document),
        "findings": [[*finding.as_dict().values(), *finding.also] for finding in reading.findings],
        "published": published and [published.at.isoformat(), published.whence],
    }
    return json.dumps(shape, ensure_ascii=False).encode("utf-8", "replace")


def refusal(sentence: str) -> bytes:
    """Why the process read nothing."""
    return json.dumps({"unreadable": sentence}).encode()


def understood(said: bytes) -> Reading:
    """The reading in an answer. Unreadable if the process refused the file, or if the report can
    be none; ValueError, TypeError or KeyError if the answer is of another shape."""
    shape = json.loads(said)
    if "unreadable" in shape:
        raise Unreadable(str(shape["unreadable"]))
    document, left_out = report_of(shape["report"])
    findings = (*map(_finding, shape["findings"]), *left_out)
    return Reading(document, findings, _published(shape["published"]))


def _finding(said: list[str]) -> Finding:
    rule, severity, place, message, *also = map(str, said)
    return Finding(rule, Severity(severity), place, message, tuple(also))


def _published(said: list[str] | None) -> Published | None:
    if said is None:
        return None
    at, whence = map(str, said)
    is_day = len(at) == len("2024-01-15")
    return Published(date.fromisoformat(at) if is_day else datetime.fromisoformat(at), whence)
