"""Files read apart from the portal's processes, within the bounds of its settings."""

import atexit
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from reports.readers.apart import Bounds, Child, Spare, Turns


def bounds() -> Bounds:
    """What reading one file may cost."""
    return Bounds(**settings.READING)


@contextmanager
def reader() -> Iterator[Child]:
    """A process for the file of one person, when it is their turn; Crowded if it is not soon."""
    turns = _turns(settings.READING_TURNS, settings.READING_AT_ONCE, settings.READING_WAIT)
    with turns.turn(), _spare(bounds()).child() as child:
        yield child


@lru_cache(maxsize=1)
def operators_reader() -> Child:
    """The process for the files of commands, one after another."""
    child = Child(bounds())
    atexit.register(child.end)
    return child


@lru_cache(maxsize=1)
def _turns(folder: Path, number: int, wait: float) -> Turns:
    return Turns(folder, number=number, wait=wait)


@lru_cache(maxsize=1)
def _spare(bounds: Bounds) -> Spare:
    spare = Spare(bounds)
    atexit.register(spare.end)
    return spare
