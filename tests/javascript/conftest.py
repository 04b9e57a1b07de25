"""The desk's modules in Node.js: one process that answers a question a line."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reports.desk.grid import for_browser
from reports.statute import FORMATS

EVALUATE = Path(__file__).with_name("evaluate.js")


@pytest.fixture(scope="module")
def ask() -> Iterator[Callable]:
    """Ask about a report or a typed text; evaluate.js says how."""
    command = ["node", str(EVALUATE)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as node:

        def tell(question: dict) -> None:
            node.stdin.write(json.dumps(question) + "\n")
            node.stdin.flush()

        def answer(question: dict) -> dict | str | None:
            tell(question)
            return json.loads(node.stdout.readline())

        tell({key: for_browser(form) for key, form in FORMATS.items()})
        yield answer
