"""A file that takes its place only when it is whole."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """What is written into the file stands at ``path`` when the block ends; after a failure
    stands there what stood before."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
        Path(name).chmod(0o644)
        shutil.move(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
