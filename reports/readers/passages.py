"""The texts of the report out of the paragraphs of each part (文字部分).

Nothing is dropped: a paragraph keeps its characters, and what stands where the form has no text
goes to the nearest text and is reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reports.statute.findings import Finding, Severity
from reports.statute.labels import bare, normalise
from reports.statute.schema import Format, Narrative, Passage

from .headings import Part, likeness
from .sub_headings import SubHead, head_of, passage_of

FAR = 0.8  # a sub-heading less close than this says something of its own
BY_NUMBER = 0.2  # how close a sub-heading must come whose number alone says what it is


@dataclass(frozen=True)
class Portion:
    """A paragraph of a part; ``heading`` as in ``Paragraph``."""

    text: str
    where: str = ""
    heading: bool | None = None


Texts = dict[str, list[str]]


def texts_of(
    pieces: dict[str, list[Portion]], form: Format
) -> tuple[dict[str, str], list[Finding]]:
    """Every passage of the report, paragraphs joined by one newline, and what was found."""
    texts: Texts = {key: [] for key in form.passages}
    findings: list[Finding] = []
    for narrative in form.narratives:
        split = _SPLIT.get(narrative.key, _whole)
        split(pieces.get(narrative.key, []), narrative, texts, findings)
    for table in form.tables.values():
        for piece in pieces.get(table.key, []):
            _spill(piece, table, form, texts, findings)
    return {key: "\n".join(paragraphs) for key, paragraphs in texts.items()}, findings


def _whole(pieces: list[Portion], part: Narrative, texts: Texts, findings: list[Finding]) -> None:
    texts[part.passages[0].key] += [piece.text for piece in pieces]


# -- part one -------------------------------------------------------------------------------------


def _overview(
    pieces: list[Portion], part: Narrative, texts: Texts, findings: list[Finding]
) -> None:
    heads = [head_of(piece.text, part.passages) for piece in pieces]
    claimed = _claims(pieces, heads, part)
    passage, last = part.passages[0], 0
    for number, (piece, head) in enumerate(zip(pieces, heads, strict=True)):
        if head and number in claimed:
            passage, last = claimed[number], head.ordinal
            if _reworded(head, passage):
                findings.append(_heading_hint(piece, head, passage))
            if text := head.rest or _only_words(head, passage, number, claimed, pieces):
                texts[passage.key].append(text)
            continue
        if head and head.ordinal == last + 1 and _bracketed(head) and last >= 1:
            last = head.ordinal
            findings.append(_unknown_heading(piece, head, passage))
        texts[passage.key].append(piece.text)


def _only_words(
    head: SubHead, passage: Passage, number: int, claimed: dict[int, Passage], pieces: list[Portion]
) -> str:
    """The wording of a far drifted sub-heading that nothing follows: it is all that is said."""
    is_last = number + 1 == len(pieces) or number + 1 in claimed
    close = likeness(head.wording, passage.heading)
    return head.wording if is_last and head.ordinal and close < FAR else ""


def _claims(
    pieces: list[Portion], heads: list[SubHead | None], part: Narrative
) -> dict[int, Passage]:
    """Which paragraphs open which passage: by wording, then by number where it drifted far."""
    passages = tuple(passage for passage in part.passages if passage.heading)
    found = {n: passage_of(head, passages) for n, head in enumerate(heads) if head}
    claims: dict[int, Passage] = {}
    for n, passage in found.items():
        if passage and passage not in claims.values():
            claims[n] = passage
    for n, head in enumerate(heads):
        if head and n not in claims and 1 <= head.ordinal <= len(passages) and _bracketed(head):
            passage = passages[head.ordinal - 1]
            before = [passages.index(p) for m, p in claims.items() if m < n]
            after = [passages.index(p) for m, p in claims.items() if m > n]
            between = max(before, default=-1) < head.ordinal - 1 < min(after, default=9)
            close = likeness(head.wording, passage.heading)
            if between and (head.states or close >= BY_NUMBER):
                claims[n] = passage
    return claims


def _bracketed(head: SubHead) -> bool:
    return ")" in normalise(head.printed)[:4]


def _reworded(head: SubHead, passage: Passage) -> bool:
    if not head.ordinal:
        return normalise(head.wording) != bare(passage.heading)
    return normalise(head.printed) != normalise(passage.heading)


def _heading_hint(piece: Portion, head: SubHead, passage: Passage) -> Finding:
    if head.states:
        message = f"{piece.where}：“{head.printed}”后没有小标题，文字按“{passage.heading}”收录。"
    else:
        message = f"{piece.where}：小标题写作“{head.printed}”，按“{passage.heading}”收录。"
    return Finding("read.heading", Severity.HINT, passage.key, message)


def _unknown_heading(piece: Portion, head: SubHead, passage: Passage) -> Finding:
    message = (
        f"{piece.where}：“{head.printed}”不是格式规定的小标题，连同其后的文字留在"
        f"“{passage.label}”中，请核对。"
    )
    return Finding("read.unplaced", Severity.WARNING, passage.key, message)


# -- part five ------------------------------------------------------------------------------------

_ABOUT_PROBLEMS = re.compile(r"问题|不足|困难|短板")
_ABOUT_MEASURES = re.compile(r"改进|措施|下一步|下步|整改|今后|打算|努力方向|解决办法")
_ANSWERS = re.compile(r"(?:针对|对于|围绕|对照).*(?:问题|不足|困难|短板)")
_NUMBER = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十\d]+[）)、.．])?\s*")
_HEAD = re.compile(r"^[^。；：:，,！？]{2,30}(?=[：:，,。]|$)")
_TURN = re.compile(r"(?<=。)(?=[^。；：:，,]{0,10}(?:改进|整改)[^。；：:，,]{0,8}[：:])")


def _problems(
    pieces: list[Portion], part: Narrative, texts: Texts, findings: list[Finding]
) -> None:
    """Problems (问题) until a paragraph that opens with the measures (改进). The labels that the
    portal itself prints over the two are headings and are left out."""
    problems, improvements = part.passages
    passage, own = problems, {bare(p.label): p for p in part.passages}
    paragraphs = [p for piece in pieces for p in _TURN.split(piece.text)]
    for text in paragraphs:
        label = own.get(bare(text)) if len(text) < 20 else None
        if label is not None:
            passage = label
            continue
        if passage is problems and _opens_measures(text):
            passage = improvements
        texts[passage.key].append(text)


def _opens_measures(text: str) -> bool:
    head = _HEAD.match(text[_NUMBER.match(text).end() :])  # type: ignore[union-attr]
    if head is None:
        return False
    words = head[0]
    if _ANSWERS.match(words):
        return True
    # 「存在的问题及改进措施」 heads both and tells nothing apart.
    return bool(_ABOUT_MEASURES.search(words)) and not _ABOUT_PROBLEMS.search(words)


_SPLIT = {"overview": _overview, "problems": _problems}


# -- what has no text of its own ------------------------------------------------------------------


def _spill(piece: Portion, part: Part, form: Format, texts: Texts, findings: list[Finding]) -> None:
    """Put a paragraph from among the tables into the nearest text, the earlier if two are."""
    at = form.parts.index(part)
    near = min(
        (p for p in form.parts if isinstance(p, Narrative)),
        key=lambda p: abs(form.parts.index(p) - at),
    )
    earlier = form.parts.index(near) < at
    passage = near.passages[-1 if earlier else 0]
    if earlier:
        texts[passage.key].append(piece.text)
    else:
        texts[passage.key].insert(0, piece.text)
    shown = " ".join(piece.text.split())
    shown = shown if len(shown) <= 60 else shown[:60] + "……"
    message = (
        f"{piece.where}：“{part.heading}”中表格以外的文字“{shown}”已放入“{passage.label}”，请核对。"
    )
    findings.append(Finding("read.unplaced", Severity.WARNING, passage.key, message))
