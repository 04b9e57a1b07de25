"""Hostile files, made when they are needed: small to send, dear to read."""

from collections.abc import Callable

from .office import OFFICE
from .pages import PAGES
from .pdfs import PDFS
from .texts import TEXTS

HOSTILE: dict[str, Callable[[], bytes]] = {
    f"{kind}: {name}": make
    for kind, files in (("office", OFFICE), ("page", PAGES), ("pdf", PDFS), ("text", TEXTS))
    for name, make in files.items()
}
