"""A report as JSON: the shape that commands, downloads and the API share."""

from __future__ import annotations

import json
from collections.abc import Iterable

from reports.statute.document import Document, as_dict
from reports.statute.findings import Finding


def to_json(document: Document, findings: Iterable[Finding] | None = ()) -> str:
    """The report in the shape of ``as_dict``, followed by its ``findings``.

    With ``None`` the findings are left out: a published file states the report only.
    """
    shape = as_dict(document)
    if findings is not None:
        shape["findings"] = [finding.as_dict() for finding in findings]
    return json.dumps(shape, ensure_ascii=False, indent=2) + "\n"
