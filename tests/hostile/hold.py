"""``python -m tests.hostile.hold NAME…``: read_report on each file as a person types it, and what
became of it as JSON: exit status, what was said on both streams, seconds, megabytes at most."""

import io
import json
import os
import resource
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from time import monotonic

import django

from tests.hostile import HOSTILE


def held(path: Path) -> dict[str, object]:
    from django.core.management import call_command

    out, err, status = io.StringIO(), io.StringIO(), 0
    started = monotonic()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            call_command("read_report", str(path), stdout=out, stderr=err)
        except SystemExit as stopped:
            status = stopped.code
    seconds = monotonic() - started
    return {"status": status, "out": out.getvalue(), "err": err.getvalue(), "seconds": seconds}


def main(names: list[str]) -> None:
    from reports.intake.reading import operators_reader

    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for number, name in enumerate(names):
            path = Path(folder) / str(number)
            path.write_bytes(HOSTILE[name]())
            found[name] = held(path)
            path.unlink()
    operators_reader().end()
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    json.dump({"files": found, "megabytes": most}, sys.stdout)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    main(sys.argv[1:])
