"""The files under the paths a person named: files, folders, zip archives."""

import os
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reports.readers.limits import LIMITS

PACKAGE = "[Content_Types].xml"  # a zip that holds this is one Word or Excel file
MOST_MEMBERS = 100_000
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What opening an archive or a member of it may raise: damaged, locked, packed in another way.
UNOPENED = (
    OSError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    ValueError,
    KeyError,
    NotImplementedError,
    RuntimeError,
)


@dataclass(frozen=True)
class GivenFile:
    """One file: on disk, or a member of a zip archive."""

    path: Path
    member: str = ""

    def __str__(self) -> str:
        return str(Path(*self.parts))

    @property
    def parts(self) -> tuple[str, ...]:
        """The folders it lies in and its name, the archive's name among them."""
        return tuple(map(readable, (*self.path.parts, *filter(None, self.member.split("/")))))

    @property
    def name(self) -> str:
        return self.parts[-1]

    def load(self) -> bytes:
        """The bytes, one more than a reader allows if there are more; one of ``UNOPENED`` if they
        cannot be had. Other ways of packing than a zip's usual one need memory without bound."""
        if not self.member:
            with self.path.open("rb") as file:
                return file.read(LIMITS.file_bytes + 1)
        with zipfile.ZipFile(self.path) as archive, archive.open(self.member) as file:
            if archive.getinfo(self.member).compress_type not in _PACKED:
                raise zipfile.BadZipFile
            return file.read(LIMITS.file_bytes + 1)


def readable(name: str) -> str:
    """A name as it was written: where another system unpacked it, it is GB18030 and no UTF-8,
    and what Python makes of it can be neither stored nor printed."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", errors="replace")
    return name


def find(paths: list[Path]) -> Iterator[GivenFile]:
    """Every file under the paths, in the order of their names; hidden ones left out."""
    for path in paths:
        if path.is_dir():
            yield from find(sorted(p for p in path.iterdir() if not p.name.startswith(".")))
        elif (names := _names(path)) is not None:
            yield from (GivenFile(path, name) for name in names)
        else:
            yield GivenFile(path)


def _names(path: Path) -> list[str] | None:
    """The files in a zip archive; None for what is no archive or itself one document."""
    if not zipfile.is_zipfile(path):
        return None
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()[:MOST_MEMBERS]
    except UNOPENED:
        return None
    if PACKAGE in names:
        return None
    return sorted(name for name in names if not name.endswith("/") and not _hidden(name))


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
