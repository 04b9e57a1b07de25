"""Texts on their way into XML."""

from __future__ import annotations

import re

# XML 1.0 knows no other control characters, no lone surrogates and no noncharacters.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """Text without the characters that XML cannot carry."""
    return _ILLEGAL.sub("", text)
