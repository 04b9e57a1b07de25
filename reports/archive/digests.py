"""The two digests that prove things here: SHA-256, and SM3 of 国密 (GB/T 32905)."""

import hashlib


def sha256_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def sm3_of(data: bytes) -> str:
    """As OpenSSL computes it; every Debian and every 信创 distribution has it."""
    return hashlib.new("sm3", data).hexdigest()
