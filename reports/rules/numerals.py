"""Chinese numerals (十二, 一百零五), and dates written in them (二〇二三年十二月三十一日)."""

import re

_DIGITS = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_DIGITS |= {sign: n for n, sign in enumerate("零壹贰叁肆伍陆柒捌玖")}
_PLACES = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_TENS = {"廿": 20, "卅": 30}
NUMERALS = "".join((*_DIGITS, *_PLACES, *_TENS))

_YEAR_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = re.compile(r"[二2][〇○零0][〇○零一二三四五六七八九0-9]{2}(?=年)")
_DAY = re.compile(r"[一二三四五六七八九十]{1,3}(?=[月日])")


def years_in_digits(text: str) -> str:
    """The text with 「二〇二三年」 as 「2023年」, at the same length."""
    return _YEAR.sub(lambda match: match[0].translate(_YEAR_DIGITS), text)


def dates_in_digits(text: str) -> str:
    """The text with its dates in digits, at the same length: 三十一日 is 031日. (「十月」 has no
    room for two digits and is 0月, which is no month that anything is compared with.)"""
    return _DAY.sub(lambda match: _filling(match[0]), years_in_digits(text))


def _filling(numeral: str) -> str:
    return str(han(numeral)).rjust(len(numeral), "0")[-len(numeral) :]


def han(numeral: str) -> int:
    """The value of a Chinese numeral below 10^8: 十二 is 12, 一百零五 is 105."""
    high, ten_thousand, low = numeral.rpartition("万")
    if ten_thousand:
        return han(high) * 10000 + (han(low) if low else 0)
    total, digit = 0, 0
    for sign in numeral:
        if sign in _PLACES:
            total += (digit or 1) * _PLACES[sign]
            digit = 0
        elif sign in _TENS:
            total += _TENS[sign]
        else:
            digit = _DIGITS[sign]
    return total + digit
