"""Which way the database of this portal is copied."""

from types import ModuleType

from django.db import connection

from . import postgresql, sqlite

WAYS = {"sqlite": sqlite, "postgresql": postgresql}


def way() -> ModuleType:
    """The module that can ``dump``, ``load`` and ``refuse_unless_empty``, and the ``NAME`` of its
    file."""
    return WAYS[connection.vendor]
