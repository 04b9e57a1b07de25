"""One printed figure: what stands in a cell where a number is due (数字)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reports.statute.measure import Measure, Value

# Full-width forms only. A compatibility fold would turn 3² into 32 and ① into 1.
_WIDTHS = {0xFF01 + n: 0x21 + n for n in range(94)} | {0x3000: " ", 0xA0: " ", 0x2212: "-"}
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_NUMBER = re.compile(
    r"""(?P<sign>[+-]?)\s*
    (?P<digits>\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ ]\d{3})+|\d+)(?P<fraction>\.\d+)?
    \s*[(\[]?(?P<unit>[件项个条次宗份]|[十百千万亿]*元)?[)\]]?""",
    re.VERBOSE | re.ASCII,
)
_MARKS = frozenset(("/", "//", "\\", "-", "--", "---", "—", "——", "–", "―", "─", "无", "空", "*"))


@dataclass(frozen=True)
class Figure:
    """A number as printed (``number`` keeps every digit, empty if the cell says that there is
    nothing to state: 「/」「-」「无」) and the unit printed with it."""

    number: str = ""
    unit: str = ""

    @property
    def is_mark(self) -> bool:
        return not self.number

    def value(self, measure: Measure) -> Value:
        """The figure as its cell holds it; ValueError if the cell cannot hold it."""
        return None if self.is_mark else measure.value(self.number)


@lru_cache(maxsize=8192)
def figure(text: str) -> Figure | None:
    """What a cell states, or None if it is neither a number nor a mark for nothing."""
    plain = text.translate(INVISIBLE).translate(_WIDTHS).strip()
    if plain in _MARKS:
        return Figure()
    if len(plain) > 100 or not (found := _NUMBER.fullmatch(plain)):
        return None
    digits = found["digits"].replace(",", "").replace(" ", "")
    sign = "-" if found["sign"] == "-" else ""
    return Figure(f"{sign}{digits}{found['fraction'] or ''}", found["unit"] or "")


@lru_cache(maxsize=4096)  # asked several times of every cell, and most cells say 0
def blank(text: str) -> bool:
    """Whether nothing is printed in a cell."""
    return not text.translate(INVISIBLE).strip()
