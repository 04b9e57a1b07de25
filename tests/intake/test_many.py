"""Many files on several processes: a file whose reading kills the process takes no other along."""

from pathlib import Path

import pytest

from reports.intake.files import GivenFile
from reports.intake.many import Outcome, read_all
from reports.writers import write
from tests.conftest import sound_document
from tests.intake.deadly import Deadly

KILLED = "读取这个文件的进程意外退出，请检查文件。"


@pytest.fixture
def reports(tmp_path) -> list[Path]:
    paths = []
    for n in range(20):
        path = tmp_path / f"{n:02}.json"
        path.write_bytes(write(sound_document(agency=f"第{n}局", year=2023), "json"))
        paths.append(path)
    return paths


def told(outcome: Outcome) -> str:
    return outcome.reading.document.agency if outcome.reading else outcome.refusal


@pytest.mark.slow
@pytest.mark.parametrize("deadly", [(0,), (7, 8, 19)], ids=str)
def test_a_process_that_dies_is_survived_and_told(reports, deadly):
    """Of every other file the outcome is there, in order, once."""
    files = [(Deadly if n in deadly else GivenFile)(path) for n, path in enumerate(reports)]
    outcomes = list(read_all(files, known=frozenset(), jobs=2))
    assert [outcome.found.path for outcome in outcomes] == reports
    expected = [KILLED if n in deadly else f"第{n}局" for n in range(20)]
    assert [told(outcome) for outcome in outcomes] == expected
