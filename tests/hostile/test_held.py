"""Every hostile file is held: one sentence, no traceback, bounded time and memory."""

import json
import re
import subprocess
import sys

import pytest
from django.conf import settings

from tests.hostile import HOSTILE

SHARES = 8  # what one test reads: tests run beside each other, files of one test do not
GIGABYTE = 1000
LATE = 3.0  # seconds in which a process is ended and its end is told
SENTENCE = re.compile(r"[^\n]+：[^\n]+。\n")


@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
def test_held(share):
    names = sorted(HOSTILE)[share::SHARES]
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.hold", *names], capture_output=True, text=True
    )
    assert done.stderr == ""
    found = json.loads(done.stdout)
    assert {name: wrong(**file) for name, file in found["files"].items()} == dict.fromkeys(names)
    assert found["megabytes"] < GIGABYTE


def wrong(*, status: int, out: str, err: str, seconds: float) -> str | None:
    """What is wrong with how a file was held; None if nothing is."""
    if seconds > settings.READING["seconds"] + LATE:
        return f"took {seconds:.1f} s"
    if "Traceback" in out + err:
        return err
    if (status, err) == (0, ""):
        return None
    if (status, out) == (2, "") and SENTENCE.fullmatch(err):
        return None
    return f"ended with {status}: {err}"


def test_there_are_many():
    assert len(HOSTILE) >= 150
