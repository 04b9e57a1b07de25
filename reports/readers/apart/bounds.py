"""What the reading of one file may cost, and the sentences when it costs more."""

from __future__ import annotations

import signal
from dataclasses import dataclass

from ..limits import LIMITS
from ..recognition import is_old_office

SAVE_ANEW = "请检查文件，或用原来的软件打开、另存为 .docx 或 .xlsx 后再上传。"


@dataclass(frozen=True)
class Bounds:
    """Memory in megabytes of address space, processor time and time by the clock in seconds."""

    megabytes: int = 512
    processor: int = 10
    seconds: float = 20.0

    def seconds_for(self, data: bytes) -> float:
        """How long the process may take; LibreOffice, which it may start, has a limit of its
        own."""
        return self.seconds + (LIMITS.office_seconds if is_old_office(data) else 0)

    @property
    def too_long(self) -> str:
        return (
            f"读这个文件用的时间超过上限（处理器 {self.processor} 秒，共 {self.seconds:g} 秒），"
            f"已停止；{SAVE_ANEW}"
        )

    @property
    def too_large(self) -> str:
        return f"读这个文件用的内存超过上限（{self.megabytes} MB），已停止；{SAVE_ANEW}"

    def death(self, status: int, *, stopped: bool) -> str:
        """Why there is no answer from a process that ended with a status."""
        if stopped or status == -signal.SIGXCPU:
            return self.too_long
        return f"读这个文件的程序意外退出，文件可能已损坏，或者太大；{SAVE_ANEW}"
