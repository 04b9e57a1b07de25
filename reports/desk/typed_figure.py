"""One figure as people type it (３, 1,234件, =3+4), read as static/desk/figure.js reads it: a law
test compares the two."""

import re
from dataclasses import replace

from reports.statute.measure import Measure, Value

# Full-width forms. A compatibility fold would turn 3² into 32.
_WIDTHS = {0xFF01 + n: 0x21 + n for n in range(94)} | {0x2212: "-"}
_SKIPPED = re.compile(r"[\s,\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_COUNTED = "[件项个条次宗份]"
_TERM = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_SUM = re.compile(r"=[+-]?\d+(?:\.\d+)?(?:[+-]\d+(?:\.\d+)?)*", re.ASCII)


def typed_figure(text: str, measure: Measure) -> Value:
    """Full-width digits, spaces, thousands separators, the unit of the cell after the number, and
    a sum after 「=」 are understood; empty is not stated (None), which is not 0. ValueError for
    anything else."""
    plain = _SKIPPED.sub("", text.translate(_WIDTHS))
    if not plain:
        return None
    number = _without_unit(plain, measure)
    if not number.startswith("="):
        return measure.value(number)
    if not _SUM.fullmatch(number):
        raise ValueError(text)
    either = replace(measure, signed=True)
    terms = [either.value(term) for term in _TERM.findall(number)]
    total: Value = sum(terms)  # type: ignore[arg-type]
    if not measure.accepts(total):
        raise ValueError(text)
    return total


def _without_unit(plain: str, measure: Measure) -> str:
    """Only the unit that the cell has: 元 behind a number of 万元 would make it another one."""
    unit = measure.unit if measure.decimal else _COUNTED
    return re.sub(rf"[(\[]?{unit}[)\]]?$", "", plain) if unit else plain
