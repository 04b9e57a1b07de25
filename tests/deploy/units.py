"""The units of systemd as this machine can run them: read, and moved below another root."""

import shlex
import subprocess
from collections import defaultdict
from pathlib import Path

UNITS = Path(__file__).parent.parent.parent / "docs" / "deploy" / "systemd"
MOVED = ("/opt/portal", "/etc/portal", "/var/lib/portal", "/var/backups/portal")


def unit(name: str) -> dict[str, list[str]]:
    """Every setting of a unit with its values; what takes several lines has several."""
    said = defaultdict(list)
    for line in (UNITS / name).read_text().splitlines():
        if "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            said[key].append(value)
    return said


def below(root: Path, text: str) -> str:
    for place in MOVED:
        text = text.replace(place, f"{root}{place}")
    return text


def environment(root: Path, said: dict[str, list[str]]) -> dict[str, str]:
    """What systemd would put there: nothing of ours."""
    found = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    for file in said["EnvironmentFile"]:
        for line in Path(below(root, file)).read_text().splitlines():
            if line and not line.startswith("#"):
                name, _, value = line.partition("=")
                found[name] = value
    for line in said["Environment"]:
        for pair in shlex.split(below(root, line)):
            name, _, value = pair.partition("=")
            found[name] = value
    return found


def start(root: Path, name: str, *, key: str = "ExecStart", **more: str) -> subprocess.Popen:
    """A command of a unit, with its environment, folder and umask."""
    said = unit(name)
    return subprocess.Popen(
        shlex.split(below(root, said[key][0])),
        cwd=below(root, said["WorkingDirectory"][0]),
        env=environment(root, said) | more,
        umask=int(said["UMask"][0], 8),
    )
