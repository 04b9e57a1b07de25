"""One task in a process of its own; prints the peaks of memory and the time it took.

Run by ``measure.peak_of``, never by hand.
"""

import json
import re
import resource
import sys
from importlib import import_module
from pathlib import Path

from tests.benchmarks.measure import spent
from tests.benchmarks.portal import set_up


def main(task: str, arguments: str) -> None:
    module, function = task.split(":")
    set_up()
    action = getattr(import_module(f"{__package__}.{module}"), function)
    before = spent()
    action(*json.loads(arguments))
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps([own_peak() / 1024, children / 1024, (spent() - before) * 1000]))


def own_peak() -> int:
    """Kilobytes. Not ``getrusage``: a new process starts with what its parent held there."""
    return int(re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())[1])


if __name__ == "__main__":
    main(*sys.argv[1:])
