"""A name for each request, told by the proxy or made here, on every line of the log."""

import re
import uuid
from contextvars import ContextVar

HEADER = "X-Request-ID"
GIVEN = re.compile(r"[A-Za-z0-9._-]{8,64}")  # nothing that could break a line or say a name
CURRENT: ContextVar[str] = ContextVar("request_id", default="")


def id_of(given: str) -> str:
    """What the proxy called the request, if it is a name; else a new one."""
    return given if GIVEN.fullmatch(given) else uuid.uuid4().hex
