"""Many files on several processes: a file whose reading kills the process takes no other along."""

import os
from pathlib import Path

import pytest

from reports.intake.files import Found
from reports.intake.many import Outcome, read_all
from reports.writers import write
from tests.conftest import sound_document

KILLED = "读取这个文件的进程意外退出，请检查文件。"


class Deadly(Found):
    """A file whose reading ends the process, as a crash in a C library does."""

    def load(self) -> bytes:
        os._exit(11)


@pytest.fixture
def reports(tmp_path) -> list[Path]:
    paths = []
    for n in range(30):
        path = tmp_path / f"{n:02}.json"
        path.write_bytes(write(sound_document(agency=f"第{n}局", year=2023), "json"))
        paths.append(path)
    return paths


def told(outcome: Outcome) -> str:
    return outcome.reading.document.agency if outcome.reading else outcome.refusal


@pytest.mark.parametrize("deadly", [(0,), (7, 8), (3, 4, 29)], ids=str)
def test_a_process_that_dies_is_survived_and_told(reports, deadly):
    """Of every other file the outcome is there, in order, once."""
    files = [(Deadly if n in deadly else Found)(path) for n, path in enumerate(reports)]
    outcomes = list(read_all(files, known=frozenset(), jobs=2))
    assert [outcome.found.path for outcome in outcomes] == reports
    expected = [KILLED if n in deadly else f"第{n}局" for n in range(30)]
    assert [told(outcome) for outcome in outcomes] == expected
