"""Chinese numerals (十二, 一百零五)."""

_DIGITS = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}


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
        else:
            digit = _DIGITS[sign]
    return total + digit
