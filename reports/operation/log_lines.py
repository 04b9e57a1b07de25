"""One line of JSON an event, without personal data (个人信息).

Never logged: who is logged in, what was typed or searched, tokens of preview links, the messages
of exceptions (databases quote the row in them). An error is told by its kind and its places in
the code; with the id of the request the rest is found on the trail, by those who may read it.
"""

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from pathlib import Path

from .request_ids import CURRENT

QUERY = re.compile(r"\?[^\s'\"]+")
SECRET_PATH = re.compile(r"(/preview/)[^/\s'\"]+")
FRAMES = 12  # the innermost


class JsonLine(logging.Formatter):
    """A record as JSON. What belongs to it beside the message stands in ``extra={"said": {…}}``."""

    def format(self, record: logging.LogRecord) -> str:
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "request": CURRENT.get(),
            "message": _message(record),
            **getattr(record, "said", {}),
        }
        if record.exc_info and record.exc_info[0]:
            said |= _error(record.exc_info)
        return json.dumps({name: value for name, value in said.items() if value != ""}, **PLAIN)


PLAIN = {"ensure_ascii": False, "default": str}


def _message(record: logging.LogRecord) -> str:
    """Django tells an answer by the path of its request; the path may name people."""
    if hasattr(record, "status_code"):
        return f"HTTP {record.status_code}"
    return SECRET_PATH.sub(r"\1…", QUERY.sub("?…", record.getMessage()))


def _error(exc_info: tuple) -> dict[str, object]:
    kind, _, trace = exc_info
    places = traceback.extract_tb(trace)[-FRAMES:]
    return {
        "error": f"{kind.__module__}.{kind.__qualname__}",
        "at": [f"{Path(place.filename).name}:{place.lineno} {place.name}" for place in places],
    }
