"""The words of the lexicon and of the statutory tables, in one pattern that reads the longest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from reports.statute import FORMATS
from reports.statute.labels import bare
from reports.statute.schema import Heading

from .lexicon import LEXICON, Kind

_RESULT = "result."
_AT_ONCE = 16  # first characters that are looked through one by one
_SHORTENED = re.compile(r"^属于|^本机关|^行政(?=规范)|[“”]|[（(].*|件数$|^本年")
_APPLICANTS = tuple(
    "".join(words)
    for words in product(
        ("公民", "自然人"),
        ("、", "，", "和", ""),
        ("法人",),
        ("、", "和", "或", "或者", "及", "以及", "与", "，"),
        ("其他组织", "其它组织", "其他社会组织"),
    )
)
_CHALLENGES = ("review", "suit.direct", "suit.after_review")
_ROWS = {
    "art20_1.normative_documents": "normative",
    "art20_1.rules": "rules",
    "art20_5.licences": "licences",
    "art20_6.penalties": "penalties",
    "art20_6.compulsory_measures": "compulsory",
    "art20_8.fees": "fees",
}


class Sense(NamedTuple):
    """What a word is and what it means."""

    kind: str
    sense: str


@lru_cache(maxsize=1)
def senses() -> dict[str, Sense]:
    """Every word with its meaning; a word of the lexicon goes before a label of the formats."""
    known: dict[str, Sense] = {}
    for word, sense in _labels():
        known.setdefault(word, sense)
    known |= {word: Sense(kind, sense) for kind, sense, words in LEXICON for word in words.split()}
    return known | {word: Sense(Kind.FILL, "fill") for word in _APPLICANTS}


def _labels() -> Iterator[tuple[str, Sense]]:
    """The labels of the statutory rows as prose writes them: 「部分公开」, 「本机关不掌握…」."""
    for form in FORMATS.values():
        for key, cells in form.tables["applications"].rows.items():
            if key.startswith(_RESULT) and key != _RESULT + "total":
                yield from _written(cells[0].row, key)
        for key in _CHALLENGES:
            for cells in filter(None, [form.tables["challenges"].rows.get(key)]):
                yield cells[0].row.label, Sense(Kind.OBJECT, key)
        for key, name in _ROWS.items():
            for cells in filter(None, [form.tables["disclosures"].rows.get(key)]):
                yield cells[0].row.label, Sense(Kind.OBJECT, name)


def _written(row: Heading, key: str) -> Iterator[tuple[str, Sense]]:
    """The label of a row, shortened, and that of the branch that it belongs to."""
    branch = ".".join(key.split(".")[:2])
    labels = {branch: row.path[-1] if key == branch else row.path[-2], key: row.label}
    for sense, label in labels.items():
        for word in {bare(label), _SHORTENED.sub("", bare(label))}:
            if len(word) > 2:
                yield word, Sense(Kind.OUTCOME, sense)


def longest_first(words: Iterable[str]) -> str:
    """A pattern of words, the longest at each place, as a tree of their characters: at each
    character it looks at most as far as the longest word."""
    tree: dict = {}
    for word in words:
        node = tree
        for sign in word:
            node = node.setdefault(sign, {})
        node[""] = {}
    signs = sorted(tree)
    few = [signs[n : n + _AT_ONCE] for n in range(0, len(signs), _AT_ONCE)]
    return "|".join(f"(?=[{group[0]}-{group[-1]}])(?:{_pattern_of(tree, group)})" for group in few)


def _pattern_of(tree: dict, signs: list[str]) -> str:
    return "|".join(re.escape(sign) + _pattern(tree[sign]) for sign in signs)


def _pattern(node: dict) -> str:
    """A word that ends here may go on, and does if it can."""
    branches = [re.escape(sign) + _pattern(below) for sign, below in node.items() if sign]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{joined})?" if "" in node else joined
