"""The head of the trail, published day by day (留痕公示).

A chain of hashes proves nothing against whoever can write all of it anew. So each day its head is
signed with a key that lies outside the database, shown to everybody, appended to a file, and sent
to whom the settings name. ``docs/verify_heads.py`` finds from those what was cut or rewritten.
"""

import json
import os
import tempfile
from base64 import b64decode, b64encode
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from reports.models import TrailAnchor, TrailEntry

from .trail import locked_head

SAID = ("day", "at", "number", "sha256", "sm3")


@transaction.atomic
def anchor(*, at: datetime) -> TrailAnchor | None:
    """Sign the head as it stands, once a day; None if this day has its anchor, or nothing is on
    the trail yet. The head is locked, so that no entry comes between."""
    head, day = locked_head(), timezone.localdate(at)
    if head.number == 0 or TrailAnchor.objects.filter(day=day).exists():
        return None
    made = TrailAnchor(day=day, at=at, number=head.number, hash=head.hash, sm3=head.sm3)
    made.signature = b64encode(signing_key().sign(statement(made))).decode()
    made.save(force_insert=True)
    return made


def said(anchor: TrailAnchor) -> dict[str, str | int]:
    """What an anchor says, as it is published."""
    at = anchor.at.astimezone(UTC).isoformat(timespec="microseconds")
    return {
        "day": anchor.day.isoformat(),
        "at": at,
        "number": anchor.number,
        "sha256": anchor.hash,
        "sm3": anchor.sm3,
        "signature": anchor.signature,
    }


def statement(anchor: TrailAnchor) -> bytes:
    """What is signed: the published values but the signature, a line each."""
    values = said(anchor)
    return "\n".join(str(values[name]) for name in SAID).encode()


def lines() -> Iterator[str]:
    """Every anchor as a line of JSON, oldest first."""
    for made in TrailAnchor.objects.order_by("day").iterator():
        yield json.dumps(said(made), ensure_ascii=False) + "\n"


def write_out() -> None:
    """Append to the file what it does not hold yet, and see it on the disk. A line that a kill left
    half written is taken away first; it never was a published one."""
    path: Path = settings.TRAIL_HEADS_FILE
    _cut_torn_line(path)
    held = set(_filed())
    missing = [line for line in lines() if line not in held]
    if missing:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.writelines(missing)
            file.flush()
            os.fsync(file.fileno())


def _cut_torn_line(path: Path) -> None:
    if path.exists() and (data := path.read_bytes()) and not data.endswith(b"\n"):
        os.truncate(path, data.rfind(b"\n") + 1)


def unproven() -> Iterator[str]:
    """Anchors, in the database or in the file, that the trail of today does not bear out."""
    key = signing_key().public_key()
    for made in TrailAnchor.objects.order_by("day").iterator():
        try:
            key.verify(b64decode(made.signature), statement(made))
        except (InvalidSignature, ValueError):
            yield f"{made.day} 的留痕公示被改动，或者不是用现在的密钥签名的。"
            continue
        entry = TrailEntry.objects.filter(number=made.number).first()
        if entry is None or entry.hash != made.hash:
            yield f"留痕与 {made.day} 公示的不同：当时第 {made.number} 条的摘要是 {made.hash}。"
    published = set(lines())
    for line in _filed():
        if line not in published:
            yield f"公示文件中的一行在库中没有：{line.strip()}"


def _filed() -> list[str]:
    path: Path = settings.TRAIL_HEADS_FILE
    return path.read_text(encoding="utf-8").splitlines(keepends=True) if path.exists() else []


def signing_key() -> Ed25519PrivateKey:
    """The key outside the database; made at its first use, readable by the portal alone."""
    path: Path = settings.TRAIL_KEY_FILE
    if not path.exists():
        _make(path)
    key = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError(f"{path} 不是 Ed25519 密钥。")
    return key


def _make(path: Path) -> None:
    """Whoever comes second finds the key of the first."""
    made = Ed25519PrivateKey.generate()
    pem = made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=".key-")  # nobody else's to read
    with os.fdopen(handle, "wb") as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(part, path)
    except FileExistsError:
        pass
    finally:
        Path(part).unlink()


def public_key() -> str:
    """The public half, as PEM: what a reader checks the signatures with."""
    public = signing_key().public_key()
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
