"""The reading process with a library in it that fails as C libraries do, for files that begin
with what is to happen. ``python -m tests.readers.misbehaving``"""

import json
import os
import signal
import sys
import time

from reports.readers import read
from reports.readers.apart import child
from reports.readers.apart.child import main


def die() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def spin() -> None:
    while True:
        pass


def sleep() -> None:
    time.sleep(3600)


def grow() -> None:
    while True:
        _GROWN.append(bytes(1_000_000))


def fail() -> None:
    raise LookupError("a library's own words")


def chatter() -> None:
    """A library prints to both streams, then dies with a traceback."""
    os.write(1, b"999 on standard output")
    os.write(2, b"Traceback (most recent call last):")
    die()


def lie() -> None:
    """A subverted process answers by itself, with a report that no format allows."""
    report = {"agency": 7, "year": 2023, "format": "2021"}
    said = json.dumps({"report": report, "findings": [], "published": None}).encode()
    child.answer = lambda reading: said


def garble() -> None:
    child.answer = lambda reading: b"no JSON"


_GROWN: list[bytes] = []
DEEDS = {deed.__name__: deed for deed in (die, spin, sleep, grow, fail, chatter, lie, garble)}


def misread(data: bytes, *, name: str = ""):
    first, _, rest = data.partition(b"\n")
    if deed := DEEDS.get(first.decode("utf-8", "replace")):
        deed()
        data = rest
    return read(data, name=name)


if __name__ == "__main__":
    child.read = misread
    sys.exit(main())
