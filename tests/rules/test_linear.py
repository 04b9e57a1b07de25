"""Every rule takes time in proportion to the text: steps are counted, never seconds."""

import cProfile
import importlib
import pkgutil
import re
import sys
from re import _constants as ops
from re import _parser

import pytest

import reports.rules
from reports.rules import RULES, Context, examine
from reports.rules.settings import OLD_WORDS, RESIDUE
from reports.rules.text import names, tokens
from reports.rules.text.lexicon import LEXICON
from reports.statute import FORMATS
from tests.rules.given import clean
from tests.rules.looking import watch

LATER = list(FORMATS)[1:]  # formats that have an older one
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
    "二〇二一年，我局公开信息3条。",
    "统计期限为二〇二三年一月一日。",
    "甲3件、乙2件，分别占60%和40%，",
    "3件，由甲2件、乙1件组成。",
    "市教育局未收到申请，",
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


MAKERS = (
    (tokens, "_scanner"),
    (names, "_pattern"),
    (sys.modules["reports.rules.wording.residue"], "_pattern"),
    (sys.modules["reports.rules.wording.old_format"], "_pattern"),
)


@pytest.mark.slow
@pytest.mark.parametrize("repeated", (*SIGNS, *PHRASES))
def test_four_times_the_text_is_looked_at_four_times(repeated, monkeypatch):
    counted = watch(monkeypatch, MAKERS)
    looked = []
    for length in (600, 2400):
        counted[0] = 0
        text = (repeated * length)[:length]
        examine(clean({"overview.on_request": text, "preamble": text, "problems": text}))
        looked.append(counted[0])
    assert looked[1] < 4.6 * looked[0] + 500


LONG = 100_000
CLASSES = (*SIGNS, "其中", "件", " ", "共", "1件", "1、", "（一）", "未收到", "政府")


def operations(text: str) -> dict[str, int]:
    """How many functions, of Python and of C, each rule calls for a text."""
    report = clean({"overview.on_request": text, "preamble": text[:2000]}, title=text[:2000])
    context = Context(previous=clean({"overview.on_request": text[1:]}, year=report.year - 1))
    counted = {}
    for id, rule in RULES.items():
        with cProfile.Profile() as profile:
            rule.findings(report, context)
        counted[id] = sum(entry.callcount for entry in profile.getstats())
    return counted


@pytest.mark.slow
@pytest.mark.parametrize("repeated", CLASSES)
def test_a_hundred_thousand_characters_take_four_times_a_quarter(repeated):
    text = (repeated * LONG)[:LONG]
    quarter, whole = operations(text[: LONG // 4]), operations(text)
    assert {id: n for id, n in whole.items() if n > 4.4 * quarter[id] + 2000} == {}
    assert max(whole.values()) < 40 * LONG


MADE = (
    (tokens._scanner, ()),
    (names._pattern, ("焦作市武陟县教育局", False)),
    (names._pattern, ("焦作市人民政府", True)),
    (sys.modules["reports.rules.wording.residue"]._pattern, (RESIDUE,)),
    *((sys.modules["reports.rules.wording.old_format"]._pattern, (f, OLD_WORDS)) for f in LATER),
)


def patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Every pattern of the rules that a module holds by name or in a table, or makes."""
    found = [(f.__module__, f(*arguments)) for f, arguments in MADE]
    for info in pkgutil.walk_packages(reports.rules.__path__, "reports.rules."):
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            for held in value if isinstance(value, (tuple, list)) else (value,):
                for one in held if isinstance(held, tuple) else (held,):
                    if isinstance(one, re.Pattern):
                        found.append((f"{info.name}.{name}", one))
    return found


def endless(parsed, within: bool = False) -> bool:
    """Whether something without a bound is repeated without a bound, or stands before something
    that must follow: both are tried again from every character."""
    return any(
        _endless_item(op, argument, within, followed=parsed[at + 1 :].getwidth()[0] > 0)
        for at, (op, argument) in enumerate(parsed)
    )


def _endless_item(op, argument, within: bool, *, followed: bool) -> bool:
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
        _, most, item = argument
        unbounded = most is ops.MAXREPEAT
        return (unbounded and (within or followed)) or endless(item, within or unbounded)
    if op is ops.BRANCH:
        return any(endless(one, within) for one in argument[1])
    inner = {ops.SUBPATTERN: -1, ops.ASSERT: 1, ops.ASSERT_NOT: 1}.get(op)
    return inner is not None and endless(argument[inner], within)


def test_no_pattern_goes_on_without_end():
    named = patterns()
    assert len(named) > 20
    assert [name for name, pattern in named if endless(_parser.parse(pattern.pattern))] == []


def test_what_is_endless():
    assert endless(_parser.parse(r"[^，]*件"))
    assert endless(_parser.parse(r"(?:a+)*"))
    assert endless(_parser.parse(r"\d+年"))
    assert not endless(_parser.parse(r"[^，]{0,20}件|\d+"))
