"""Numbers as Chinese prose writes them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.rules.numerals import counted, han, money, percentages


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("三", 3),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("二千三百一十", 2310),
        ("三万零六", 30006),
    ],
)
def test_han(numeral, value):
    assert han(numeral) == value


@given(st.integers(1, 9999))
def test_han_reads_back_what_was_written(number):
    digits, places = "零一二三四五六七八九", ("千", "百", "十", "")
    written = "".join(
        digits[int(d)] + place if d != "0" else "零"
        for d, place in zip(f"{number:04}", places, strict=True)
    )
    assert han(written) == number


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("收到12件、1,024条", [(12, True), (1024, True)]),
        ("约120件", [(120, False)]),
        ("100余件", [(100, False)]),
        ("14万余条", [(14, False)]),
        ("1.2万件", [(Decimal("1.2"), False)]),
        ("30件左右", [(30, False)]),
        ("十二件", [(12, True)]),
        ("第3次", []),
        ("20个工作日", []),
        ("5个百分点", []),
        ("2023年1月", []),
        ("3件部分公开", [(3, True)]),
        ("数十件", []),
    ],
)
def test_counted(text, numbers):
    assert [(n.value, n.exact) for n in counted(text, 0, len(text))] == numbers


def test_percentages_and_money():
    (percent,) = percentages("占32.90%。", 0, 8)
    assert (percent.value, percent.places, percent.exact) == (Decimal("32.90"), 2, True)
    text = "收费18.87万元，约3亿元，500元"
    assert [(n.value, n.unit, n.exact) for n in money(text, 0, len(text))] == [
        (Decimal("18.87"), "万元", True),
        (3, "亿元", False),
        (500, "元", True),
    ]
