"""Two things beside each other, and the memory of a process of its own."""

import gc
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import process_time


@dataclass(frozen=True)
class Beside:
    """Medians, in milliseconds, of what is measured and of what it is measured against.

    ``ratio`` is the median of the ratios of each turn: a busy moment of the machine falls on both.
    """

    ours: float
    theirs: float
    ratio: float


def beside(
    ours: Callable[[], object],
    theirs: Callable[[], object],
    *,
    turns: int,
    clock: Callable[[], float] = process_time,
) -> Beside:
    """A B A B …, after one turn that is not counted where there are several.

    The clock is that of the processor, which others on the machine disturb less; what waits for
    another process needs ``perf_counter``."""
    if turns > 1:
        ours(), theirs()
    pairs = [(milliseconds(ours, clock), milliseconds(theirs, clock)) for _ in range(turns)]
    return Beside(
        median(a for a, _ in pairs), median(b for _, b in pairs), median(a / b for a, b in pairs)
    )


def milliseconds(action: Callable[[], object], clock: Callable[[], float] = process_time) -> float:
    """How long an action takes; what the one before it left to be collected is not its own."""
    gc.collect()
    started = clock()
    action()
    return (clock() - started) * 1000


def spent() -> float:
    """Seconds of processor time of this process and of its children that have ended."""
    own, children = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in (own, children))


@dataclass(frozen=True)
class Peak:
    """Megabytes that a process held at most, and the largest of its children; the milliseconds
    of processor time that its task took, in both."""

    own: float
    children: float
    cpu: float


def peak_of(task: str, var: Path, *arguments: object) -> Peak:
    """The peak of a task (``module:function`` of this package) in a process of its own, whose
    portal lives in ``var``."""
    command = [sys.executable, "-m", f"{__package__}.task", task, json.dumps(arguments)]
    environment = os.environ | {"VAR": str(var), "DATABASE_URL": f"sqlite:///{var}/portal.sqlite3"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return Peak(*json.loads(done.stdout.splitlines()[-1]))
