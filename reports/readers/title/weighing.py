"""The title of a file chosen among those it prints, and what to say where there is doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reports.statute.findings import Finding, Severity

from .elsewhere import Evidence, evidence, year_elsewhere
from .heads import titles_in
from .line import Title, title_of

_LOOKED_AT = 300  # lines of the head in which an agency is looked for


@dataclass(frozen=True)
class Printed:
    """What a file offers: the lines over part one, all lines, those at the end, titles that
    stand outside the text with what each is called, and the file's name."""

    head: Sequence[str]
    lines: Sequence[str]
    end: Sequence[str]
    outside: Sequence[tuple[str, str]] = ()
    name: str = ""


@dataclass
class Chosen:
    """The title, and the findings about it; None if no year is known."""

    title: Title | None
    findings: list[Finding] = field(default_factory=list)

    def say(self, message: str, severity: Severity = Severity.WARNING) -> None:
        self.findings.append(Finding("read.title", severity, "", message))


def choose(printed: Printed) -> Chosen:
    """The title printed last over part one, or the one that the page's own title repeats; where
    it does not say whose report it is, the agency that most of the text names."""
    outside = [title for _, text in printed.outside if (title := title_of(text))]
    titles = titles_in(printed.head)
    title = _best(titles, outside)
    if title is None:
        return _without_title(printed, outside)
    chosen = Chosen(title)
    if title.aside:
        chosen.say(f"标题同一行还有“{title.aside}”，不是标题，没有录入。", Severity.HINT)
    if not title.agency:
        chosen.title = _with_agency(title, printed, chosen)
    _say_contradiction(title, outside, chosen)
    return chosen


def _best(titles: list[Title], outside: list[Title]) -> Title | None:
    """Navigation lists other years' reports over the title, so the last counts; the same title
    again under it adds nothing."""
    told = {(title.agency, title.year) for title in outside if title.agency}
    agreed = [title for title in titles if (title.agency, title.year) in told]
    named = [title for title in titles if title.agency]
    for group in (agreed, named, titles):
        if group:
            return group[-1]
    return None


def _say_contradiction(title: Title, outside: list[Title], chosen: Chosen) -> None:
    others = {t.printed for t in outside if t.year != title.year}
    for other in sorted(others):
        chosen.say(f"正文标题“{title.printed}”与文件自带的标题“{other}”年度不同，按正文标题读取。")


def _without_title(printed: Printed, outside: list[Title]) -> Chosen:
    """A report whose text has no title: one outside it, else what the text says."""
    if outside:
        named = [title for title in outside if title.agency] or outside
        title = replace(named[0], lines=(), aside="")
        chosen = Chosen(title)
        if not title.agency:
            chosen.title = _with_agency(title, printed, chosen)
        return chosen
    found = year_elsewhere(printed.lines, printed.name)
    if found is None:
        return Chosen(None)
    year, whence = found
    chosen = Chosen(Title("", "", year))
    chosen.say(f"没有找到报告标题；年度按{whence}读作 {year} 年，请核对。")
    chosen.title = _with_agency(Title("", "", year), printed, chosen)
    return chosen


def _with_agency(title: Title, printed: Printed, chosen: Chosen) -> Title:
    """The title with the agency that weighs most of those named elsewhere."""
    found = evidence(printed.head[-_LOOKED_AT:], printed.end, printed.outside)
    weights: dict[str, int] = {}
    for item in found:
        weights[item.agency] = weights.get(item.agency, 0) + item.weight
    if not weights:
        chosen.say(_NOT_NAMED.format(printed=title.printed) if title.printed else _NOWHERE)
        return title
    best = max(weights, key=lambda name: weights[name])
    chosen.say(_sentence(best, weights, found))
    return replace(title, agency=best)


_NOT_NAMED = "标题“{printed}”没有写明行政机关，请补填。"
_NOWHERE = "文件中没有写明行政机关，请补填。"


def _sentence(best: str, weights: dict[str, int], found: list[Evidence]) -> str:
    whence = "、".join(dict.fromkeys(item.whence for item in found if item.agency == best))
    others = "、".join(f"“{name}”" for name in weights if name != best)
    also = f"；文件中另有{others}" if others else ""
    return f"标题没有写明行政机关，按{whence}读作“{best}”{also}，请核对。"
