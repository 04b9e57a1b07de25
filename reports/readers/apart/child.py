"""The process that reads: ``python -m reports.readers.apart.child``.

It takes files from standard input until that ends, each after a line that says how long it is and
what it may cost, and answers each on standard output. It is started with hardly any environment
and says nothing else: what libraries print goes nowhere.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from typing import Any, BinaryIO

from reports.readers import Unreadable, read
from reports.readers.apart.answers import answer, refusal
from reports.readers.apart.bounds import SAVE_ANEW, Bounds

_BROKEN = f"文件内容有误，读到中途出错；{SAVE_ANEW}"
_NICENESS = 10  # pages go before files


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Read file after file. One that cannot be read at all ends in a sentence too."""
    while line := requests.readline():
        request = json.loads(line)
        data = requests.read(request["size"])
        said = answered(data, request["name"], Bounds(**request["bounds"]))
        answers.write(b"%d\n" % len(said) + said)
        answers.flush()


def answered(data: bytes, name: str, bounds: Bounds) -> bytes:
    """What is said of one file, within its bounds; the kernel ends the process beyond them."""
    with _Bounded(bounds):
        try:
            reading = read(data, name=name)
            return answer(reading)
        except Unreadable as sentence:
            return refusal(str(sentence))
        except MemoryError:
            return refusal(bounds.too_large)
        except Exception:
            # A library that fails in a way of its own is no reason for another sentence.
            return refusal(_BROKEN)


class _Bounded:
    """Memory and processor time of this process bounded, and as they were afterwards. Soft limits
    only: LibreOffice, which needs more, has limits of its own."""

    def __init__(self, bounds: Bounds) -> None:
        spent = resource.getrusage(resource.RUSAGE_SELF)
        self.soft = {
            resource.RLIMIT_AS: bounds.megabytes * 1_000_000,
            resource.RLIMIT_CPU: int(spent.ru_utime + spent.ru_stime) + 1 + bounds.processor,
            resource.RLIMIT_CORE: 0,
        }
        self.before = {kind: resource.getrlimit(kind) for kind in self.soft}

    def __enter__(self) -> None:
        for kind, soft in self.soft.items():
            hard = self.before[kind][1]
            resource.setrlimit(kind, (soft if hard < 0 else min(soft, hard), hard))

    def __exit__(self, *exception: Any) -> None:
        for kind, limits in self.before.items():
            resource.setrlimit(kind, limits)


def main() -> None:
    os.nice(_NICENESS)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
