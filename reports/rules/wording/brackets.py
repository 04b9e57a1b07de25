"""Where brackets and quotation marks stand without their other half."""

import re

_CLOSES = dict(zip("）】》〉」』”’〕]}", "（【《〈「『“‘〔[{", strict=True))
_OPENS = frozenset(_CLOSES.values())
_NUMBER = re.compile(r"(?:^|[\n。；：，])[（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])$")
_APOSTROPHE = re.compile(r"[A-Za-z]’[A-Za-z]")


def unpaired(text: str) -> list[int]:
    """The positions of brackets and quotation marks (full-width) without their other half.

    「1）」 and 「一）」 that begin an item need none. An opening mark that is still open when its
    outer pair closes is the one that lacks its half.
    """
    open_marks: list[int] = []
    alone: list[int] = []
    for position, sign in enumerate(text):
        if sign in _OPENS:
            open_marks.append(position)
        elif sign in _CLOSES and not _needs_none(text, position):
            partners = [n for n in open_marks if text[n] == _CLOSES[sign]]
            if not partners:
                alone.append(position)
                continue
            alone += [n for n in open_marks if n > partners[-1]]
            open_marks = [n for n in open_marks if n < partners[-1]]
    return sorted(alone + open_marks)


def _needs_none(text: str, position: int) -> bool:
    if text[position] == "）":
        start = max(0, position - 5)
        head = text[start:position]
        return bool(_NUMBER.search(head)) and "（" not in head[-4:]
    return text[position] == "’" and bool(_APOSTROPHE.match(text[position - 1 : position + 2]))
