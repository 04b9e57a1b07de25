"""A portal of its own in a folder: commands and a server in processes of their own."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def environment(var: Path, **said: str) -> dict[str, str]:
    """Nothing of the one who runs the tests but what finds programs."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return kept | {"VAR": str(var), "DEBUG": "0", "SECRET_KEY": "k" * 50} | said


def manage(var: Path, *command: str, **said: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=environment(var, **said),
        capture_output=True,
        text=True,
        check=False,
    )


@contextmanager
def served(var: Path, port: int, **said: str):
    """gunicorn on a port of this machine; gives the way to ask it."""
    command = [sys.executable, "-m", "gunicorn", "portal.wsgi", "--bind", f"127.0.0.1:{port}"]
    assert manage(var, "collectstatic", "--noinput", "--verbosity", "0").returncode == 0
    with (var / "server.log").open("w") as log:
        server = subprocess.Popen(
            [*command, "--workers", "1", "--threads", "2", "--no-control-socket"],
            cwd=ROOT,
            env=environment(var, **said),
            stdout=log,
            stderr=log,
        )
    try:
        yield Asked(server, port)
    finally:
        server.terminate()
        server.wait(timeout=30)


class Asked:
    def __init__(self, server: subprocess.Popen, port: int) -> None:
        self.server, self.port = server, port
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def __call__(self, path: str, *, data: bytes | None = None, **headers: str):
        """Status, headers and text of an answer."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", data=data, headers=headers
        )
        try:
            with self.opener.open(request, timeout=60) as answer:
                return answer.status, answer.headers, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read().decode()

    def until_it_answers(self, path: str = "/rules/", *, seconds: int = 60) -> None:
        for _ in range(seconds * 5):
            if self.server.poll() is not None:
                raise AssertionError("the server did not start: see server.log")
            try:
                self(path)
            except (OSError, urllib.error.URLError):
                time.sleep(0.2)
            else:
                return
        raise AssertionError("the server did not come up")


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]
