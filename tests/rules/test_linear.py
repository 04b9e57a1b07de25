"""Every rule takes time in proportion to the text: steps are counted, never seconds."""

import importlib
import pkgutil
import re
import sys
from re import _constants as ops
from re import _parser

import pytest

import reports.rules
from reports.rules import Context, examine
from reports.rules.text.lexicon import LEXICON
from tests.rules.given import clean

SIGNS = (
    "1",
    "1,",
    "一",
    "（",
    "）",
    "（）",
    "《",
    "“",
    "，",
    "、",
    "；",
    "：",
    "2023年",
    "2021年，",
    "X",
    "_",
)
TERMS = sorted({words.split()[0] for _, _, words in LEXICON})
PHRASES = (
    "收到申请3件、",
    "其中3件，占5%，",
    "（3件",
    "行政复议、",
    "未发生行政复议、",
    "未收到申请，",
    "上年3件，同比增长5%，",
    "除2件外，其余3件，",
    "3件，共3件，",
    "全市各部门、",
    "2021年，我局公开信息3条，",
    "统计期限1月1日至",
    "由总体情况、",
    "（二）",
    "二是",
)


def steps(text: str) -> int:
    """The lines of Python that the rules run through for a text."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        if "/reports/rules/" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        examine(clean({"overview.on_request": text, "preamble": text}))
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("repeated", (*SIGNS, *TERMS, *PHRASES))
def test_four_times_the_text_takes_four_times_the_steps(repeated):
    steps(repeated)  # what is made once
    short, long = (steps((repeated * n)[:n]) for n in (300, 1200))
    assert long < 4.6 * short + 500


@pytest.mark.slow
@pytest.mark.parametrize(
    "repeated", ("1", "（", "，", "、", "2023年", "未", "收到", *PHRASES[:2], PHRASES[4])
)
def test_a_hundred_thousand_characters_are_examined(repeated):
    text = (repeated * 100_000)[:100_000]
    examine(clean({"overview.on_request": text}), context=Context())


def patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Every pattern of the rules that a module holds by name or in a table."""
    found = []
    for info in pkgutil.walk_packages(reports.rules.__path__, "reports.rules."):
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            for held in value if isinstance(value, (tuple, list)) else (value,):
                for one in held if isinstance(held, tuple) else (held,):
                    if isinstance(one, re.Pattern):
                        found.append((f"{info.name}.{name}", one))
    return found


def endless(parsed, within: bool = False) -> bool:
    """Whether something without a bound is repeated without a bound, or nearly any character is
    before something that must follow: both are tried again from every character."""
    return any(
        _endless_item(op, argument, within, followed=parsed[at + 1 :].getwidth()[0] > 0)
        for at, (op, argument) in enumerate(parsed)
    )


def _endless_item(op, argument, within: bool, *, followed: bool) -> bool:
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
        _, most, item = argument
        unbounded = most is ops.MAXREPEAT
        loose = within or (followed and _anything(item))
        return (unbounded and loose) or endless(item, within or unbounded)
    if op is ops.BRANCH:
        return any(endless(one, within) for one in argument[1])
    inner = {ops.SUBPATTERN: -1, ops.ASSERT: 1, ops.ASSERT_NOT: 1}.get(op)
    return inner is not None and endless(argument[inner], within)


def _anything(item) -> bool:
    op, argument = item[0]
    return op in (ops.ANY, ops.NOT_LITERAL) or (op is ops.IN and argument[0][0] is ops.NEGATE)


def test_no_pattern_goes_on_without_end():
    named = patterns()
    assert len(named) > 20
    assert [name for name, pattern in named if endless(_parser.parse(pattern.pattern))] == []


def test_what_is_endless():
    assert endless(_parser.parse(r"[^，]*件"))
    assert endless(_parser.parse(r"(?:a+)*"))
    assert not endless(_parser.parse(r"[^，]{0,20}件|\d+"))
