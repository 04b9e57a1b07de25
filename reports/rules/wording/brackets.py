"""Where brackets and quotation marks stand without their other half."""

import re

_CLOSES = dict(zip("）】》〉」』”’〕]}", "（【《〈「『“‘〔[{", strict=True))
_OPENS = frozenset(_CLOSES.values())
_SIGN = re.compile(f"[{re.escape(''.join((*_CLOSES, *_OPENS)))}]")
_NUMBER = re.compile(r"(?:^|[\n。；：，])[（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])$")
_APOSTROPHE = re.compile(r"[A-Za-z]’[A-Za-z]")


def unpaired(text: str) -> list[int]:
    """The positions of brackets and quotation marks (full-width) without their other half.

    「1）」 and 「一）」 that begin an item need none. An opening mark that is still open when its
    outer pair closes is the one that lacks its half.
    """
    open_marks: list[int] = []
    waiting = dict.fromkeys(_OPENS, 0)  # how many of each are open
    alone: list[int] = []
    for match in _SIGN.finditer(text):
        position, sign = match.start(), match[0]
        if sign in _OPENS:
            open_marks.append(position)
            waiting[sign] += 1
        elif not _needs_none(text, position):
            if not waiting[_CLOSES[sign]]:
                alone.append(position)
                continue
            while text[open_marks[-1]] != _CLOSES[sign]:
                waiting[text[open_marks[-1]]] -= 1
                alone.append(open_marks.pop())
            waiting[_CLOSES[sign]] -= 1
            open_marks.pop()
    return sorted(alone + open_marks)


def _needs_none(text: str, position: int) -> bool:
    if text[position] == "）":
        start = max(0, position - 5)
        head = text[start:position]
        return bool(_NUMBER.search(head)) and "（" not in head[-4:]
    return text[position] == "’" and bool(_APOSTROPHE.match(text[position - 1 : position + 2]))
