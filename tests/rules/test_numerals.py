"""Numbers as Chinese prose writes them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.rules.numerals import han
from reports.rules.prose import folded
from reports.rules.text.tokens import NUMBER, scan


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
    assert numbers_in(text) == numbers


def numbers_in(text: str) -> list[tuple]:
    """(value, exact) of the numbers with a counting word."""
    return [
        (t.quantity.value, t.quantity.exact)
        for t in scan(folded(text))
        if t.sense and t.kind == NUMBER
    ]


def test_percentages_and_money():
    tokens = [t for t in scan("占32.90%，收费18.87万元，罚款500元") if t.kind == NUMBER]
    assert [(t.quantity.value, t.quantity.unit, t.quantity.places) for t in tokens] == [
        (Decimal("32.90"), "%", 2),
        (Decimal("18.87"), "万元", 2),
        (500, "元", 0),
    ]
