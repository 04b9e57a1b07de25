"""What kind of file it is, by its content (the name says nothing)."""

from __future__ import annotations

from collections.abc import Callable

from .limits import LIMITS
from .text import read_text
from .understand import Reading, understand
from .unreadable import Unreadable

Reader = Callable[[bytes, str], Reading]


def reader_of(data: bytes) -> Reader:
    """The reader for a file; Unreadable if it is empty, too large, or of no kind that is read."""
    refuse_larger(data, LIMITS.text_bytes)
    if not data.strip():
        raise Unreadable("文件是空的：没有任何内容，请检查是否选错了文件或上传中断。")
    return lambda data, name: understand(read_text(data), name=name)


def refuse_larger(data: bytes, limit: int) -> None:
    if len(data) > limit:
        raise Unreadable(
            f"文件有 {len(data) / 1e6:.0f} MB，超过 {limit / 1e6:.0f} MB 的上限；"
            "请删去图片等附件，只上传报告本身。"
        )
