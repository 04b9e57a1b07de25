"""Bodies by their names: 「区教育局」 is another, 「市人社局」 may be the agency itself."""

from __future__ import annotations

from .lexicon import Kind
from .names import shortens
from .tokens import GAP, IGNORED, MARK, Token

_ENDINGS = tuple("局委办厅院所站队会镇乡村校处科室")
_ENDINGS += ("中心", "街道", "单位", "部门", "机关", "社区")
_SHORTEST = 3
_BEFORE = frozenset((MARK, Kind.TIME, Kind.BODY))
_ACTS = frozenset((Kind.DENY, Kind.ARRIVAL, Kind.DONE, Kind.DOCUMENT, Kind.DECIDE))


def with_bodies(tokens: list[Token], words: str, agency: str) -> list[Token]:
    """The tokens; a name that nobody knows is the body that acts where it begins a clause and
    what it did follows."""
    for at in [at for at, token in enumerate(tokens[:-2]) if token.kind == GAP]:
        name = _named(tokens, at, words)
        if len(name) >= _SHORTEST and name.endswith(_ENDINGS):
            whose = "own" if shortens(name, agency) else "named"
            tokens[at] = tokens[at]._replace(kind=Kind.BODY, sense=whose)
    return tokens


def _named(tokens: list[Token], at: int, words: str) -> str:
    """The words of a gap, with 局 or 部 right behind it; empty if none acts there."""
    follows = tokens[at + 1]
    last = follows if follows.sense == "office" else tokens[at]
    if tokens[at + 1 + (last is follows)].kind not in _ACTS:
        return ""
    if at and (tokens[at - 1].kind not in _BEFORE or tokens[at - 1].sense == "）"):
        return ""
    return words[tokens[at].start : last.end].strip(IGNORED)
