"""No word of a file is lost: wherever something is added, it stands in a text or is quoted."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.readers import read
from tests.readers.blocks import KINDS, blocks_of
from tests.readers.reports import WHOLE

ADDED = (
    "丁卯记号",
    "另有丁卯记号17件。",
    "注：丁卯记号。",
    "（二）丁卯记号",
    "（三）2022年丁卯记号未收到申请。",
    "五、丁卯记号",
    "丁卯记号，详见附件；来源：统计。",
    "3.丁卯记号情况",
    "单位：丁卯",
)
BETWEEN = ("", " ", "：", "。", "　", "\t", "，")


def told(reading) -> str:
    """All that a reading says, without spaces."""
    document = reading.document
    words = [*document.texts.values(), document.title, document.agency]
    return re.sub(r"\s", "", "".join([*words, *(f.message for f in reading.findings)]))


def pieces(added: str) -> list[str]:
    """What is added, cut where a heading may end: its number and wording are told by themselves."""
    return [piece for piece in re.split(r"[\s：。]|(?<=）)", added) if piece]


def lost(addition, kind: str) -> list[str]:
    blocks, added = addition
    said = told(read(KINDS[kind](blocks)))
    return [piece for piece in pieces(added) if piece not in said]


@st.composite
def additions(draw):
    """(blocks with something added after the title, what was added)."""
    blocks = list(blocks_of(WHOLE[draw(st.sampled_from(sorted(WHOLE)))]))
    added = draw(st.sampled_from(ADDED))
    at = draw(st.integers(1, len(blocks) - 1))
    block = blocks[at]
    if isinstance(block, str):
        between = draw(st.sampled_from(BETWEEN))
        replaced = draw(
            st.sampled_from([[block, added], [added, block], [block + between + added]])
        )
        blocks[at : at + 1] = replaced
        return blocks, added
    rows = [list(row) for row in block]
    y, x = draw(st.integers(0, len(rows) - 1)), draw(st.integers(0, len(rows[0]) - 1))
    manner = draw(st.sampled_from(["row", "cell", "behind", "before", "in its place"]))
    if manner == "row":
        rows.insert(y, [added])
    elif manner == "behind":
        rows[y].append(added)
    elif manner == "before":
        rows[y].insert(0, added)
    elif manner == "in its place" and not rows[y][x]:
        rows[y][x] = added
    else:
        rows[y][x] += added
    blocks[at] = rows
    return blocks, added


def examples(number):
    return settings(
        max_examples=number, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )


@pytest.mark.parametrize("kind", ["text", "page"])
@given(addition=additions())
@examples(150)
def test_what_is_added_is_told(kind, addition):
    assert lost(addition, kind) == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"text", "page"}))
@given(addition=additions())
@examples(8)
def test_what_is_added_to_other_kinds_is_told(kind, addition):
    assert lost(addition, kind) == []
