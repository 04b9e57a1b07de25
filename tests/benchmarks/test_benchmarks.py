"""Every benchmark runs, on next to nothing. How fast it runs is not asserted."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.sections import SECTIONS

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


def test_every_section_runs():
    command = [sys.executable, "-m", "tests.benchmarks", "--tiny"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    headings = [line for line in done.stdout.splitlines() if line.startswith("## ")]
    assert headings == [f"## {name}" for name in SECTIONS]


def test_an_unknown_section_is_told():
    command = [sys.executable, "-m", "tests.benchmarks", "nothing"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "no section nothing" in done.stderr
