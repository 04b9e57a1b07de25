"""How one text became another: both texts are rebuilt, no figure is cut, and it costs in proportion
to the length whatever the texts are."""

import sys
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reports.statute.wording import Piece, compare

TEXTS = st.text("甲乙丙，。\n12.%AB", max_size=60)


def marked(before: str, after: str) -> str:
    """The comparison as one would write it by hand."""
    signs = {"same": "{}", "gone": "[{}]", "new": "<{}>"}
    return "".join(signs[piece.kind].format(piece.text) for piece in compare(before, after))


def rebuilt(pieces: list[Piece]) -> tuple[str, str]:
    return (
        "".join(piece.text for piece in pieces if piece.kind != "new"),
        "".join(piece.text for piece in pieces if piece.kind != "gone"),
    )


@given(before=TEXTS, after=TEXTS)
@example(before="甲" * 50, after="甲" * 49 + "乙")
@example(before="", after="甲")
def test_the_pieces_give_both_texts(before, after):
    assert rebuilt(compare(before, after)) == (before, after)


@given(before=TEXTS, after=TEXTS)
def test_what_stayed_parts_what_changed(before, after):
    """No two pieces of a kind stand together, and what went stands before what came."""
    kinds = [piece.kind for piece in compare(before, after)]
    changes = {("gone", "new"), *((kind, "same") for kind in ("gone", "new"))}
    assert set(pairwise(kinds)) <= changes | {("same", kind) for kind in ("gone", "new")}


@given(text=TEXTS)
def test_a_text_stayed_itself(text):
    assert compare(text, text) == ([Piece("same", text)] if text else [])


@given(
    text=st.text("甲乙丙丁戊己庚辛，。", max_size=300),
    at=st.integers(0, 300),
    what=st.text("子丑寅卯", min_size=1, max_size=20),
)
def test_what_came_in_one_place_is_all_that_came(text, at, what):
    """The characters that came occur nowhere else, so that there is one answer."""
    after = text[:at] + what + text[at:]
    pieces = [Piece("same", text[:at]), Piece("new", what), Piece("same", text[at:])]
    assert compare(text, after) == [piece for piece in pieces if piece.text]
    assert [p.text for p in compare(after, text) if p.kind == "gone"] == [what]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("收到申请12件。", "收到申请15件。", "收到申请[12]<15>件。"),
        ("支出1,234.5万元", "支出1,334.5万元", "支出[1,234.5]<1,334.5>万元"),
        ("占5.6%，", "占5.7%，", "占[5.6%]<5.7%>，"),
        ("用OFD文件", "用PDF文件", "用[OFD]<PDF>文件"),
        ("一是甲，三是乙。", "一是甲，二是丙，三是乙。", "一是甲，<二是丙，>三是乙。"),
        ("认真做好公开工作。", "做好公开工作。", "[认真]做好公开工作。"),
        ("第一段。\n第二段。", "第一段。\n插入。\n第二段。", "第一段。\n<插入。\n>第二段。"),
        ("加强领导的建设", "改善队伍的面貌", "[加强领导的建设]<改善队伍的面貌>"),
    ],
)
def test_it_reads_as_one_would_mark_it_by_hand(before, after, expected):
    assert marked(before, after) == expected


def test_a_sentence_that_moved_went_and_came():
    first, second = "公开内容的针对性不够强。", "政策解读的形式还不够丰富。"
    assert marked(first + second, second + first) == f"[{first}]{second}<{first}>"


def steps(before: str, after: str) -> int:
    """The lines of Python that a comparison runs."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        count += event == "line"
        return trace

    sys.settrace(trace)
    try:
        compare(before, after)
    finally:
        sys.settrace(None)
    return count


def prose(length: int, *, seed: int) -> str:
    """Characters in no order that anybody could foresee, the same every time."""
    signs, state, text = "政府信息公开工作年度报告，。", seed, []
    for _ in range(length):
        state = (state * 1103515245 + 12345) % 2**31
        text.append(signs[(state >> 16) % len(signs)])
    return "".join(text)


PAIRS = {
    "nothing in common": lambda n: (prose(n, seed=1), prose(n, seed=2)),
    "a change in every clause": lambda n: (
        "".join(f"第{k}项公开{k}件，" for k in range(n // 10)),
        "".join(f"第{k}项公开{k + 1}件，" for k in range(n // 10)),
    ),
    "one clause again and again": lambda n: ("甲乙丙。" * (n // 4), "甲乙。丙" * (n // 4)),
    "two signs": lambda n: (
        "".join("甲乙"[int(c in "政府信息公开，")] for c in prose(n, seed=3)),
        "".join("甲乙"[int(c in "政府信息公开，")] for c in prose(n, seed=4)),
    ),
    "turned around": lambda n: (prose(n, seed=5), prose(n, seed=5)[::-1]),
}


@pytest.mark.slow
@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_twice_the_length_costs_about_twice(pair):
    short, long = steps(*pair(5_000)), steps(*pair(20_000))
    assert long < 6 * short + 10_000
    assert long < 100 * 20_000
