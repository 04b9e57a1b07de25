"""What a copy holds (清单): every file with its checksum, and what the database said of itself."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from django.conf import settings

from .failure import Failed

NAME = "manifest.json"
FORMAT = 1


@dataclass(frozen=True)
class CopiedFile:
    """Of one file: SHA-256 in hexadecimal, and bytes."""

    sha256: str
    size: int


@dataclass(frozen=True)
class DatabaseFacts:
    """What stood in the database at the moment of the copy. ``head`` is number and hash of the
    last entry of the trail (留痕); ``originals`` the digests that rows name."""

    head: tuple[int, str]
    migrations: tuple[str, ...]
    originals: tuple[str, ...]


@dataclass(frozen=True)
class Manifest:
    """``made`` is a time in ISO 8601; ``vendor`` is sqlite or postgresql; ``database`` names its
    file; ``keys`` tells keys apart without telling them; ``missing`` are originals that the
    database names and the disk did not have, or had with other bytes."""

    made: str
    vendor: str
    database: str
    head: tuple[int, str]
    migrations: tuple[str, ...]
    keys: dict[str, str]
    missing: tuple[str, ...]
    files: dict[str, CopiedFile]
    format: int = FORMAT

    def write(self, folder: Path) -> None:
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)
        (folder / NAME).write_text(text, encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        try:
            said = json.loads((folder / NAME).read_text(encoding="utf-8"))
            files = {_inside(name): CopiedFile(**file) for name, file in said.pop("files").items()}
            said |= {name: tuple(said[name]) for name in ("head", "migrations", "missing")}
            read = cls(**said, files=files)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            raise Failed(f"{folder}：不是完整的备份（没有清单，或者清单损坏）。") from None
        if read.format != FORMAT or read.database not in files:
            raise Failed(f"{folder}：备份的格式不是本版本的，请用制作它的版本恢复。")
        return read

    def verify(self, folder: Path) -> None:
        """Compare every file with its checksum, before anything of it is used."""
        for name, file in self.files.items():
            path = folder / name
            if path.is_symlink() or not path.is_file():
                raise Failed(f"备份不完整，缺少文件：{name}。请换一份备份。")
            if path.stat().st_size != file.size or digest(path) != file.sha256:
                raise Failed(f"备份已损坏，文件与清单不符：{name}。请换一份备份。")


def _inside(name: str) -> str:
    """A name that stays within the folder."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        raise ValueError
    return name


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fingerprints() -> dict[str, str]:
    """Of each key that what is stored depends on: enough to tell whether it is the same."""
    return {
        name: hashlib.sha256(f"fingerprint of {name}: {key}".encode()).hexdigest()[:16]
        for name, key in settings.KEYS.items()
    }
