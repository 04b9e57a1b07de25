"""Words of the formats that were in force before that of the report."""

import re
from collections.abc import Iterator
from functools import lru_cache

from reports.statute import FORMATS
from reports.statute.document import Document
from reports.statute.findings import Severity
from reports.statute.schema import Format

from ..context import Context
from ..prose import texts
from ..rule import FORM_2021, Found, Group, rule

OLDEST = next(iter(FORMATS.values()))
LONG = 7  # characters: shorter headings of the old tables are everyday words
_NAME = (  # the name of that letter
    r"(?:政务公开办公室|国务院办公厅|国办)[^，。；》\n]{0,24}关于政府信息公开工作年度报告有关事项的通知"
)
_NUMBER = re.compile(r"国办公开办函〔(\d{4})〕(\d+号)")
_OUTLINE = r"(?<=[一二三四五六])、概述|(?<=由)概述|(?<=包括)概述|概述(?=、)|^概述(?=\n)"


@rule(
    "wording.old_format",
    Group.STRUCTURE,
    Severity.WARNING,
    title="旧格式的用语",
    what=f"报告不应出现在它之前的格式（如{OLDEST.source}）的文号或用语。",
    why="新的格式开始执行以后，旧用语常是沿用旧稿所致。",
    mend="请按本年度的格式改写。",
    source=FORM_2021,
)
def old_format(document: Document, context: Context) -> Iterator[Found]:
    pattern = _pattern(document.format, tuple(context.settings.old_words))
    if pattern is None:
        return
    for prose in texts(document):
        for match in pattern.finditer(prose.folded):
            printed = prose.quote(*match.span())
            yield Found(
                prose.place(*match.span()),
                f"“{printed}”是旧格式的用语，本年度的格式见{document.form.source}。",
            )


@lru_cache(maxsize=8)
def _pattern(format: str, words: tuple[str, ...]) -> re.Pattern[str] | None:
    """The letters of older formats, headings of columns that only those have, and the words of
    the settings; None for the first format."""
    form = FORMATS[format]
    older = [
        other
        for other in FORMATS.values()
        if other.first_year < form.first_year and other.source != form.source
    ]
    if not older:
        return None
    current = " ".join(label for table in form.tables.values() for label in table.labels)
    columns = {cell.column.label for f in older for t in f.tables.values() for cell in t.cells}
    labels = sorted(label for label in columns if len(label) >= LONG and label not in current)
    letters = [_letter(other) for other in older]
    return re.compile("|".join([*map(re.escape, (*labels, *words)), *letters, _OUTLINE]))


def _letter(form: Format) -> str:
    """The letter that ordered a format: its number, however its brackets are written, or name."""
    number = _NUMBER.fullmatch(form.source)
    if number is None:
        return f"{re.escape(form.source)}|{_NAME}"
    year, of_year = number.groups()
    return rf"国?办?公开办函?(?:发)?[〔（【\[﹝]?{year}年?[〕）】\]﹞]?第?{of_year}|{_NAME}"
