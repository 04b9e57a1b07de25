"""Words of the format that is no longer in force."""

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

LONG = 7  # characters: shorter headings of the old tables are everyday words
_LETTER = r"公开办函(?:〔|（|\[)?2019(?:〕|）|\])?(?:第)?60号"
_OUTLINE = r"(?<=[一二三四五六])、概述|(?<=由)概述|(?<=包括)概述|概述(?=、)|^概述(?=\n)"


@rule(
    "wording.old_format",
    Group.STRUCTURE,
    Severity.WARNING,
    title="旧格式的用语",
    what="2021 年度以后的报告不应出现 60 号文件或其格式的用语。",
    why="现行格式自 2021 年度起执行；旧用语常是沿用旧稿所致。",
    mend="请按现行格式改写。",
    source=FORM_2021,
)
def old_format(document: Document, context: Context) -> Iterator[Found]:
    newest = list(FORMATS.values())[-1]
    if document.form is not newest:
        return
    pattern = _pattern(newest, context.settings.old_words)
    for prose in texts(document):
        for match in pattern.finditer(prose.folded):
            printed = prose.quote(*match.span())
            yield Found(
                prose.place(*match.span()),
                f"“{printed}”是旧格式的用语，现行格式见{newest.source}。",
            )


@lru_cache(maxsize=8)
def _pattern(newest: Format, words: tuple[str, ...]) -> re.Pattern[str]:
    """Headings of columns that only older formats have, and the words of the settings."""
    old = {
        cell.column.label
        for form in FORMATS.values()
        if form is not newest
        for table in form.tables.values()
        for cell in table.cells
    }
    current = " ".join(label for table in newest.tables.values() for label in table.labels)
    labels = sorted(label for label in old if len(label) >= LONG and label not in current)
    return re.compile("|".join([*map(re.escape, (*labels, *words)), _LETTER, _OUTLINE]))
