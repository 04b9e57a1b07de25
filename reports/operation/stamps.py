"""When something was last done, as files in VAR: the metrics tell it, and no database is needed
to know it."""

from pathlib import Path

from django.conf import settings


def stamp(what: str) -> None:
    """``what`` is done now."""
    _path(what).touch()


def stamped(what: str) -> float:
    """When it was last done, in seconds since 1970; 0 for never."""
    path = _path(what)
    return path.stat().st_mtime if path.exists() else 0


def _path(what: str) -> Path:
    return settings.VAR / f"{what}.done"
