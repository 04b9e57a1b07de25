"""Many files on several processes: a file whose reading kills the process takes no other along."""

from pathlib import Path

import pytest

from reports.intake.files import GivenFile
from reports.intake.many import Outcome, read_all
from reports.readers.apart import Bounds, Child
from reports.writers import write
from tests.conftest import sound_document

KILLED = "意外退出"


@pytest.fixture
def reports(tmp_path) -> list[Path]:
    paths = []
    for n in range(20):
        path = tmp_path / f"{n:02}.json"
        path.write_bytes(write(sound_document(agency=f"第{n}局", year=2023), "json"))
        paths.append(path)
    return paths


def make() -> Child:
    return Child(Bounds(), program="tests.readers.misbehaving")


def told(outcome: Outcome) -> str:
    if outcome.reading:
        return outcome.reading.document.agency
    return KILLED if KILLED in outcome.refusal else outcome.refusal


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("deadly", [(0,), (7, 8, 19)], ids=str)
def test_a_process_that_dies_is_survived_and_told(reports, deadly, jobs):
    """Of every other file the outcome is there, in order, once."""
    for n in deadly:
        reports[n].write_bytes(b"die\n" + reports[n].read_bytes())
    outcomes = list(
        read_all([GivenFile(path) for path in reports], known=frozenset(), jobs=jobs, make=make)
    )
    assert [outcome.found.path for outcome in outcomes] == reports
    expected = [KILLED if n in deadly else f"第{n}局" for n in range(20)]
    assert [told(outcome) for outcome in outcomes] == expected


@pytest.mark.slow
def test_no_process_is_left_when_nobody_takes_more(reports):
    made = []

    def make() -> Child:
        made.append(Child(Bounds()))
        return made[-1]

    outcomes = read_all([GivenFile(path) for path in reports], known=frozenset(), jobs=2, make=make)
    assert told(next(outcomes)) == "第0局"
    outcomes.close()
    assert [child.process for child in made] == [None, None]
