"""A file that takes its place only when it is whole, and on the disk."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings

LONG_AGO = 3600  # seconds; no file takes an hour to be written


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """What is written into the file stands at ``path`` when the block ends; after a failure
    stands there what stood before. Bytes and name are on the disk before anybody is told."""
    parts = _parts()
    parts.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=parts)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        path.parent.mkdir(parents=True, exist_ok=True)
        Path(name).replace(path)
        _sync(path.parent)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def clear_leftovers() -> int:
    """Remove what was being written when a process was killed; how many files that were."""
    left = [part for part in _parts().glob("*") if _is_old(part)]
    for part in left:
        part.unlink(missing_ok=True)
    return len(left)


def _is_old(part: Path) -> bool:
    """Whether nobody writes it any more; another process may take it away at this moment."""
    try:
        return time.time() - part.stat().st_mtime > LONG_AGO
    except FileNotFoundError:
        return False


def _parts() -> Path:
    """One folder for all parts, on the same disk, so that looking for leftovers costs nothing."""
    return settings.RENDITIONS / ".parts"


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
