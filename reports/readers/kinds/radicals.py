"""Radicals that PDFs write for the characters they look like (部首).

Fonts share one glyph between a character and its radical, and some programs write the radical:
「⼯作」 for 「工作」. Nobody types a radical in a report, so each is the character meant.
"""

import unicodedata

_KANGXI = range(0x2F00, 0x2FD6)  # Unicode says which character each is
_SIMPLIFIED = (  # of the supplement Unicode does not say
    "⺟母⺠民⺁厂⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风"
    "⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"
)
RADICALS: dict[int, str] = {n: unicodedata.normalize("NFKC", chr(n)) for n in _KANGXI} | {
    ord(radical): character
    for radical, character in zip(_SIMPLIFIED[::2], _SIMPLIFIED[1::2], strict=True)
}
