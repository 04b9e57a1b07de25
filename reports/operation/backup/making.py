"""Making a copy while the portal runs, and letting go of old ones (轮换)."""

import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from ..stamps import stamp
from .databases import way
from .failure import Failed
from .manifest import NAME, CopiedFile, Manifest, digest, fingerprints

WHOLE = re.compile(r"portal-\d{8}-\d{6}-\d{6}")
HALF = ".half-"
PRIVATE = 0o077


def back_up(place: Path, *, keep: int | None = None, renditions: bool = False) -> Path:
    """One more copy in ``place``, and of the old ones the newest that ``keep`` allows. Gives its
    folder."""
    with _alone_in(place):
        _clear_halves(place)
        half = Path(tempfile.mkdtemp(prefix=HALF, dir=place))
        try:
            name = _fill(half, last=next(reversed(copies(place)), None), renditions=renditions)
            sync(half)
            whole = half.rename(place / name)
            _sync_folder(place)
        except BaseException:
            shutil.rmtree(half, ignore_errors=True)
            raise
        for old in copies(place)[: -keep if keep else 0]:
            shutil.rmtree(old.rename(place / f"{HALF}{old.name}"))
    stamp("backup")
    return whole


def copies(place: Path) -> list[Path]:
    """The whole copies in a folder, oldest first."""
    return sorted(path for path in place.iterdir() if WHOLE.fullmatch(path.name))


@contextmanager
def _alone_in(place: Path) -> Iterator[None]:
    """Nobody else copies into the same folder, and nobody else reads what is written."""
    before = os.umask(PRIVATE)
    try:
        place.mkdir(parents=True, exist_ok=True)
        with (place / ".lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Failed(f"{place}：另一个备份正在进行，请等它结束。") from None
            yield
    finally:
        os.umask(before)


def _clear_halves(place: Path) -> None:
    """What an interrupted run left; none is running now."""
    for half in place.glob(f"{HALF}*"):
        shutil.rmtree(half)


def _fill(folder: Path, *, last: Path | None, renditions: bool) -> str:
    """Everything into the folder, the manifest last; the name that it may take then. The database
    comes first: what its rows name was on the disk before they were."""
    now, database = timezone.now(), way()
    said = database.dump(folder / database.NAME)
    taken = {
        database.NAME: CopiedFile(digest(folder / database.NAME), _size(folder / database.NAME))
    }
    sources = settings.BACKED_UP | ({"renditions": settings.RENDITIONS} if renditions else {})
    for name, source in sources.items():
        taken |= _take(source, folder, name=name, last=last)
    there = {file.sha256 for name, file in taken.items() if name.startswith("originals/")}
    Manifest(
        made=now.isoformat(),
        vendor=connection.vendor,
        database=database.NAME,
        head=said.head,
        migrations=said.migrations,
        keys=fingerprints(),
        missing=tuple(digest for digest in said.originals if digest not in there),
        files=taken,
    ).write(folder)
    return f"portal-{now:%Y%m%d-%H%M%S-%f}"


def _take(source: Path, folder: Path, *, name: str, last: Path | None) -> dict[str, CopiedFile]:
    """Every file under ``source``; one that the last copy holds unchanged takes no more room."""
    taken = {}
    for path in sorted(path for path in source.rglob("*") if path.is_file()):
        if path.name.startswith("."):  # written at this moment, and not in its place yet
            continue
        inside = f"{name}/{path.relative_to(source).as_posix()}"
        target = folder / inside
        target.parent.mkdir(parents=True, exist_ok=True)
        said = digest(path)
        before = last / inside if last else None
        if before and before.is_file() and digest(before) == said:
            os.link(before, target)
        else:
            shutil.copyfile(path, target)
        taken[inside] = CopiedFile(said, _size(target))
    return taken


def _size(path: Path) -> int:
    return path.stat().st_size


def sync(folder: Path) -> None:
    """Wait until a folder and all in it are on the disk."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
    for path in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        _sync_folder(path)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def newest(place: Path) -> Path:
    """The copy that a folder is, or the newest that it holds."""
    if (place / NAME).exists():
        return place
    if place.is_dir() and (whole := copies(place)):
        return whole[-1]
    raise Failed(f"{place}：没有找到备份。请核对目录。")
