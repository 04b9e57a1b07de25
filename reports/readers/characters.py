"""Characters that say nothing by themselves: of private use, and those that could not be decoded
(私用区字符、无法识别的字符)."""

from __future__ import annotations

import re

from reports.statute.findings import Finding, Severity

from .source import Paragraph, Source

_UNKNOWN = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd\ufffd]")
_MOST = 10  # that are named one by one

# Two-byte characters of GB 18030 that had no place in Unicode when Python's table was made, and
# the places that the editions of 2005 and 2022 give them.
GB_18030_2022: dict[int, int] = dict(
    zip(
        (*range(0xE78D, 0xE797), *(0xE81E, 0xE826, 0xE82B, 0xE82C, 0xE832, 0xE843, 0xE854, 0xE864)),
        (
            *(0xFE10, 0xFE12, 0xFE11, 0xFE13, 0xFE14, 0xFE15, 0xFE16, 0xFE17, 0xFE18, 0xFE19),
            *range(0x9FB4, 0x9FBC),
        ),
        strict=True,
    )
) | {
    0xE7C7: 0x1E3F,
    0xE816: 0x20087,
    0xE817: 0x20089,
    0xE818: 0x200CC,
    0xE831: 0x215D7,
    0xE83B: 0x2298F,
    0xE855: 0x241FE,
}


def unknown_characters(source: Source) -> list[Finding]:
    """One warning for each line with characters that nobody can read, the first ones; each
    character with its number, because it cannot be shown."""
    if not any(_UNKNOWN.search(text) for text in source.texts if not text.isdigit()):
        return []
    findings: list[Finding] = []
    for line in source.lines:
        text = line.text if isinstance(line, Paragraph) else " ".join(line.cells)
        if found := _UNKNOWN.findall(text):
            named = "、".join(f"U+{ord(character):04X}" for character in dict.fromkeys(found))
            shown = " ".join(_UNKNOWN.sub("□", text).split())[:60]
            message = f"{line.where}：“{shown}”中有无法识别的字符（{named}），请对照原件改正。"
            findings.append(Finding("read.character", Severity.WARNING, "", message))
    more = len(findings) - _MOST
    if more > 0:
        message = f"另有 {more} 处无法识别的字符，请对照原件改正。"
        return [*findings[:_MOST], Finding("read.character", Severity.WARNING, "", message)]
    return findings
