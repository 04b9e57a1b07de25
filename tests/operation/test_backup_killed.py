"""kill -9 at any moment of a backup: whatever carries the name of a copy is whole."""

import os
import subprocess
import sys
import time

import pytest

from reports.operation.backup.making import copies
from reports.operation.backup.manifest import Manifest
from tests.operation.portals import ROOT, environment, manage

TIMES = 8


@pytest.mark.slow
def test_kills_leave_whole_copies_only(tmp_path):
    var, place = tmp_path / "var", tmp_path / "backups"
    assert manage(var, "migrate", "--verbosity", "0").returncode == 0
    (var / "originals").mkdir()
    for number in range(200):
        (var / "originals" / f"{number:03}").write_bytes(os.urandom(200_000))
    whole = timed(var, place)
    for number in range(TIMES):
        backup = begun(var, place)
        time.sleep(whole * (0.3 + 0.7 * number / TIMES))
        backup.kill()
        backup.wait()
        for copy in copies(place):
            Manifest.read(copy).verify(copy)
    assert manage(var, "backup", str(place), "--keep", "1").returncode == 0
    (left,) = copies(place)
    assert sorted(path.name for path in place.iterdir()) == [".lock", left.name]
    assert len(Manifest.read(left).files) == 201


def begun(var, place) -> subprocess.Popen:
    command = [sys.executable, "manage.py", "backup", str(place), "--keep", "3"]
    return subprocess.Popen(command, cwd=ROOT, env=environment(var))


def timed(var, place) -> float:
    """How long a backup takes on this machine now."""
    began = time.perf_counter()
    assert begun(var, place).wait() == 0
    return time.perf_counter() - began
