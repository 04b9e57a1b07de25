"""The title of a report, and what it says: whose report of which year (标题).

Printed titles drift (「2023年度政府信息公开工作报告」), so the wording after the year is measured
against that of the format.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from reports.statute import FORMATS
from reports.statute.labels import normalise

_TAILS = frozenset(form.title.partition("{year}年")[2] for form in FORMATS.values())
_HAN_DIGITS = {han: str(n) for n, han in enumerate("〇一二三四五六七八九")} | {
    "○": "0",
    "零": "0",
    "Ｏ": "0",
    "O": "0",
}
_YEAR = re.compile(
    r"(?P<year>(?:[12２１]\s*[0０9９]\s*[0-9０-９]\s*[0-9０-９])|[一二][〇○零ＯO九][〇○零ＯO一二三四五六七八九]{2})\s*年"
)
_LONGEST = 90
_LIKE = 0.72
_WRAPPING = '《》“”"〈〉 \t\u3000\u00a0'


@dataclass(frozen=True)
class Title:
    """A printed title: kept as it is, and whose and of which year it is. ``over`` is the line
    above that names the agency, where the title takes two."""

    printed: str
    agency: str
    year: int
    over: str = ""

    def below(self, over: str) -> Title:
        """The same title with its first line, which names the agency."""
        return Title(over + self.printed, agency_name(over), self.year, over)

    @property
    def lines(self) -> tuple[str, ...]:
        """Every text that repeats the title or a line of it."""
        if not self.over:
            return (self.printed,)
        return (self.printed, self.over, self.printed.removeprefix(self.over))


def title_of(text: str) -> Title | None:
    """The title that a line is, or None. The agency may be empty: it stands on another line."""
    line = text.strip()
    if not 8 <= len(line) <= _LONGEST or re.search(r"[。；，！？：]", line):
        return None
    for found in _YEAR.finditer(line):
        before, after = line[: found.start()], line[found.end() :]
        if _is_tail(after.removeprefix("度")):
            return Title(line, agency_name(before), year_number(found["year"]))
        if _is_tail(re.sub(r"[（(【\[〔]\s*$", "", before)[-16:]) and len(after) < 4:
            return Title(line, agency_name(_without_tail(before)), year_number(found["year"]))
    return None


def year_number(printed: str) -> int:
    """A printed year as a number: 2023, ２０２３, 二〇二三."""
    plain = normalise(printed)
    return int("".join(_HAN_DIGITS.get(character, character) for character in plain))


def agency_name(printed: str) -> str:
    """The name of the agency without what a title puts around it."""
    name = printed.strip(_WRAPPING)
    name = re.sub(r"^关于(?:印发|公布|发布)?", "", name)
    name = re.sub(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])", "", name)
    return name.strip(_WRAPPING)


def _is_tail(printed: str) -> bool:
    plain = re.sub(r"[（(][^（()）]*[）)]$", "", normalise(printed).strip(_WRAPPING))
    return any(
        SequenceMatcher(None, plain, tail, autojunk=False).ratio() >= _LIKE for tail in _TAILS
    )


def _without_tail(before: str) -> str:
    """A name before the wording of the title, when the year stands in brackets after it."""
    text = re.sub(r"[（(【\[〔]\s*$", "", before).strip(_WRAPPING)
    first_words = {tail[:4] for tail in _TAILS}
    starts = [text.rfind(words) for words in first_words if words in text]
    return text[: max(starts)] if starts else text
