"""A line that is a title: kept as it is printed, and whose and of which year it says (标题).

Titles drift: the year stands first, inside or last, something else stands on the line. What is
always there is the subject (政府信息公开) and the kind of report after it; around them the line is
cut until nothing is left but the agency's name.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from reports.statute import FORMATS

from . import words
from .agency_name import is_agency
from .ends import after_core, before_core

_TAILS = frozenset(form.title.partition("{year}年")[2] for form in FORMATS.values())
_HAN_DIGITS = str.maketrans("〇○零Oo一二三四五六七八九", "00000123456789")
_LONGEST = 160
_LIKE = 0.72
_WRAPPING = "《》〈〉<>“”\"'()[]【】〔〕·"


@dataclass(frozen=True)
class Title:
    """A title: ``printed`` as it stands, several lines closed up; the agency (empty: it stands
    elsewhere) and the year; the whole ``lines`` it takes; ``aside`` is what stands on them and is
    no part of the title."""

    printed: str
    agency: str
    year: int
    lines: tuple[str, ...] = ()
    aside: str = ""


@dataclass(frozen=True)
class Compact:
    """A text without its spaces, letters half-width, and where each character stood."""

    text: str
    at: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Compact:
        kept = [(n, _narrow(character)) for n, character in enumerate(text)]
        kept = [(n, character) for n, character in kept if not character.isspace()]
        return cls("".join(character for _, character in kept), tuple(n for n, _ in kept))


@lru_cache(maxsize=4096)
def _narrow(character: str) -> str:
    if character in "\u200b\u200c\u200d\u2060\ufeff\u00ad":
        return " "
    narrow = unicodedata.normalize("NFKC", character)
    return narrow if len(narrow) == 1 else character


def title_of(text: str) -> Title | None:
    """The title that a line is, or None. The agency may be empty: it stands on another line."""
    if not 6 <= len(text) <= _LONGEST or ("报" not in text and "告" not in text):
        return None
    line = Compact.of(text)
    for core in words.CORE.finditer(line.text):
        if found := _around(text, line, core.start(), core.end(), core["between"]):
            return found
    return _drifted(text, line)


def year_number(printed: str) -> int:
    """A printed year as a number: 2023, ２０２３, 二〇二三."""
    plain = "".join(_narrow(c) for c in printed if not c.isspace())
    return int(re.sub(r"\D", "", plain.translate(_HAN_DIGITS))[:4])


def _around(text: str, line: Compact, start: int, stop: int, between: str) -> Title | None:
    """The title around its core, or None if what stands there is a sentence."""
    tail = after_core(line.text, stop)
    head = before_core(line.text, start)
    if tail is None or head is None:
        return None
    inside = words.ANY_YEAR.search(between)
    year = head.year or (inside["year"] if inside else "") or tail.year
    if not year:
        return None
    first, last = line.at[head.start], line.at[tail.stop - 1] + 1
    printed = text[first:last]
    name = "".join(text[line.at[n]] for n in range(head.name_start, head.name_stop))
    name = _completed(_bare_name(name), line.text[start:stop]) or tail.agency
    aside = " ".join(filter(None, (text[:first].strip(), text[last:].strip())))
    return Title(printed, name, year_number(year), (text,), aside if _tells(aside) else "")


def _tells(aside: str) -> bool:
    return bool(aside.strip(_WRAPPING + "。:： 　>"))


_PAIRS = dict(zip("）)】〕]》", "（(【〔[《", strict=True))


def _bare_name(printed: str) -> str:
    """A name without what is put around it; brackets that belong to it stay. Of 「甲局关于乙县」
    the agency that reports."""
    name = printed.strip(_WRAPPING)
    before, about, _ = name.partition("关于")
    if about and is_agency(before):
        return before
    if name != printed and (rest := printed[printed.index(name) + len(name) :]):
        opening = _PAIRS.get(rest[0], "")
        if opening and opening in name:
            return name + rest[0]
    return name


def _completed(name: str, core: str) -> str:
    """「某镇人民」 before 「政府信息公开」 means 「某镇人民政府」 before 「信息公开」."""
    return f"{name}政府" if name.endswith("人民") and core.startswith("政府") else name


# -- wordings that drifted so far that the core is not there --------------------------------------


def _drifted(text: str, line: Compact) -> Title | None:
    """A title by how close what follows the year comes to the official wording."""
    if words.SENTENCE.search(line.text) or ":" in line.text:
        return None
    for found in words.ANY_YEAR.finditer(line.text):
        before, after = line.text[: found.start()], line.text[found.end() :]
        if _is_tail(after):
            name = "".join(text[line.at[n]] for n in range(found.start()))
            name = re.sub("^关于|关于$", "", name.strip(_WRAPPING)).strip(_WRAPPING)
            return Title(text.strip(), name, year_number(found["year"]), (text,))
        if len(after) < 4 and _is_tail(before.rstrip("([【〔")[-16:]):
            return Title(text.strip(), "", year_number(found["year"]), (text,))
    return None


def _is_tail(printed: str) -> bool:
    plain = re.sub(r"\([^()]*\)$", "", printed.strip(_WRAPPING))
    if not 6 <= len(plain) <= 30 or not re.search("报|告", plain):
        return False
    return any(
        SequenceMatcher(None, plain, tail, autojunk=False).ratio() >= _LIKE for tail in _TAILS
    )
