"""What was and what is, in words a person reads on the trail (留痕)."""

import hashlib
import json
from collections.abc import Mapping

from .refusals import Refused

NOTHING = "（无）"
YES_NO = {True: "是", False: "否"}


def changes(
    before: Mapping[str, object], after: Mapping[str, object], *, names: Mapping[str, str]
) -> list[str]:
    """One line for each value that differs: ``姓名：张三 → 张四``."""
    return [
        f"{name}：{shown(before[key])} → {shown(after[key])}"
        for key, name in names.items()
        if before[key] != after[key]
    ]


def shown(value: object) -> str:
    """A value as a person reads it, on one line; what is empty is said to be."""
    if isinstance(value, bool):
        return YES_NO[value]
    return NOTHING if value is None or value == "" else " ".join(str(value).split())


def mark(state: object) -> str:
    """What a page showed, in sixteen characters: a form sends it back, so that nobody overwrites
    what he has not seen."""
    said = json.dumps(state, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def refuse_unseen(seen: str, state: object) -> None:
    """Refused if the form began from another state than what stands now."""
    if seen != mark(state):
        raise Refused("在您打开之后，这里的内容已被他人改动，您的改动没有存入。请核对后再改一次。")
