"""The side that asks: processes started, given files, and ended."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from threading import Event, Lock, Timer
from typing import IO

from ..understand import Reading
from ..unreadable import Unreadable
from .answers import understood
from .bounds import Bounds

_HOME = Path(__file__).parents[3]  # where ``reports`` is found
_PROGRAM = f"{__package__}.child"
# The process needs no secrets: neither keys nor the address of the database.
_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT")
_NOT_STARTED = "读文件的程序启动不了，文件没有读取；请稍后再试，仍不行时请报告系统管理员。"
_LONGEST_ANSWER = 64_000_000


class Child:
    """A process that reads one file after another; another takes its place when it dies."""

    def __init__(self, bounds: Bounds, *, program: str = _PROGRAM) -> None:
        self.bounds, self.program = bounds, program
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> Child:
        """Have the process ready: importing the parsers takes longer than most files."""
        self._running()
        return self

    def read(self, data: bytes, *, name: str = "") -> Reading:
        """The report in a file; Unreadable if it is none, costs too much, or kills the process."""
        process = self._running()
        stopped = Event()
        with _ended_after(self.bounds.seconds_for(data), process, stopped):
            said = _asked(process, self._request(data, name), data)
        if said is None or stopped.is_set():
            self.end()
            raise Unreadable(self.bounds.death(process.returncode, stopped=stopped.is_set()))
        try:
            return understood(said)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            self.end()
            raise Unreadable(self.bounds.death(0, stopped=False)) from None

    def end(self) -> None:
        """End the process, and whatever it started."""
        process, self.process = self.process, None
        if process is None:
            return
        _kill(process)
        for stream in (process.stdin, process.stdout):
            _close(stream)
        process.wait()

    def __enter__(self) -> Child:
        return self

    def __exit__(self, *exception: object) -> None:
        self.end()

    def _running(self) -> subprocess.Popen[bytes]:
        if self.process is None:
            try:
                self.process = _started(self.program)
            except OSError:  # no memory, no more processes
                raise Unreadable(_NOT_STARTED) from None
        return self.process

    def _request(self, data: bytes, name: str) -> bytes:
        request = {"size": len(data), "name": name, "bounds": asdict(self.bounds)}
        return json.dumps(request).encode() + b"\n"


class Spare:
    """Children for one file each, so that no file sees what another left behind; the next one is
    kept ready."""

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self._ready: Child | None = None
        self._lock = Lock()

    @contextmanager
    def child(self) -> Iterator[Child]:
        with self._lock:
            child, self._ready = self._ready or Child(self.bounds), None
        try:
            yield child
        finally:
            child.end()
            with self._lock, suppress(Unreadable):
                self._ready = self._ready or Child(self.bounds).start()

    def end(self) -> None:
        with self._lock:
            if self._ready:
                self._ready.end()
            self._ready = None


def _started(program: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - this interpreter, a fixed program
        [sys.executable, "-m", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_HOME,
        env={key: os.environ[key] for key in _ENVIRONMENT if key in os.environ},
        start_new_session=True,
    )


@contextmanager
def _ended_after(
    seconds: float, process: subprocess.Popen[bytes], stopped: Event
) -> Iterator[None]:
    """End a process that takes longer; ``stopped`` tells that it was."""

    def stop() -> None:
        stopped.set()
        _kill(process)

    timer = Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _asked(process: subprocess.Popen[bytes], request: bytes, data: bytes) -> bytes | None:
    """The answer of a process; None if it dies before it is whole."""
    assert process.stdin is not None and process.stdout is not None  # noqa: S101
    try:
        process.stdin.write(request)
        process.stdin.write(data)
        process.stdin.flush()
        size = process.stdout.readline(20)
        if not size.strip().isdigit() or int(size) > _LONGEST_ANSWER:
            return None
        said = process.stdout.read(int(size))
    except OSError:
        return None
    return said if len(said) == int(size) else None


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and whatever it started, unless it has ended and been waited for."""
    if process.returncode is None:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


def _close(stream: IO[bytes] | None) -> None:
    if stream is not None:
        try:
            stream.close()
        except OSError:  # what could not be sent any more
            pass
