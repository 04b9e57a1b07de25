"""Where a report says whose it is when its title does not (落款、联系方式、编制机关)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from . import words
from .agency_name import is_agency, without_room
from .line import Compact, Title, title_of, year_number

_END = r"(?=[（(，,。；;、\s]|$)"
_LABELLED = re.compile(
    r"(?:发布机构|发布单位|发布机关|编制机关|编制单位|公开机关|公开单位|责任单位|信息来源|来源|发文机关|"
    r"制作单位|单位名称|机构名称|联系单位|联系部门|受理机构|填报单位)[:：\s]\s*([\u4e00-\u9fff（）()]{3,40}?)"
    + _END
)
_MADE_BY = re.compile(
    r"(?:由|系)([\u4e00-\u9fff（）()]{3,40}?)(?:负责|根据|按照|依据|组织)?(?:编制|编写|制作|发布|公布|根据|按照|依据)"
)
_MAKES = re.compile(r"^([\u4e00-\u9fff（）()]{3,40}?)(?:编制|发布|公布)(?:了)?本(?:年度)?报告")
_CONTACT = re.compile(r"(?:与|向|致电|联系)([\u4e00-\u9fff（）()]{3,40}?)(?:联系|反映|咨询)")
_PERIOD = re.compile(r"(20\d\d)\s*年\s*1\s*月\s*1\s*日.{0,12}?12\s*月\s*31\s*日")
_VERBS = re.compile(r"^(?:现将|现|将|公布|发布|编制|制定|印发|公开|形成|本|报送)+")
_CLAUSE = re.compile(r"[，,。；;：:！？!?“”\"《》、\s]+")
_SIGNATURE_LINES = 6


@dataclass(frozen=True)
class Evidence:
    """An agency that something names, how much that says, and what it is (落款 …)."""

    agency: str
    weight: int
    whence: str


def evidence(
    head: Sequence[str], end: Sequence[str], titles: Iterable[tuple[str, str]]
) -> list[Evidence]:
    """Every agency that is named: in the lines over part one, at the end, and in titles outside
    the text, each with what it is called."""
    found = [*_of_titles(titles), *_signature(end)]
    for line in head:
        found += _of_line(line)
    return [item for item in found if is_agency(item.agency)]


def _of_titles(titles: Iterable[tuple[str, str]]) -> Iterator[Evidence]:
    for whence, text in titles:
        if title := title_of(text):
            yield Evidence(title.agency, 5, whence)
        elif is_agency(text):
            yield Evidence(text, 3, whence)


def _of_line(line: str) -> Iterator[Evidence]:
    for mention in mentions(line):
        yield Evidence(mention.agency, 4, "正文")
    for labelled in _LABELLED.finditer(line):
        yield Evidence(labelled[1], 3, "发布机构或联系方式")
    for clause in _CLAUSE.split(line):
        if maker := _MADE_BY.search(clause) or _MAKES.search(clause):
            yield Evidence(maker[1], 4, "编制机关")
        if contact := _CONTACT.search(clause):
            yield Evidence(without_room(contact[1]), 2, "联系方式")


def mentions(line: str) -> Iterator[Title]:
    """Reports that a sentence names by agency and year: 现公布某局2022年…报告."""
    text = Compact.of(line).text
    for core in words.CORE.finditer(text):
        clause = _CLAUSE.split(text[: core.start()])[-1]
        clause = words.LINKING.sub("", clause)
        if found := words.YEAR_AT_END.search(clause):
            name = _VERBS.sub("", words.LINKING.sub("", clause[: found.start()]))
            if not name or is_agency(name):
                yield Title(line, name, year_number(found["year"]))


def _signature(end: Sequence[str]) -> Iterator[Evidence]:
    """The agency that signs: alone on one of the last lines, or with a date."""
    for line in end[-_SIGNATURE_LINES:]:
        text = Compact.of(line).text
        name = words.DATE.sub("", text)
        if len(name) < 40 and is_agency(name):
            yield Evidence(name, 4, "落款")


def year_elsewhere(lines: Sequence[str], name: str) -> tuple[int, str] | None:
    """The year that the text speaks of, and what says so; None if nothing does."""
    for line in lines:
        for mention in mentions(line):
            return mention.year, "正文"
        if found := _PERIOD.search(line):
            return int(found[1]), "统计期限"
    counts: dict[str, int] = {}
    for line in lines:
        for year in re.findall(r"(20\d\d)\s*年", line):
            counts[year] = counts.get(year, 0) + 1
    if counts:
        return int(max(counts, key=lambda year: counts[year])), "正文"
    found = re.search(r"20\d\d", name)
    return (int(found[0]), "文件名") if found else None
