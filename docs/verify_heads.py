#!/usr/bin/env python3
"""Hold a trail against its published heads. Needs Python 3.9 or later, and nothing of the portal.

    python3 verify_heads.py HEADS.jsonl KEY.pem DATABASE.sqlite3
    python3 verify_heads.py HEADS.jsonl KEY.pem ENTRIES.jsonl

HEADS and KEY are what you kept from /trail/heads.jsonl and /trail/key.pem. The trail is a copy of
the portal's database, or its table reports_trailentry with a JSON object a line (PostgreSQL:
``\\copy (SELECT row_to_json(t) FROM reports_trailentry t ORDER BY number) TO 'entries.jsonl'``).

Exit 0: the trail contains every published head, and its chain is whole. Exit 1: it does not, and
what is wrong is printed. The Ed25519 check follows RFC 8032, section 5.1.7.
"""

import base64
import hashlib
import json
import sqlite3
import sys
from datetime import UTC, datetime
from pathlib import Path

FIRST = [
    *("number", "at", "action", "actor", "actor_name", "agency", "year", "revision"),
    *("source", "target", "reason", "content", "address", "previous_hash"),
]
SEALED = {1: FIRST, 2: [*FIRST, "seal"]}
START = "0" * 64

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def recover(data):
    """The point that 32 bytes name, as (x, y, 1, xy); None if they name none."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return (x, y, 1, x * y % P)


def add(a, b):
    p, q = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = q - p, d - c, d + c, q + p
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(factor, point):
    total = (0, 1, 1, 0)
    while factor:
        if factor & 1:
            total = add(total, point)
        point, factor = add(point, point), factor >> 1
    return total


def same(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


BASE = recover((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(message, signature, key):
    """Whether Ed25519 ``signature`` (64 bytes) is of ``message`` by the public ``key``."""
    if len(signature) != 64 or len(key) != 32:
        return False
    of_key, nonce = recover(key), recover(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if of_key is None or nonce is None or s >= ORDER:
        return False
    h = hashlib.sha512(signature[:32] + key + message).digest()
    challenge = int.from_bytes(h, "little") % ORDER
    return same(times(s, BASE), add(nonce, times(challenge, of_key)))


def key_of(pem):
    """The 32 bytes at the end of a SubjectPublicKeyInfo."""
    body = "".join(line for line in pem.splitlines() if not line.startswith("-----"))
    return base64.b64decode(body)[-32:]


def heads_in(path):
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def entries_in(path):
    """The entries of the trail in order, as dictionaries."""
    with path.open("rb") as file:
        is_database = file.read(16) == b"SQLite format 3\0"
    if not is_database:
        yield from sorted(heads_in(path), key=lambda entry: entry["number"])
        return
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    database.row_factory = sqlite3.Row
    for row in database.execute("SELECT * FROM reports_trailentry ORDER BY number"):
        yield dict(row)


def moment(text):
    """A time as the portal seals it; SQLite keeps UTC and does not say so."""
    at = datetime.fromisoformat(text.replace("Z", "+00:00"))
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def hash_of(entry):
    names = SEALED.get(entry.get("seal", 1))
    if names is None:
        return None
    said = {name: entry[name] for name in names} | {"at": moment(entry["at"])}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def faults(heads, key, entries):
    """What is wrong, a sentence each."""
    hashes, number, previous = {}, 0, START
    for entry in entries:
        if entry["number"] != number + 1:
            yield f"第 {number + 1} 条留痕记录缺失。"
        elif entry["previous_hash"] != previous:
            yield f"第 {entry['number']} 条留痕记录与前一条不衔接。"
        if entry["hash"] != hash_of(entry):
            yield f"第 {entry['number']} 条留痕记录的内容被改动。"
        number, previous = entry["number"], entry["hash"]
        hashes[number] = previous
    for head in heads:
        said = "\n".join(str(head[name]) for name in ("day", "at", "number", "sha256", "sm3"))
        if not is_signed(said.encode(), base64.b64decode(head["signature"]), key):
            yield f"{head['day']} 的公示不是用这个密钥签名的。"
        elif head["number"] not in hashes:
            yield f"{head['day']} 公示时有 {head['number']} 条留痕，现在只有 {number} 条。"
        elif hashes[head["number"]] != head["sha256"]:
            yield f"第 {head['number']} 条留痕与 {head['day']} 公示的不同：记录被重新编写过。"


def main(heads, key, trail):
    published = heads_in(heads)
    found = list(faults(published, key_of(key.read_text(encoding="ascii")), entries_in(trail)))
    said = "\n".join(found) or f"留痕完整，与 {len(published)} 天的公示一致。"
    sys.stdout.write(said + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*map(Path, sys.argv[1:])))
