"""The corpus of truth: passages beside figures, with the findings they must give and no others.

``tests/samples/passages_*.json``: ``text`` stands ``in`` a passage of the report; ``figures`` are
cells (``row`` means its total, else ``row/column``), all others are 0; ``must`` names the rules
that find something, every other rule of ``RULES_OF_PROSE`` must find nothing. A ``trap`` is a true
sentence that looks wrong.
"""

import json
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from reports.rules import RULES, Context, Severity
from reports.statute import format_of
from reports.statute.document import Document

SAMPLES = Path(__file__).parent.parent / "samples"
RULES_OF_PROSE = tuple(
    id
    for id in RULES
    if id.startswith(("text.", "wording."))
    or id in ("structure.numbering", "period.wrong", "disclosures.fee_unstated")
)


@dataclass(frozen=True)
class Score:
    """How often a rule found what it must, what it must not, and missed what it must."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def passages() -> list[dict]:
    files = sorted(SAMPLES.glob("passages_*.json"))
    return [passage for file in files for passage in json.loads(file.read_text("utf-8"))]


def document_of(passage: dict) -> Document:
    year = passage.get("year", 2023)
    form = format_of(year)
    figures = {key: dict.fromkeys(table.cell, 0) for key, table in form.tables.items()}
    for name, value in passage.get("figures", {}).items():
        row, _, column = name.partition("/")
        table = next(table for table in form.tables.values() if row in table.rows)
        value = Decimal(value) if isinstance(value, str) else value
        figures[table.key][row, column or "total"] = value
    return Document(
        agency=passage.get("agency", "焦作市教育局"),
        year=year,
        format=form.key,
        texts={passage.get("in", "overview.on_request"): passage["text"]},
        figures=figures,
    )


def found_in(passage: dict) -> set[str]:
    """The rules that find something in a passage, hints left out."""
    document, context = document_of(passage), Context()
    return {
        id
        for id in RULES_OF_PROSE
        for finding in RULES[id].findings(document, context)
        if finding.severity is not Severity.HINT
    }


def scores() -> dict[str, Score]:
    right, wrong, missed = Counter(), Counter(), Counter()
    for passage in passages():
        must, found = set(passage["must"]), found_in(passage)
        right.update(must & found)
        wrong.update(found - must)
        missed.update(must - found)
    return {id: Score(right[id], wrong[id], missed[id]) for id in RULES_OF_PROSE}


def overall(by_rule: dict[str, Score]) -> Score:
    columns = zip(*((s.right, s.wrong, s.missed) for s in by_rule.values()), strict=True)
    return Score(*map(sum, columns))


def table() -> str:
    """Precision and recall by rule, to print."""
    by_rule = scores()
    lines = [f"{'rule':26}{'right':>6}{'wrong':>6}{'missed':>7}{'precision':>10}{'recall':>8}"]
    for id, s in [*by_rule.items(), ("all", overall(by_rule))]:
        lines.append(f"{id:26}{s.right:6}{s.wrong:6}{s.missed:7}{s.precision:10.3f}{s.recall:8.3f}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
