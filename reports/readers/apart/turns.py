"""How many files are read at once by all processes of a site: turns, as locks on files."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore
from time import monotonic, sleep

_PAUSE = 0.05


class Crowded(Exception):
    """Nobody's turn comes soon. The message is a sentence for the clerk."""

    def __init__(self) -> None:
        super().__init__("现在读文件的人多，请过一会儿再上传。")


class Turns:
    """So many turns in a folder that all processes of a site share. A lock ends with the process
    that holds it, however that ends.

    In one process no more threads than there are turns may hold or await one: the others of a web
    server stay free for those who read pages."""

    def __init__(self, folder: Path, *, number: int, wait: float) -> None:
        self.folder, self.number, self.wait = folder, number, wait
        self._here = BoundedSemaphore(number)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold a turn; Crowded if there is none within the wait."""
        if not self._here.acquire(blocking=False):
            raise Crowded
        try:
            lock = self._lock()
            try:
                yield
            finally:
                os.close(lock)
        finally:
            self._here.release()

    def _lock(self) -> int:
        self.folder.mkdir(parents=True, exist_ok=True)
        until = monotonic() + self.wait
        while True:
            for number in range(self.number):
                if (lock := _locked(self.folder / f"{number}.lock")) is not None:
                    return lock
            if monotonic() >= until:
                raise Crowded
            sleep(_PAUSE)


def _locked(path: Path) -> int | None:
    """The file held open and locked; None if another holds it."""
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(file)
        return None
    except BaseException:
        os.close(file)
        raise
    return file
